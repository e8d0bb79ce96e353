import type { ResourceType } from "../../fhir/types.js";

/** What a request holds, in this order (UR-003). */
export const messageHolds: readonly ResourceType[] = ["MessageHeader", "Organization", "Bundle"];

/** What an acknowledgement holds (UR-110). */
export const acknowledgementHolds: readonly ResourceType[] = ["MessageHeader", "Organization", "OperationOutcome"];

/** What a document holds at least once (UR-021). */
export const documentHolds: readonly ResourceType[] = [
  "Composition",
  "Encounter",
  "Patient",
  "Organization",
  "Practitioner",
  "ClinicalImpression",
];
