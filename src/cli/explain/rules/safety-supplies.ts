import type { RuleNotes } from "../rule-note.js";

/** Clinical safety: supplies. */
export const safetySupplies: RuleNotes = {
  "CS-12": {
    title: "a supply outside the pathway's age or sex",
    why: "The direction covers these patients alone; for others the supply has no basis.",
    example: {
      language: "json",
      of: "sinusitis",
      code: "outside-pathway",
      text: `
- "birthDate": "2016-05-21",
+ "birthDate": "1990-05-21",`,
    },
  },
  "CS-13": {
    title: "a medicine that the pathway does not list",
    why: "The pathway lists what may be supplied under it.",
    example: {
      language: "xml",
      of: "woman",
      code: "not-listed",
      text: `
  <MedicationDispense>
    …
    <medicationCodeableConcept>
      …
-       <code value="289411000001107"/>
-       <display value="Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)"/>
-     </coding>
+       <code value="10430511000001103"/>
+       <display value="Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)"/>
+     </coding>
+     <text value="Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)"/>`,
    },
  },
  "CS-18": {
    title: "a dosage that says nothing",
    why: "The patient, and whoever treats the patient next, cannot know how much was taken.",
    example: {
      language: "xml",
      of: "woman",
      code: "says-nothing",
      text: `
  <MedicationDispense>
    …
    <dosageInstruction>
-     <text value="As directed"/>
+     <text value="500mg four times a day"/>`,
    },
  },
  "CS-19": {
    title: "a supply without quantity, a declined one without reason",
    why: "A supply of nothing is none, and a supply without an amount cannot be judged.",
    example: {
      language: "xml",
      of: "woman",
      code: "out-of-range",
      text: `
  <MedicationDispense>
    …
    <quantity>
-     <value value="0"/>
+     <value value="40"/>`,
    },
  },
  "CS-20": {
    title: "the same product twice, or very much of it",
    why: "The same box entered twice, or a code in the field for the quantity.",
    example: {
      language: "xml",
      of: "woman",
      code: "out-of-range",
      text: `
  <MedicationDispense>
    …
    <quantity>
-     <value value="1000.5"/>
+     <value value="40"/>`,
    },
  },
  "CS-27": {
    title: "a medicine's text and display agree",
    why: "Some systems show the text, others the display: both must name one medicine.",
    example: {
      language: "xml",
      of: "message",
      code: "text-differs",
      text: `
  <MedicationDispense>
    …
    <medicationCodeableConcept>
      …
-     <text value="Flucloxacillin"/>
+     <text value="Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)"/>`,
    },
  },
  "CS-30": {
    title: "dose, duration and quantity fit",
    why: "Dose, days and boxes that do not fit show a slip in one of them.",
    example: {
      language: "xml",
      of: "woman",
      code: "contradiction",
      text: `
  <MedicationDispense>
    …
-   <daysSupply>
-     <value value="28"/>
-     <unit value="day"/>
-     <system value="http://unitsofmeasure.org"/>
-     <code value="d"/>
-   </daysSupply>
-   <whenPrepared value="2025-07-02T10:15:00+01:00"/>
-   <whenHandedOver value="2025-07-02T10:15:00+01:00"/>
-   <dosageInstruction>
-     <text value="500mg four times a day"/>
-     <patientInstruction value="Take two tablets four times a day for 5 days"/>
-     <timing>
-       <repeat>
-         <boundsDuration>
-           <value value="5"/>
-           <system value="http://unitsofmeasure.org"/>
-           <code value="d"/>
-         </boundsDuration>
-         <frequency value="4"/>
-         <period value="1"/>
-         <periodUnit value="d"/>
-       </repeat>
-     </timing>
-     <doseQuantity>
-       <value value="2"/>
-       <unit value="tablet"/>
-       <system value="http://snomed.info/sct"/>
-       <code value="428673006"/>
-     </doseQuantity>
+   <whenPrepared value="2025-07-02T10:15:00+01:00"/>
+   <whenHandedOver value="2025-07-02T10:15:00+01:00"/>
+   <dosageInstruction>
+     <text value="500mg four times a day"/>
+     <patientInstruction value="Take two tablets four times a day for 5 days"/>`,
    },
  },
  "CS-31": {
    title: "a dose is one that can be taken",
    why: "A dose in capsules of a supply in tablets is another medicine, or a slip.",
    example: {
      language: "xml",
      of: "woman",
      code: "contradiction",
      text: `
  <MedicationDispense>
    …
    <dosageInstruction>
      …
-     <patientInstruction value="Take two tablets four times a day for 5 days"/>
-     <timing>
-       <repeat>
-         <boundsDuration>
-           <value value="5"/>
-           <system value="http://unitsofmeasure.org"/>
-           <code value="d"/>
-         </boundsDuration>
-         <frequency value="4"/>
-         <period value="1"/>
-         <periodUnit value="d"/>
-       </repeat>
-     </timing>
-     <doseQuantity>
-       <value value="2"/>
-       <unit value="capsule"/>
-       <system value="http://snomed.info/sct"/>
-       <code value="428641000"/>
-     </doseQuantity>
+     <patientInstruction value="Take two tablets four times a day for 5 days"/>`,
    },
  },
  "CS-32": {
    title: "the same product supplied and declined",
    why: "One of the two is wrong, and the practice cannot tell which.",
    example: {
      language: "json",
      of: "sinusitis",
      code: "contradiction",
      text: `
  "service": "pharmacy-first",
  "declinedSupplies": [
    {
      "product": {
-       "code": "10430511000001103",
-       "display": "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)"
+       "code": "39112711000001103",
+       "display": "Another product"
      },
      "unit": "tablet",
      "reason": "One box"
    }
  ],`,
    },
  },
  "CS-33": {
    title: "a medicine's code is of dm+d's namespace",
    why: "A code of another namespace cannot be an actual product of dm+d.",
    example: {
      language: "xml",
      of: "woman",
      code: "not-a-product",
      text: `
  <MedicationDispense>
    …
    <medicationCodeableConcept>
      …
-       <code value="60001007"/>
-       <display value="Not pregnant"/>
-     </coding>
+       <code value="10430511000001103"/>
+       <display value="Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)"/>
+     </coding>
+     <text value="Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)"/>`,
    },
  },
  "CS-36": {
    title: "a pathway's supply by a pharmacist, where the pathway applied",
    why: "The directions of Pharmacy First name the pharmacist.",
    example: {
      language: "xml",
      of: "woman",
      code: "other-role",
      text: `
  <PractitionerRole>
    …
    <code>
      <coding>
        …
-       <code value="R5220"/>
-       <display value="Pharmacy Technician"/>
+       <code value="R1290"/>
+       <display value="Pharmacist"/>`,
    },
  },
  "CS-42": {
    title: "contraception that the patient's sex or age makes improbable, or beside ulipristal",
    why: "It is possible, but more often it is another patient's record.",
    example: {
      language: "xml",
      of: "contraception",
      code: "improbable",
      text: `
  <Patient>
    …
-   <birthDate value="2012-07-03"/>
+   <birthDate value="1990-05-21"/>`,
    },
  },
};
