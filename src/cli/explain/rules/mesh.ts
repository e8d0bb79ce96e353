import type { RuleNotes } from "../rule-note.js";

/** MESH. */
export const mesh: RuleNotes = {
  "ME-01": {
    title: "HTTPS with certificates on both sides; addresses are configuration",
    why: "Only who holds the mailbox's certificate may send for it, and the client must know that it talks to MESH.",
    example: {
      language: "ts",
      text: `
- meshTransport({ baseUrl: "http://mesh.example", mailboxId, password });
+ meshTransport({ baseUrl, mailboxId, password, sharedKey, cert, key, ca });`,
    },
  },
  "ME-02": {
    title: "a signed token for each request",
    why: "A token that is used twice is refused with 403, and one that could be used twice could be stolen.",
    example: {
      language: "ts",
      text: `
- const token = tokenOf(mailbox); requests.forEach((request) => send(request, token));
+ requests.forEach((request) => send(request, tokenOf(mailbox)));`,
    },
  },
  "ME-03": {
    title: "a handshake every day",
    why: "It shows that certificate, password and clock are still right before a message depends on them.",
    example: {
      language: "ts",
      text: `
- await transport.send(envelope); // the first call for weeks
+ setInterval(() => transport.handshake(), day);`,
    },
  },
  "ME-04": {
    title: "both versions of MESH's answers are read",
    why: "Environments answer in either version.",
    example: {
      language: "ts",
      text: `
- const id = answer.message_id;
+ const id = answer.message_id ?? answer.messageID;`,
    },
  },
  "ME-05": {
    title: "how a message is sent",
    why: "MESH refuses or misroutes a message whose headers are missing, too long or wrong.",
    example: {
      language: "http",
      text: `
- mex-to: (left out)
+ mex-to: GPPROVIDER_9991956832_19900521_FAIRWEATHER`,
    },
  },
  "ME-06": {
    title: "large messages in parts",
    why: "One request carries at most 100 MB.",
    example: {
      language: "http",
      text: `
- mex-chunk-range: (left out, for 150 MB)
+ mex-chunk-range: 1:2`,
    },
  },
  "ME-07": {
    title: "how the inbox is read and how often",
    why:
      "An inbox that is not read holds answers that nobody sees; one that is read too often is against the rules " +
      "of the environment.",
    example: {
      language: "ts",
      text: `
- setInterval(() => delivery.poll(), 10_000);
+ delivery.start(); // reads once in five minutes, and goes on while more is waiting`,
    },
  },
  "ME-08": {
    title: "an item is acknowledged only after it is stored",
    why: "If the process ends between acknowledging and storing, the answer is lost for good.",
    example: {
      language: "ts",
      text: `
- await acknowledge(id); await store(item);
+ await store(item); await acknowledge(id);`,
    },
  },
  "ME-09": {
    title: "error reports in the inbox",
    why:
      "A report has no content. A program that expects some drops it, and nobody learns that the message did not " +
      "arrive.",
    example: {
      language: "ts",
      text: `
- const message = readMessage(item.content);
+ if (item.type === "report") return tellPerson(item.statusCode);`,
    },
  },
  "ME-10": {
    title: "MESH's error codes",
    why: "Each code needs something else to be done; for none of them does sending the same bytes again help.",
    example: {
      language: "ts",
      text: `
- catch (error) { await retry(); }
+ catch (error) { if (error instanceof MeshError && !error.canResend) await tellPerson(error.message); }`,
    },
  },
  "ME-11": {
    title: "tracking does not replace an acknowledgement",
    why: "That a message was collected says nothing about whether the patient was found.",
    example: {
      language: "ts",
      text: `
- if (tracking.status === "Acknowledged") done();
+ if (record.state === "patient-matched") done();`,
    },
  },
  "ME-12": {
    title: "looking up a mailbox",
    why: "For a GP practice MESH finds the mailbox itself, from the patient.",
    example: {
      language: "ts",
      text: `
- const to = await lookup(practice.odsCode);
+ const to = "GPPROVIDER_9991956832_19900521_FAIRWEATHER";`,
    },
  },
  "ME-13": {
    title: "sending again uses exactly the same bytes",
    why:
      "MESH removes no duplicates. Only the same identifier lets a practice's system see that it has the message " +
      "already.",
    example: {
      language: "ts",
      text: `
- await transport.send(envelopeOf(buildMessage(consultation, { sender }))); // new ids
+ await transport.send(envelope); // the very same bytes`,
    },
  },
  "ME-14": {
    title: "no secret and no patient data in logs, errors or traces",
    why: "Logs are read by many people and kept for long.",
    example: {
      language: "ts",
      text: `
- log(\`sent to \${envelope.to}\`);
+ log(\`sent \${meshMessageId}\`);`,
    },
  },
  "ME-15": {
    title: "uncollected messages come back",
    why: "A practice may not have read its inbox for days: then nobody has the consultation.",
    example: {
      language: "ts",
      text: `
- if (item.statusCode === "14") ignore();
+ if (item.statusCode === "14") await sendAnotherWay();`,
    },
  },
};
