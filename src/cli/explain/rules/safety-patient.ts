import type { RuleNotes } from "../rule-note.js";

/** Clinical safety: codes, pregnancy, and who the patient is. */
export const safetyPatient: RuleNotes = {
  "CS-01": {
    title: "code and display agree, units' words and products' names too",
    why:
      'In 2025 messages carried the code for pregnant beside the words "Not pregnant". People read the words, ' +
      "programs the code.",
    example: {
      language: "xml",
      of: "woman",
      code: "display-of-another-code",
      text: `
  <Observation>
    …
    <code>
      <coding>
        …
-       <display value="Patient currently pregnant"/>
+       <display value="Not pregnant"/>`,
    },
  },
  "CS-02": {
    title: "a pregnancy status has one of two codes",
    why: "Two codes are all that practices' systems understand as a pregnancy status.",
    example: {
      language: "xml",
      of: "woman",
      code: "code-unknown",
      text: `
  <Observation>
    …
    <code>
      …
-       <code value="8392000"/>
-       <display value="Non-smoker"/>
-     </coding>
+       <code value="60001007"/>
+       <display value="Not pregnant"/>
+     </coding>
+     <text value="Not pregnant"/>`,
    },
  },
  "CS-03": {
    title: "at most one pregnancy status",
    why: "Two statuses contradict each other, or one of them is of another time.",
    example: {
      language: "xml",
      text: `
  <code value="60001007"/>
  <display value="Not pregnant"/>
  …
- <code value="77386006"/>
- <display value="Patient currently pregnant"/>`,
    },
  },
  "CS-04": {
    title: "no pregnancy status that nobody gave",
    why: "A default would say of everybody what was asked of nobody.",
    example: {
      language: "json",
      of: "sinusitis",
      text: `
  "service": "pharmacy-first",
- "pregnancyStatus": false,`,
    },
  },
  "CS-05": {
    title: "a pregnancy status that the patient's sex or age makes improbable",
    why: "It is possible, but more often it is another patient's status, or a default.",
    example: {
      language: "xml",
      of: "woman",
      code: "improbable",
      text: `
  <Patient>
    …
-   <gender value="male"/>
+   <gender value="female"/>`,
    },
  },
  "CS-06": {
    title: "pregnant, and a medicine that the pathway does not allow then",
    why: "Some medicines may harm an unborn child, and the direction then does not allow the supply.",
    example: {
      language: "xml",
      of: "contraception",
      code: "pregnant",
      text: `
  <Observation>
    …
    <code>
      …
-       <code value="77386006"/>
-       <display value="Patient currently pregnant"/>
-     </coding>
+       <code value="60001007"/>
+       <display value="Not pregnant"/>
+     </coding>
+     <text value="Not pregnant"/>`,
    },
  },
  "CS-21": {
    title: "nothing is built if sharing was declined",
    why: "The patient decides who learns of the consultation.",
    example: {
      language: "json",
      of: "sinusitis",
      text: `
- "sharing": "declined",
+ "sharing": "agreed",`,
    },
  },
  "CS-22": {
    title: "SNOMED CT and dm+d identifiers with right check digits",
    why: "The check digit finds a code that was mistyped, which would be another concept or none.",
    example: {
      language: "xml",
      of: "message",
      code: "wrong-check-digit",
      text: `
  <MedicationDispense>
    …
    <medicationCodeableConcept>
      <coding>
        …
-       <code value="289411000001108"/>
+       <code value="289411000001107"/>`,
    },
  },
  "CS-23": {
    title: "a replacement is for the same patient, pharmacy and service",
    why:
      "A correction for another patient puts one patient's consultation into the record of another, and takes it " +
      "out of the right one.",
    example: {
      language: "ts",
      text: `
- replaceMessage(original.version, { ...corrected, patient: anotherPatient }, { sender, reason });
+ replaceMessage(original.version, corrected, { sender, reason });`,
    },
  },
  "CS-24": {
    title: "test patients and the live environment stay apart",
    why: "A test in the live environment reaches a real practice; a real patient in a test reaches testers.",
    example: {
      language: "ts",
      text: `
- openDelivery({ environment: "live", ... }); // and a patient whose NHS number begins with 999
+ openDelivery({ environment: "integration", ... });`,
    },
  },
  "CS-25": {
    title: "patient, address and subject are one person",
    why: "The address decides which practice gets the message, the content into which record it goes.",
    example: {
      language: "http",
      text: `
- mex-to: GPPROVIDER_9993210005_19900521_FAIRWEATHER
+ mex-to: GPPROVIDER_9991956832_19900521_FAIRWEATHER`,
    },
  },
  "CS-26": {
    title: "no verification status that nobody gave; a number that was not verified",
    why: "A number that nobody traced may be another person's.",
    example: {
      language: "xml",
      of: "minor-illness",
      code: "not-verified",
      text: `
  <Patient>
    …
    <identifier>
      <extension url="…NHSNumberVerificationStatus-1">
        <valueCodeableConcept>
          …
-           <code value="02"/>
-           <display value="Number present but not traced"/>
-         </coding>
+           <code value="01"/>
+           <display value="Number present and verified"/>
+         </coding>
+         <text value="Number present and verified"/>`,
    },
  },
  "CS-28": {
    title: "a birth that is improbably long ago, a patient who has died",
    why: "Programs write such dates where they know none.",
    example: {
      language: "json",
      of: "sinusitis",
      code: "improbable",
      text: `
- "birthDate": "1753-01-01",
+ "birthDate": "1990-05-21",`,
    },
  },
  "CS-29": {
    title: "an NHS number that people type for none",
    why: "Its check digit is right, and it is still nobody's number.",
    example: {
      language: "xml",
      of: "minor-illness",
      code: "placeholder",
      text: `
  <Patient>
    …
    <identifier>
      …
-     <value value="9999999999"/>
+     <value value="9991956832"/>`,
    },
  },
  "CS-38": {
    title: "the registered practice is not the pharmacy",
    why: "A pharmacy's code in the field for the practice would send the fallback to the pharmacy itself.",
    example: {
      language: "json",
      of: "sinusitis",
      text: `
  "service": "pharmacy-first",
- "registeredPractice": "FQW30",
+ "registeredPractice": "A12345",`,
    },
  },
};
