import type { RuleNotes } from "../rule-note.js";

/** What a document says: observations, impressions, conditions and supplies. */
export const clinical: RuleNotes = {
  "UR-036": {
    title: "an Observation",
    why:
      "A measurement is filed by its code, at its time, under its encounter: without one of these it is filed " +
      "wrongly or not at all.",
    example: {
      language: "xml",
      of: "message",
      code: "required",
      text: `
  <Observation>
    …
    </subject>
+   <context>
+     <reference value="urn:uuid:00000000-0000-4000-8000-000000000006"/>
+   </context>
    <effectiveDateTime value="2025-07-02T10:05:00+01:00"/>`,
    },
  },
  "UR-037": {
    title: "a ClinicalImpression, with its heading",
    why: "What the pharmacist wrote is shown at the practice from here alone, under its heading.",
    example: {
      language: "xml",
      of: "message",
      code: "required",
      text: `
  <ClinicalImpression>
    …
+   <summary value="No nasal polyps."/>`,
    },
  },
  "UR-038": {
    title: "a Condition: the presenting complaint",
    why: "A presenting complaint is filed as such, and never becomes an entry of the practice's problem list.",
    example: {
      language: "xml",
      of: "message",
      code: "required",
      text: `
  <Condition>
    …
+   <clinicalStatus value="active"/>`,
    },
  },
  "UR-039": {
    title: "a MedicationDispense: the product in dm+d, quantity, dosage as text",
    why:
      "The practice's system files the medicine by its dm+d code. A virtual product does not say what the " +
      "patient took home.",
    example: {
      language: "xml",
      of: "message",
      code: "virtual-product",
      text: `
  <MedicationDispense>
    …
    <medicationCodeableConcept>
      …
-       <code value="41953811000001101"/>
-     </coding>
+       <code value="289411000001107"/>
+       <display value="Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)"/>
+     </coding>
+     <text value="Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)"/>`,
    },
  },
  "UR-040": {
    title: "a declined supply",
    why:
      "A receiver that overlooks that something was not done would file a medicine that the patient never had. " +
      "So the status, the mark and the reason must all say it.",
    example: {
      language: "xml",
      of: "message",
      code: "required",
      text: `
  <MedicationDispense>
    …
+   <notDoneReasonCodeableConcept>
+     <text value="Prefers capsules"/>
+   </notDoneReasonCodeableConcept>`,
    },
  },
  "UR-041": {
    title: "the units of a supply",
    why: "The quantity is read with its unit: the same number of another unit is another amount.",
    example: {
      language: "xml",
      of: "message",
      code: "other-system",
      text: `
  <MedicationDispense>
    …
    <quantity>
      …
-     <system value="urn:units"/>
+     <system value="http://snomed.info/sct"/>`,
    },
  },
};
