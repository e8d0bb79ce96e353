import type { RuleNotes } from "../rule-note.js";

/** Services and headings. */
export const services: RuleNotes = {
  "UR-050": {
    title: "the code of Pharmacy First, by release",
    why: "The code of the service decides how the practice files the consultation. It changed with release 1.2.1.",
    example: {
      language: "xml",
      of: "message",
      code: "required",
      text: `
  <Composition>
    …
    <type>
      <coding>
-       <system value="urn:x"/>
+       <system value="http://snomed.info/sct"/>`,
    },
  },
  "UR-051": {
    title: "the code of the blood pressure check",
    why:
      "The code of the service decides how the practice files the consultation. Its words changed with release " +
      "1.2.1, the code did not.",
    example: {
      language: "xml",
      of: "ambulatory",
      reportedAs: "UR-050",
      code: "code-unknown",
      text: `
  <resource>
    <Composition>
      …
      <type>
        <coding>
          <system value="http://snomed.info/sct"/>
-         <code value="725956001"/>
-         <display value="Ambulatory blood pressure monitoring report"/>
+         <code value="1659111000000107"/>
+         <display value="Hypertension Case Finding Service"/>
        </coding>
+       <text value="Hypertension Case Finding Service"/>
      </type>
  …
    <Encounter>
      …
      <reason>
        <coding>
          <system value="http://snomed.info/sct"/>
-         <code value="725956001"/>
-         <display value="Ambulatory blood pressure monitoring report"/>
+         <code value="1659111000000107"/>
+         <display value="Hypertension Case Finding Service"/>
        </coding>
+       <text value="Hypertension Case Finding Service"/>
      </reason>`,
    },
  },
  "UR-052": {
    title: "the code of the contraception service",
    why: "The code of the service decides how the practice files the consultation.",
    example: {
      language: "xml",
      of: "contraception",
      reportedAs: "UR-050",
      code: "code-unknown",
      text: `
  <resource>
    <Composition>
      …
      <type>
        <coding>
          <system value="http://snomed.info/sct"/>
-         <code value="78564009"/>
-         <display value="Heart rate measured at systemic artery"/>
+         <code value="1659121000000101"/>
+         <display value="Community Pharmacy Contraception Service"/>
        </coding>
+       <text value="Community Pharmacy Contraception Service"/>
      </type>
  …
    <Encounter>
      …
      <reason>
        <coding>
          <system value="http://snomed.info/sct"/>
-         <code value="78564009"/>
-         <display value="Heart rate measured at systemic artery"/>
+         <code value="1659121000000101"/>
+         <display value="Community Pharmacy Contraception Service"/>
        </coding>
+       <text value="Community Pharmacy Contraception Service"/>
      </reason>`,
    },
  },
  "UR-053": {
    title: "the code of urgent supply, which is listed but not in use",
    why: "The guide lists this code up to 1.2.0, but the service is not in use: a practice does not expect it.",
    example: {
      language: "xml",
      of: "message",
      code: "not-in-use",
      text: `
  <resource>
    <Composition>
      …
      <type>
        <coding>
          <system value="http://snomed.info/sct"/>
-         <code value="1577321000000100"/>
-         <display value="Community Pharmacist Consultation Service for urgent supply of prescription items"/>
+         <code value="2129921000000100"/>
+         <display value="Community Pharmacy Pharmacy First Service"/>
        </coding>
+       <text value="Community Pharmacy Pharmacy First Service"/>
      </type>
  …
    <Encounter>
      …
      <reason>
        <coding>
          <system value="http://snomed.info/sct"/>
-         <code value="1577321000000100"/>
-         <display value="Community Pharmacist Consultation Service for urgent supply of prescription items"/>
+         <code value="2129921000000100"/>
+         <display value="Community Pharmacy Pharmacy First Service"/>
        </coding>
+       <text value="Community Pharmacy Pharmacy First Service"/>
      </reason>`,
    },
  },
  "UR-060": {
    title: "the PRSB heading as a tag; a clinical summary in every message",
    why:
      "The heading decides under which part of the record a text is shown. Without a clinical summary a practice " +
      "has nothing to read first.",
    example: {
      language: "xml",
      of: "message",
      code: "required",
      text: `
  <ClinicalImpression>
    …
    <meta>
      …
      <tag>
        …
-       <code value="history"/>
-       <display value="History"/>
+       <code value="clinical-summary"/>
+       <display value="Clinical summary"/>`,
    },
  },
  "UR-061": {
    title: "the plan must not ask the practice to act",
    why:
      "Nobody may read this message today. What needs doing by the practice is arranged with it directly, and " +
      "the message says what was arranged.",
    example: {
      language: "json",
      of: "sinusitis",
      reportedAs: "CS-15",
      text: `
- "plan": ["Please prescribe a longer course if it is not better."],
+ "plan": ["Patient told that the pulse was irregular and has booked an appointment about it himself."],`,
    },
  },
  "UR-062": {
    title: "a pregnancy status only if it was asked and answered",
    why:
      "In 2025 about 15,000 pregnancy statuses reached practices wrong. A status that was not asked must not be " +
      "there at all.",
    example: {
      language: "xml",
      of: "woman",
      code: "forbidden",
      text: `
                </performer>
- <valueString value="unsure"/>
              </Observation>`,
    },
  },
  "UR-063": {
    title: "ambulatory monitoring declined, with the reason",
    why: "Without the reason the practice cannot tell whether to offer monitoring again.",
    example: {
      language: "xml",
      of: "declined-monitoring",
      code: "required",
      text: `
  <Observation>
    …
    <code>
      …
+     <text value="Cannot wear a cuff at work."/>`,
    },
  },
  "UR-064": {
    title: "red flags that were asked for and not found are sent as such",
    why: '"Asked, and none found" tells a doctor something; silence tells nothing. The two must not look alike.',
    example: {
      language: "json",
      of: "sinusitis",
      reportedAs: "CS-14",
      text: `
- "redFlags": ["None"],
+ "redFlags": "none-found",`,
    },
  },
  "UR-065": {
    title: "a pathway's condition is sent only where its gateway point was met",
    why: "A condition that was ruled out would stand in the record as one that the patient has.",
    example: {
      language: "json",
      of: "sinusitis",
      text: `
- "gatewayPoint": "perhaps",
+ "gatewayPoint": "met",`,
    },
  },
};
