import type { RuleNotes } from "../rule-note.js";

/** Replacing, routing and following a message. */
export const sending: RuleNotes = {
  "UR-080": {
    title: "a replacement is complete and names what it replaces",
    why:
      "A correction must be found with what it corrects, and must be whole: the practice keeps the newest one " +
      "alone.",
    example: {
      language: "xml",
      of: "replacement",
      code: "fixed-value",
      text: `
  <Composition>
    …
    <relatesTo>
-     <code value="appends"/>
+     <code value="replaces"/>`,
    },
  },
  "UR-081": {
    title: "versions are counted, and a replacement is sent within a day",
    why:
      "Someone at the practice may have acted on the first version. Its number, and a correction within a day, " +
      "keep that short.",
    example: {
      language: "xml",
      of: "replacement",
      code: "required",
      text: `
  <Composition>
    …
    <meta>
-     …
+     <versionId value="2"/>`,
    },
  },
  "UR-082": {
    title: "if a replacement is rejected, both messages are void",
    why:
      "After 20014 the practice has neither version. Believing that it kept the first would leave a gap that " +
      "nobody sees.",
    example: {
      language: "ts",
      text: `
  if (record.state === "rejected") {
-   await tellPerson("The correction was rejected; the first version is still there.");
+   await tellPerson("Both versions are void: get in touch with the practice.");
  }`,
    },
  },
  "UR-090": {
    title: "the workflow ids",
    why: "The workflow id decides whether a practice's mailbox takes the message at all.",
    example: {
      language: "http",
      text: `
- mex-workflowid: UPDATE_RECORD
+ mex-workflowid: GPCONNECT_UPDATE_RECORD`,
    },
  },
  "UR-091": {
    title: "the address for automatic routing",
    why:
      "MESH finds the practice where the patient is registered today. An address from a list may be that of an " +
      "earlier practice.",
    example: {
      language: "http",
      text: `
- mex-to: A12345GP001
+ mex-to: GPPROVIDER_9991956832_19900521_FAIRWEATHER`,
    },
  },
  "UR-092": {
    title: "subject, local id and sender's mailbox",
    why: "People at the practice see the subject before they open anything, and the sender is known by its mailbox.",
    example: {
      language: "http",
      text: `
- mex-subject: Update Record
+ mex-subject: Pharmacy First for Dominic Fairweather, NHS Number: 9991956832,
+              seen at The Dispensers, ODS code: FQW30, version 1`,
    },
  },
  "UR-093": {
    title: "routing errors come as reports and are never lost",
    why:
      "A message that could not be routed was accepted by MESH first. Only the later report says that nobody has " +
      "it.",
    example: {
      language: "ts",
      text: `
- if (item.type === "report") await acknowledge(item); // lost
+ if (item.type === "report") await tellPerson(item.linkedMessageId, item.statusCode);`,
    },
  },
  "UR-100": {
    title: "both acknowledgements are read and acted on",
    why:
      "The first answer says that the message is readable, the second that the patient was found. Neither " +
      "replaces the other.",
    example: {
      language: "ts",
      text: `
- if (record.state === "received") done();
+ if (record.state === "patient-matched") done();`,
    },
  },
  "UR-101": {
    title: "a person is notified if a message was not accepted or not answered",
    why: "If nobody is told, everybody believes that the practice has the consultation.",
    example: {
      language: "ts",
      text: `
- openDelivery({ store, transport, sender });
+ openDelivery({ store, transport, sender, onAttention: (attention) => tellPerson(attention.text) });`,
    },
  },
  "UR-102": {
    title: "20010: the practice takes no Update Record messages; tell it another way",
    why: "Sending it again changes nothing: this practice's system does not take these messages.",
    example: {
      language: "ts",
      text: `
- if (code === "20010") await delivery.resend(id);
+ if (code === "20010") await sendAsPdfByNhsMail(consultation);`,
    },
  },
  "UR-103": {
    title: "20009: nothing was accepted; correct the message and send it again",
    why: "The practice kept nothing, so the same message again is rejected again.",
    example: {
      language: "ts",
      text: `
- if (code === "20009") await delivery.resend(id);
+ if (code === "20009") await correctAndSendNew(id);`,
    },
  },
  "UR-104": {
    title: "no patient data in a response's own words",
    why: "Answers pass through logs and screens of people who have nothing to do with the patient.",
    example: {
      language: "xml",
      text: `
- <diagnostics value="Dominic Fairweather is not registered here"/>
+ <diagnostics value="The patient is not registered here"/>`,
    },
  },
  "UR-105": {
    title: "nothing urgent is sent",
    why:
      "Nobody is obliged to read this message today. Something urgent is told by telephone, and the message then " +
      "says so.",
    example: {
      language: "json",
      of: "sinusitis",
      reportedAs: "CS-14",
      text: `
- "redFlags": ["Swelling around the eye"],
+ "redFlags": "none-found",`,
    },
  },
};
