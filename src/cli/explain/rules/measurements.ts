import type { RuleNotes } from "../rule-note.js";

/** Measurements as the guide has them. */
export const measurements: RuleNotes = {
  "UR-070": {
    title: "blood pressure: the triplets that may be sent, in mm[Hg]",
    why:
      "Receivers know these triplets alone. Half a blood pressure, or one in another unit, is filed wrongly or " +
      "not at all.",
    example: {
      language: "xml",
      of: "message",
      code: "wrong-unit",
      text: `
  <Observation>
    …
    <component>
      …
      <valueQuantity>
        …
-       <code value="kPa"/>
+       <code value="mm[Hg]"/>`,
    },
  },
  "UR-071": {
    title: "codes of day and night intervals are not sent",
    why:
      "Receivers do not know these codes. The average of the whole monitoring is sent, and the intervals are in " +
      "the report.",
    example: {
      language: "xml",
      of: "message",
      code: "code-not-sent",
      text: `
  <Observation>
    …
    <code>
      …
-       <code value="2181401000000109"/>
-       <display value="Average"/>
-     </coding>
+       <code value="61086009"/>
+       <display value="Pulse irregular"/>
+     </coding>
+     <text value="Pulse irregular"/>`,
    },
  },
  "UR-072": {
    title: "pulse and heart rate, and an irregular pulse",
    why: "An irregular pulse is a finding of its own: as a word beside the rate it would be overlooked.",
    example: {
      language: "xml",
      of: "message",
      code: "wrong-unit",
      text: `
  <Observation>
    …
    <valueQuantity>
      …
-     <code value="/min"/>
+     <code value="{beats}/min"/>`,
    },
  },
  "UR-073": {
    title: "the vital signs that are supported, and their units",
    why: "Receivers know these measurements and units alone. Others are said in words.",
    example: {
      language: "xml",
      of: "message",
      code: "wrong-unit",
      text: `
  <Observation>
    …
    <valueQuantity>
      …
-     <code value="K"/>
+     <code value="Cel"/>`,
    },
  },
  "UR-074": {
    title: "self-reported height, weight and blood pressure",
    why: "A weight that the patient told is less certain than one on a scale, and its own code says so.",
    example: {
      language: "xml",
      of: "telephoned",
      code: "wrong-unit",
      text: `
  <Observation>
    …
      <code value="784399000"/>
    …
    <valueQuantity>
      <value value="65"/>
-     <unit value="stone"/>
+     <unit value="kilogram"/>
      <system value="http://unitsofmeasure.org"/>
-     <code value="[stone_av]"/>
+     <code value="kg"/>`,
    },
  },
  "UR-075": {
    title: "values are sent as recorded and rounded only for display",
    why: "What was recorded is what was measured: a rounded number could fall on the other side of a limit.",
    example: {
      language: "json",
      of: "sinusitis",
      reportedAs: "CS-43",
      text: `
- "value": "99.50000001",
+ "value": "99.5",`,
    },
  },
  "UR-076": {
    title: "reference range and interpretation",
    why: '"Less than 4" as the number 4 is another result.',
    example: {
      language: "xml",
      of: "message",
      code: "forbidden",
      text: `
                  <code value="Cel"/>
-               </valueQuantity>
-               <referenceRange>
- <low>
-   <value value="36"/>
- <comparator value="&gt;"/>
- <unit value="degree Celsius"/>
- <system value="http://unitsofmeasure.org"/>
- <code value="Cel"/>
- </low>
- </referenceRange>
+               </valueQuantity>`,
    },
  },
  "UR-077": {
    title: "an ambulatory report as an attachment",
    why: "A report that cannot be opened, or whose name says nothing, is one that nobody reads.",
    example: {
      language: "xml",
      of: "ambulatory",
      code: "wrong-form",
      text: `
  <Observation>
    …
    <valueAttachment>
      …
-     <data value="aGVsbG8="/>
+     <data value="JVBERi0xLjQK"/>`,
    },
  },
};
