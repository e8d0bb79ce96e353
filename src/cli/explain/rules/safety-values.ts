import type { RuleNotes } from "../rule-note.js";

/** Clinical safety: measurements and times. */
export const safetyValues: RuleNotes = {
  "CS-07": {
    title: "systolic above diastolic",
    why: "The two were exchanged, or typed twice.",
    example: {
      language: "xml",
      of: "woman",
      code: "contradiction",
      text: `
  <Observation>
    …
    <component>
      …
      <valueQuantity>
-       <value value="82"/>
+       <value value="128"/>`,
    },
  },
  "CS-08": {
    title: "measurements within what is possible and what is common",
    why: "A value that cannot be is a slip of typing or of the unit; one that is rare must be looked at twice.",
    example: {
      language: "xml",
      of: "woman",
      code: "out-of-range",
      text: `
  <Observation>
    …
    <valueQuantity>
-     <value value="300.01"/>
+     <value value="72"/>`,
    },
  },
  "CS-09": {
    title: "weight, height and body mass index fit each other and the patient's age",
    why: "Stones typed as kilograms, or weight and height exchanged, show here.",
    example: {
      language: "xml",
      of: "woman",
      code: "contradiction",
      text: `
  <Observation>
    …
    <valueQuantity>
-     <value value="24.9"/>
+     <value value="23.9"/>`,
    },
  },
  "CS-10": {
    title: "times are in order",
    why: "A time that cannot be true puts the event into the wrong place of the record.",
    example: {
      language: "xml",
      of: "woman",
      code: "time-backwards",
      text: `
  <Encounter>
    …
    <period>
      …
-     <end value="2025-07-02T10:04:59+01:00"/>
+     <end value="2025-07-02T10:19:00+01:00"/>`,
    },
  },
  "CS-11": {
    title: "an encounter, a measurement or a supply long ago, or an encounter that lasted very long",
    why:
      "The practice acts on what is new. An old consultation, or an old reading in a new one, is usually a wrong " +
      "date.",
    example: {
      language: "xml",
      of: "woman",
      code: "long-ago",
      text: `
  <Observation>
    …
-   <effectiveDateTime value="2025-06-25T10:04:59+01:00"/>
+   <effectiveDateTime value="2025-07-02T10:10:00+01:00"/>`,
    },
  },
  "CS-34": {
    title: "two values at one moment",
    why: "One of the two belongs to another moment or another patient.",
    example: {
      language: "xml",
      of: "measured-twice",
      code: "contradiction",
      text: `
  <Observation>
    …
-   <effectiveDateTime value="2025-07-02T10:10:00+01:00"/>
+   <effectiveDateTime value="2025-07-02T10:12:00+01:00"/>`,
    },
  },
  "CS-35": {
    title: "an interpretation that the reference range contradicts",
    why: "Who reads the word alone would act on the wrong side of the limit.",
    example: {
      language: "xml",
      of: "woman",
      code: "contradiction",
      text: `
  <Observation>
    …
      <code value="703421000"/>
    …
    <valueQuantity>
      <value value="37"/>
      …
    </valueQuantity>
    <interpretation>
      <coding>
        <system value="http://terminology.hl7.org/CodeSystem/v2-0078"/>
        <code value="N"/>
        <display value="Normal"/>
      </coding>
    </interpretation>
    <referenceRange>
      <low>
-       <value value="38"/>
+       <value value="36"/>
        <unit value="Cel"/>
        <system value="http://unitsofmeasure.org"/>
        <code value="Cel"/>
      </low>
    </referenceRange>`,
    },
  },
  "CS-43": {
    title: "more decimals than a measurement has",
    why: "It is the noise of arithmetic, and looks like a precision that nobody measured.",
    example: {
      language: "json",
      of: "sinusitis",
      code: "too-precise",
      text: `
- "value": "99.50000001",
+ "value": "99.5",`,
    },
  },
};
