import type { RuleNotes } from "../rule-note.js";

/** Clinical safety: words, people and how the patient was seen. */
export const safetyWords: RuleNotes = {
  "CS-14": {
    title: "findings too urgent for this channel",
    why: "Nobody may read this message today: what is urgent must have been told another way first.",
    example: {
      language: "xml",
      of: "woman",
      code: "urgent",
      text: `
  <Observation>
    …
    <component>
      …
      <valueQuantity>
-       <value value="180"/>
+       <value value="128"/>`,
    },
  },
  "CS-15": {
    title: "words that ask the practice to act",
    why: "The practice does not take requests by this message, so one may never be seen.",
    example: {
      language: "xml",
      of: "woman",
      code: "asks-to-act",
      text: `
  <ClinicalImpression>
    …
-   <summary value="Please prescribe a longer course"/>
+   <summary value="Will come back in a week."/>`,
    },
  },
  "CS-16": {
    title: "another NHS number in free text",
    why: "Text copied from another patient's record is about another patient.",
    example: {
      language: "xml",
      of: "woman",
      code: "other-nhs-number",
      text: `
  <ClinicalImpression>
    …
-   <summary value="Seen with her sister, 999 000 0018"/>
+   <summary value="Facial pain for 12 days."/>`,
    },
  },
  "CS-17": {
    title: "characters that XML cannot carry",
    why: "XML cannot carry it. Dropping it silently could change a number or a word.",
    example: {
      language: "json",
      of: "sinusitis",
      text: `
- "advice": ["Salt water rinses\\u0007 and paracetamol help. Finish the course."],
+ "advice": ["Salt water rinses and paracetamol help. Finish the course."],`,
    },
  },
  "CS-37": {
    title: "a pharmacist without any number, two people with one",
    why: "A practice that asks back must know whom to ask.",
    example: {
      language: "xml",
      of: "woman",
      code: "no-registration",
      text: `
  <Practitioner>
    …
-   
+   <identifier>
+     <system value="https://fhir.hl7.org.uk/Id/gphc-number"/>
+     <value value="2099001"/>
+   </identifier>`,
    },
  },
  "CS-39": {
    title: "statements that their own status withdraws",
    why: "What its own status takes back must not be sent as a finding.",
    example: {
      language: "xml",
      of: "woman",
      code: "withdrawn",
      text: `
  <Observation>
    …
-   <status value="entered-in-error"/>
+   <status value="final"/>`,
    },
  },
  "CS-40": {
    title: "words and coded data agree",
    why: "People read the words, programs the data: both must say the same.",
    example: {
      language: "xml",
      of: "woman",
      code: "contradiction",
      text: `
  <ClinicalImpression>
    …
-   <summary value="BP 172/104"/>
+   <summary value="Facial pain for 12 days."/>`,
    },
  },
  "CS-41": {
    title: "an allergy to what is supplied, told in words",
    why: "The words may be the only place where the allergy stands.",
    example: {
      language: "xml",
      of: "woman",
      code: "allergy",
      text: `
  <ClinicalImpression>
    …
-   <summary value="Allergic to penicillin"/>
+   <summary value="Facial pain for 12 days."/>`,
    },
  },
  "CS-44": {
    title: "what needs the patient to be seen in person",
    why: "An ear must be looked into, and a scale is not at the other end of a telephone.",
    example: {
      language: "xml",
      of: "telephoned",
      code: "not-in-person",
      text: `
  <Observation>
    …
    <code>
      …
-       <code value="27113001"/>
-       <display value="Body weight"/>
-     </coding>
+       <code value="784399000"/>
+       <display value="Self reported body weight"/>
+     </coding>
+     <text value="Self reported body weight"/>`,
    },
  },
};
