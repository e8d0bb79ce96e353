import type { RuleNotes } from "../rule-note.js";

/** The envelope: the ITK3 message bundle, its header and its references. */
export const envelope: RuleNotes = {
  "UR-001": {
    title: "FHIR STU3 as XML in UTF-8",
    why:
      "Receivers take XML alone. A text that a parser cannot read, or that pulls in text from elsewhere, cannot " +
      "be trusted to say the same to everybody.",
    example: {
      language: "xml",
      of: "message",
      code: "syntax",
      text: `
+ <id value="00000000-0000-4000-8000-000000000001"/>
- <id value="00000000-0000-4000-8000-000000000001">`,
    },
  },
  "UR-002": {
    title: "the message bundle: type, profile and a unique identifier only",
    why:
      "The identifier is how a practice's system knows that a message sent twice is one message. Members that " +
      "belong to searches and updates make a validating receiver reject the whole message.",
    example: {
      language: "xml",
      of: "message",
      code: "fixed-value",
      text: `
  <Bundle xmlns="http://hl7.org/fhir">
    …
-   <type value="collection"/>
+   <type value="message"/>`,
    },
  },
  "UR-003": {
    title: "entries in order: message header, sender's organisation, document bundle",
    why:
      "Receivers find header, sender and document by their place. The sender is known by the ODS code; whatever " +
      "else stands there is a second version of facts that the directory holds.",
    example: {
      language: "xml",
      of: "message",
      code: "required",
      text: `
  <Organization>
    …
+   <identifier>
+     <system value="https://fhir.nhs.uk/Id/ods-organization-code"/>
+     <value value="FQW30"/>
+   </identifier>`,
    },
  },
  "UR-004": {
    title: "the event is ITK014M ITK Update Record",
    why:
      "The event decides which program at the practice takes the message. With another event it goes to nobody, " +
      "or to the wrong one.",
    example: {
      language: "xml",
      of: "message",
      code: "code-unknown",
      text: `
  <MessageHeader>
    …
    <event>
      …
-     <code value="ITK007C"/>
+     <code value="ITK014M"/>`,
    },
  },
  "UR-005": {
    title: "what the message header contains, and what it must not contain",
    why:
      "The answer is matched by the header, and sent to the mailbox that it names. Automatic routing chooses the " +
      "practice, so a receiver in the header can only contradict it.",
    example: {
      language: "xml",
      of: "message",
      code: "required",
      text: `
  <MessageHeader>
    …
-   <source>
-     <extension url="urn:x">
-       <valueString value="x"/>
-     </extension>
+   <source>
+     <endpoint value="X26ABC1"/>`,
    },
  },
  "UR-006": {
    title: "the handling extension with exactly its six parts",
    why:
      "Without both requests for an acknowledgement nobody would learn that a practice has not taken the " +
      "consultation.",
    example: {
      language: "xml",
      of: "message",
      code: "fixed-value",
      text: `
  <MessageHeader>
    …
    <extension url="https://fhir.nhs.uk/STU3/StructureDefinition/Extension-ITK-MessageHandling-2">
      <extension url="BusAckRequested">
-       <valueBoolean value="false"/>
+       <valueBoolean value="true"/>`,
    },
  },
  "UR-007": {
    title: "urn:uuid references, each the id of a resource in the same bundle",
    why: "A reference that leads nowhere leaves a finding without its patient, or a supply without whoever made it.",
    example: {
      language: "xml",
      of: "message",
      code: "wrong-form",
      text: `
  <Observation>
    …
    <subject>
-     <reference value="Patient/00000000-0000-4000-8000-000000000007"/>
+     <reference value="urn:uuid:00000000-0000-4000-8000-000000000007"/>`,
    },
  },
  "UR-008": {
    title: "every resource names its profile",
    why:
      "Receivers choose by the profile how a resource is read and checked. Without it, or with spaces around it, " +
      "some refuse the whole message.",
    example: {
      language: "xml",
      of: "message",
      code: "required",
      text: `
  <Encounter>
    …
    <meta>
      …
+     <profile value="https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Encounter-1"/>`,
    },
  },
};
