import type { RuleNotes } from "../rule-note.js";

/** The document bundle, and whom it is about. */
export const document: RuleNotes = {
  "UR-020": {
    title: "the document bundle: type, profile, identifier, lastUpdated",
    why:
      "The identifier of the document is what a later replacement names, and what tells a practice that it has a " +
      "document already.",
    example: {
      language: "xml",
      of: "message",
      code: "required",
      text: `
  <Bundle>
    …
    <meta>
+     <lastUpdated value="2025-07-02T09:30:00.250Z"/>`,
    },
  },
  "UR-021": {
    title: "how many of each resource a document has; the Composition first",
    why: "A practice's system files one consultation of one patient: two patients or none cannot be filed at all.",
    example: {
      language: "xml",
      of: "message",
      code: "required",
      text: `
+ <entry>
+   …
+   <resource>
+     <Practitioner>
+       …
+     </Practitioner>
+   </resource>
+ </entry>`,
    },
  },
  "UR-022": {
    title: "no other resource type and no other profile",
    why:
      "A receiver rejects the whole message with 20009 when it holds a type or a profile that this release does " +
      "not have.",
    example: {
      language: "xml",
      of: "message",
      code: "profile-not-allowed",
      text: `
  <Condition>
    …
    <meta>
      …
-     <profile value="https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-ProblemHeader-Condition-1"/>
+     <profile value="https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Condition-1"/>`,
    },
  },
  "UR-023": {
    title: "no narrative",
    why:
      "Text in a section may never be shown at the practice, so nothing may be said there alone. What is said " +
      "belongs into resources.",
    example: {
      language: "xml",
      of: "message",
      code: "narrative",
      text: `
                    <code value="2129921000000100"/>
                …
                </meta>
- <text>
-   <status value="generated"/>
-   <div xmlns="http://www.w3.org/1999/xhtml">
-     Seen.
-   </div>
- </text>`,
    },
  },
  "UR-030": {
    title: "the Composition",
    why:
      "The Composition says what service it was and names every part of the document. What its section does not " +
      "name may be left out of the record.",
    example: {
      language: "xml",
      of: "message",
      code: "not-in-section",
      text: `
  <Composition>
    …
    <section>
      …
+       <reference value="urn:uuid:00000000-0000-4000-8000-000000000019"/>
+     </entry>
+     <entry>`,
    },
  },
  "UR-031": {
    title: "the Encounter",
    why:
      "The Encounter says when, how and by whom the patient was seen. Only a consultation that is finished is " +
      "sent.",
    example: {
      language: "xml",
      of: "message",
      code: "fixed-value",
      text: `
  <Encounter>
    …
-   <status value="in-progress"/>
+   <status value="finished"/>`,
    },
  },
  "UR-032": {
    title: "the Patient, with a valid NHS number and its verification status",
    why:
      "The NHS number decides into whose record the consultation goes. Its check digit finds most slips of " +
      "typing.",
    example: {
      language: "xml",
      of: "message",
      code: "wrong-check-digit",
      text: `
  <Patient>
    …
    <identifier>
      …
-     <value value="9991965832"/>
+     <value value="9991956832"/>`,
    },
  },
  "UR-033": {
    title: "the pharmacy's Organization, with its ODS code",
    why: "The practice must know which pharmacy it was, to ring it up.",
    example: {
      language: "xml",
      of: "message",
      code: "required",
      text: `
  <Organization>
    …
    </meta>
+   <identifier>
+     <system value="https://fhir.nhs.uk/Id/ods-organization-code"/>
+     <value value="FQW30"/>
+   </identifier>
    <name value="The Dispensers"/>`,
    },
  },
  "UR-034": {
    title: "the Practitioner",
    why: "The practice must know who saw the patient.",
    example: {
      language: "xml",
      of: "message",
      code: "required",
      text: `
  <Practitioner>
    …
    <name>
+     <family value="Okafor"/>`,
    },
  },
  "UR-035": {
    title: "the PractitionerRole, with a job role of the list",
    why:
      "The role says whether a pharmacist, a technician or somebody else saw the patient, and some supplies need " +
      "a pharmacist.",
    example: {
      language: "xml",
      of: "message",
      code: "code-unknown",
      text: `
  <PractitionerRole>
    …
    <code>
      <coding>
        …
-       <code value="R9999"/>
+       <code value="R1290"/>`,
    },
  },
};
