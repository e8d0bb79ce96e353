import { systems, type Coding } from "./systems.js";

/** The code of a supply type. */
export type SupplyTypeCode =
  | "over-the-counter"
  | "emergency-supply"
  | "patient-group-direction"
  | "minor-ailments-scheme"
  | "prescription-dispensing"
  | "private-prescription-dispensing"
  | "self-declared";

/** Under what authority a medicine was supplied: a code, or the clinical protocol, for which there is none (UR-039). */
export type SupplyType = SupplyTypeCode | "clinical-protocol";

function supplyType(code: SupplyTypeCode, display: string): Coding {
  return { system: systems.medicationSupplyType, code, display };
}

/**
 * The codes of UR-039. Source: HL7 UK's code system CareConnect-MedicationSupplyType-1, 1.0.0 of 11 July 2018.
 */
export const supplyTypes: Readonly<Record<SupplyTypeCode, Coding>> = {
  "over-the-counter": supplyType("over-the-counter", "Over the counter"),
  "emergency-supply": supplyType("emergency-supply", "Emergency supply"),
  "patient-group-direction": supplyType("patient-group-direction", "Patient group direction"),
  "minor-ailments-scheme": supplyType("minor-ailments-scheme", "Minor ailments scheme"),
  "prescription-dispensing": supplyType("prescription-dispensing", "Prescription dispensing"),
  "private-prescription-dispensing": supplyType("private-prescription-dispensing", "Private prescription dispensing"),
  "self-declared": supplyType("self-declared", "Self declared"),
};

/** The words for each: those of its code, and those that are sent by themselves for a clinical protocol. */
export const supplyTypeWords: Readonly<Record<SupplyType, string>> = {
  ...(Object.fromEntries(Object.values(supplyTypes).map(({ code, display }) => [code, display])) as Readonly<
    Record<SupplyTypeCode, string>
  >),
  "clinical-protocol": "Clinical protocol",
};

/**
 * `MedicationDispense.category` of a community pharmacy (UR-039). Source: HL7 FHIR STU3, as in the official examples.
 */
export const dispenseCategory: Coding = { system: systems.dispenseCategory, code: "community", display: "Community" };
