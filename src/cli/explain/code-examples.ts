import type { CodeExamples } from "./rule-note.js";

/** Kinds of fault that no rule's own example shows. */
export const codeExamples: CodeExamples = {
  "unknown-attribute": {
    rule: "FHIR-xml",
    example: {
      language: "xml",
      of: "message",
      code: "unknown-attribute",
      text: `
  <Patient>
    …
-   <gender value="male" sure="yes"/>
+   <gender value="male"/>`,
    },
  },
  "wrong-namespace": {
    rule: "FHIR-xml",
    example: {
      language: "xml",
      of: "message",
      code: "wrong-namespace",
      text: `
  <Patient>
    …
-   <gender xmlns="urn:other" value="male"/>
+   <gender value="male"/>`,
    },
  },
  "wrong-order": {
    rule: "FHIR-xml",
    example: {
      language: "xml",
      of: "message",
      code: "wrong-order",
      text: `
  <Patient>
    …
-   <birthDate value="1990-05-21"/>
-   <gender value="male"/>
+   <gender value="male"/>
+   <birthDate value="1990-05-21"/>`,
    },
  },
  "unknown-element": {
    rule: "FHIR-xml",
    example: {
      language: "xml",
      of: "message",
      code: "unknown-element",
      text: `
  <Patient>
    …
-   <mood value="good"/>
-   <gender value="male"/>
+   <gender value="male"/>`,
    },
  },
  empty: {
    rule: "FHIR-xml",
    example: {
      language: "xml",
      of: "message",
      code: "empty",
      text: `
  <Composition>
    …
-   <title value=""/>
+   <title value="The Dispensers - Community Pharmacy Pharmacy First Service"/>`,
    },
  },
  "too-many": {
    rule: "UR-006",
    example: {
      language: "xml",
      of: "message",
      code: "too-many",
      text: `
            </extension>
- <extension url="BusAckRequested">
-             <valueBoolean value="true"/>
-           </extension>`,
    },
  },
  "not-a-concept": {
    rule: "CS-22",
    example: {
      language: "xml",
      of: "message",
      code: "not-a-concept",
      text: `
  <Condition>
    …
    <code>
      …
-       <code value="26325015"/>
-       <display value="Sinusitis, acute"/>
-     </coding>
+       <code value="15805002"/>
+       <display value="Acute sinusitis"/>
+     </coding>
+     <text value="Acute sinusitis"/>`,
    },
  },
  "unknown-extension": {
    rule: "UR-006",
    example: {
      language: "xml",
      of: "message",
      code: "unknown-extension",
      text: `
  <MessageHeader>
    …
    <extension url="https://fhir.nhs.uk/STU3/StructureDefinition/Extension-ITK-MessageHandling-2">
-     <extension url="Priority">
-       <valueString value="high"/>
-     </extension>
-     <extension url="BusAckRequested">
+     <extension url="BusAckRequested">`,
    },
  },
  "spaces-around-profile": {
    rule: "UR-008",
    example: {
      language: "xml",
      of: "message",
      code: "spaces-around-profile",
      text: `
  <Encounter>
    …
    <meta>
      …
-     <profile value=" https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Encounter-1"/>
+     <profile value="https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Encounter-1"/>`,
    },
  },
  "wrong-id": {
    rule: "UR-007",
    example: {
      language: "xml",
      of: "message",
      code: "wrong-id",
      text: `
  <PractitionerRole>
-   <id value="ffffffff-ffff-4fff-8fff-ffffffffffff"/>
+   <id value="00000000-0000-4000-8000-000000000010"/>`,
    },
  },
  "wrong-target": {
    rule: "UR-007",
    example: {
      language: "xml",
      of: "message",
      code: "wrong-target",
      text: `
  <ClinicalImpression>
    …
    <assessor>
-     <reference value="urn:uuid:00000000-0000-4000-8000-000000000007"/>
+     <reference value="urn:uuid:00000000-0000-4000-8000-000000000009"/>`,
    },
  },
  "service-differs": {
    rule: "UR-031",
    example: {
      language: "xml",
      of: "message",
      code: "service-differs",
      text: `
  <Encounter>
    …
    <reason>
      …
-       <code value="1659121000000101"/>
-       <display value="Community Pharmacy Contraception Service"/>
-     </coding>
+       <code value="2129921000000100"/>
+       <display value="Community Pharmacy Pharmacy First Service"/>
+     </coding>
+     <text value="Community Pharmacy Pharmacy First Service"/>`,
    },
  },
  "not-a-triplet": {
    rule: "UR-070",
    example: {
      language: "xml",
      of: "message",
      code: "not-a-triplet",
      text: `
  <Observation>
    …
    <code>
      …
-       <code value="72313002"/>
-       <display value="Systolic arterial pressure"/>
-     </coding>
+       <code value="61086009"/>
+       <display value="Pulse irregular"/>
+     </coding>
+     <text value="Pulse irregular"/>`,
    },
  },
  "vital-sign-unsupported": {
    rule: "UR-073",
    example: {
      language: "xml",
      of: "message",
      code: "vital-sign-unsupported",
      text: `
  <Observation>
    …
    <code>
      …
-       <code value="8392000"/>
-       <display value="Non-smoker"/>
-     </coding>
+       <code value="61086009"/>
+       <display value="Pulse irregular"/>
+     </coding>
+     <text value="Pulse irregular"/>`,
    },
  },
  "no-reason": {
    rule: "UR-063",
    example: {
      language: "xml",
      of: "declined-monitoring",
      code: "no-reason",
      text: `
  <Observation>
    …
    <code>
      …
-     <text value="Ambulatory blood pressure recording declined"/>
+     <text value="Cannot wear a cuff at work."/>`,
    },
  },
  "heading-misplaced": {
    rule: "UR-060",
    example: {
      language: "xml",
      of: "message",
      code: "heading-misplaced",
      text: `
  <ClinicalImpression>
    …
    <meta>
      …
      <tag>
        …
-       <code value="presenting-complaints-or-issues"/>
-       <display value="Presenting complaints or issues"/>
+       <code value="history"/>
+       <display value="History"/>`,
    },
  },
  "wrong-resource": {
    rule: "UR-062",
    example: {
      language: "xml",
      of: "woman",
      code: "wrong-resource",
      text: `
  <Condition>
    …
    <code>
      …
-       <code value="60001007"/>
-       <display value="Not pregnant"/>
-     </coding>
+       <code value="15805002"/>
+       <display value="Acute sinusitis"/>
+     </coding>
+     <text value="Acute sinusitis"/>`,
    },
  },
  "older-heading": {
    rule: "UR-060",
    example: {
      language: "xml",
      of: "message",
      code: "older-heading",
      text: `
  <ClinicalImpression>
    …
    <meta>
      …
      <tag>
        …
-       <code value="social-context"/>
-       <display value="Social context"/>
+       <code value="history"/>
+       <display value="History"/>`,
    },
  },
  "older-profile": {
    rule: "UR-116",
    example: {
      language: "xml",
      of: "acknowledgement",
      code: "older-profile",
      text: `
  <OperationOutcome>
    …
    <meta>
-     <profile value="https://fhir.nhs.uk/STU3/StructureDefinition/ITK-Infack-OperationOutcome-1"/>
+     <profile value="https://fhir.nhs.uk/STU3/StructureDefinition/ITK-Response-OperationOutcome-1"/>`,
    },
  },
  "acknowledgement-asked": {
    rule: "UR-116",
    example: {
      language: "xml",
      of: "acknowledgement",
      code: "acknowledgement-asked",
      text: `
  <MessageHeader>
    …
    <extension url="https://fhir.nhs.uk/STU3/StructureDefinition/Extension-ITK-MessageHandling-2">
      <extension url="BusAckRequested">
-       <valueBoolean value="true"/>
+       <valueBoolean value="false"/>`,
    },
  },
  "other-sender": {
    rule: "UR-116",
    example: {
      language: "xml",
      of: "acknowledgement",
      code: "other-sender",
      text: `
  <entry>
    …
    <resource>
-     <Practitioner>
-       <id value="00000000-0000-4000-8000-000000000003"/>
-       <meta>
-         <profile value="https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-ITK-Header-Practitioner-1"/>
-       </meta>
-       <identifier>
-         <system value="https://fhir.nhs.uk/Id/sds-user-id"/>
-         <value value="111222333444"/>
-       </identifier>
-       <name>
-         <family value="Okafor"/>
-       </name>
-     </Practitioner>
+     <Organization>
+       <id value="00000000-0000-4000-8000-000000000003"/>
+       <meta>
+         <profile value="https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-ITK-Header-Organization-1"/>
+       </meta>
+       <identifier>
+         <system value="https://fhir.nhs.uk/Id/ods-organization-code"/>
+         <value value="A99999"/>
+       </identifier>
+     </Organization>`,
    },
  },
  "display-unknown": {
    rule: "CS-01",
    example: {
      language: "xml",
      of: "message",
      code: "display-unknown",
      text: `
  <Condition>
    …
    <code>
      <coding>
        …
-       <display value="Acute infection of nasal sinus"/>
+       <display value="Acute sinusitis"/>`,
    },
  },
  "text-of-another-code": {
    rule: "CS-01",
    example: {
      language: "xml",
      of: "message",
      code: "text-of-another-code",
      text: `
  <Condition>
    …
    <code>
      …
-     <text value="Impetigo"/>
+     <text value="Acute sinusitis"/>`,
    },
  },
  "in-future": {
    rule: "CS-10",
    example: {
      language: "xml",
      of: "woman",
      code: "in-future",
      text: `
  <Observation>
    …
-   <effectiveDateTime value="2025-07-03"/>
+   <effectiveDateTime value="2025-07-02T10:10:00+01:00"/>`,
    },
  },
  "resource-not-allowed": {
    rule: "UR-022",
    example: {
      language: "xml",
      of: "message",
      code: "resource-not-allowed",
      text: `
  <Condition>
    …
    </meta>
-   <contained>
-     <Device>
-       <status value="active"/>
-     </Device>
-   </contained>
    <identifier>`,
    },
  },
  doctype: {
    rule: "UR-001",
    example: {
      language: "xml",
      of: "message",
      code: "doctype",
      text: `
- <!DOCTYPE Bundle>
  <Bundle xmlns="http://hl7.org/fhir">`,
    },
  },
  character: {
    rule: "UR-001",
    example: {
      language: "xml",
      of: "message",
      code: "character",
      text: `
  <Practitioner>
    …
-     <family value="Oka&#7;for"/>
+     <family value="Okafor"/>`,
    },
  },
  entity: {
    rule: "UR-001",
    example: {
      language: "xml",
      of: "message",
      code: "entity",
      text: `
  <Practitioner>
    …
-     <family value="Okafor&nbsp;"/>
+     <family value="Okafor"/>`,
    },
  },
  namespace: {
    rule: "UR-001",
    example: {
      language: "xml",
      of: "message",
      code: "namespace",
      text: `
  <Practitioner>
    …
-     <f:family value="Okafor"/>
+     <family value="Okafor"/>`,
    },
  },
  repeated: {
    rule: "FHIR-xml",
    example: {
      language: "xml",
      of: "message",
      code: "repeated",
      text: `
  <Patient>
    …
    <gender value="male"/>
-   <gender value="male"/>`,
    },
  },
  "stray-text": {
    rule: "FHIR-xml",
    example: {
      language: "xml",
      of: "message",
      code: "stray-text",
      text: `
  <Patient>
    …
    <gender value="male"/>
-   male`,
    },
  },
};
