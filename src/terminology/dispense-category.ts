import type { Coding } from "./coding.js";
import { systems } from "./systems.js";

/**
 * `MedicationDispense.category` of a community pharmacy (UR-039). Source: HL7 FHIR STU3, as in the official examples.
 */
export const dispenseCategory: Coding = { system: systems.dispenseCategory, code: "community", display: "Community" };
