import { systems, type Coding } from "./systems.js";

/** The code of a supply type. */
export type SupplyType = "patient-group-direction" | "prescription-dispensing";

/**
 * Under what authority a medicine was supplied (UR-039). Source: the official Pharmacy First and contraception examples
 * of guide 1.2.0-public-beta; the code system itself (CareConnect-MedicationSupplyType-1) is not published with the
 * profiles.
 */
export const supplyTypes: Readonly<Record<SupplyType, Coding>> = {
  "patient-group-direction": {
    system: systems.medicationSupplyType,
    code: "patient-group-direction",
    display: "Patient group direction",
  },
  "prescription-dispensing": {
    system: systems.medicationSupplyType,
    code: "prescription-dispensing",
    display: "Prescription dispensing",
  },
};

/**
 * `MedicationDispense.category` of a community pharmacy (UR-039). Source: HL7 FHIR STU3, as in the official examples.
 */
export const dispenseCategory: Coding = { system: systems.dispenseCategory, code: "community", display: "Community" };
