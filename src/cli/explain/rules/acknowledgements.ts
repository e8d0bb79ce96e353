import type { RuleNotes } from "../rule-note.js";

/** Acknowledgements. */
export const acknowledgements: RuleNotes = {
  "UR-110": {
    title: "what an acknowledgement is made of",
    why: "An answer is an ITK3 message as well: header, sender, and the outcome.",
    example: {
      language: "xml",
      of: "acknowledgement",
      code: "required",
      text: `
  <MessageHeader>
    …
    <event>
      …
+     <display value="ITK Response"/>`,
    },
  },
  "UR-111": {
    title: "an acknowledgement is matched to its request",
    why: "An answer that names no message cannot be matched, and its message stays unanswered.",
    example: {
      language: "xml",
      of: "acknowledgement",
      code: "required",
      text: `
  <MessageHeader>
    …
    <response>
+     <identifier value="00000000-0000-4000-8000-000000000002"/>`,
    },
  },
  "UR-112": {
    title: "the response code and its display",
    why: "The code alone says what has happened to the message.",
    example: {
      language: "xml",
      of: "acknowledgement",
      code: "code-unknown",
      text: `
  <OperationOutcome>
    …
    <issue>
      …
      <details>
        <coding>
          …
-         <code value="39999"/>
+         <code value="30001"/>`,
    },
  },
  "UR-113": {
    title: "the numeric code decides; an unknown code goes to a person",
    why: "Systems fill the severity in different ways. The code is the same for all.",
    example: {
      language: "xml",
      of: "acknowledgement",
      code: "contradiction",
      text: `
  <MessageHeader>
    …
    <response>
      …
-     <code value="fatal-error"/>
+     <code value="ok"/>`,
    },
  },
  "UR-114": {
    title: "at most two acknowledgements; a negative one is final",
    why: "After a negative answer nothing more comes: waiting would only lose time.",
    example: {
      language: "ts",
      text: `
- if (acknowledgement.outcome === "rejected") await waitForNext();
+ if (acknowledgement.outcome === "rejected") await tellPerson(acknowledgement.action);`,
    },
  },
  "UR-115": {
    title: "how an acknowledgement is written",
    why: "An answer that asks for an answer would never end.",
    example: {
      language: "xml",
      of: "acknowledgement",
      code: "required",
      text: `
  <MessageHeader>
    …
    <extension url="https://fhir.nhs.uk/STU3/StructureDefinition/Extension-ITK-MessageHandling-2">
      …
+     <extension url="LocalExtension">
+       <valueString value="None"/>
+     </extension>`,
    },
  },
  "UR-116": {
    title: "what is tolerated in an acknowledgement",
    why:
      "Practices' systems differ in how they answer. A form that can be understood is read, and the difference " +
      "named.",
    example: {
      language: "xml",
      of: "acknowledgement",
      code: "unresolved-reference",
      text: `
  <MessageHeader>
    …
    <response>
      …
      <details>
-       <reference value="urn:uuid:ffffffff-ffff-4fff-8fff-ffffffffffff"/>
+       <reference value="urn:uuid:00000000-0000-4000-8000-000000000004"/>`,
    },
  },
};
