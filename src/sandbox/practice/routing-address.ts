import { isNhsNumber, isTestNhsNumber } from "../../values/nhs-number.js";
import { foldSurname } from "../../message/sender-profile.js";
import type { ArrivedPatient } from "./arrived-message.js";
import type { MeshReportCode } from "./triggers.js";

/** What automatic routing uses to find a patient (UR-091). */
export interface RoutingAddress {
  readonly nhsNumber: string;
  /** As written: `yyyyMMdd`, or `ddMMyyyy` as older guides say. */
  readonly dateOfBirth: string;
  readonly surname: string;
}

/** True for a message that is to be routed by its patient. */
export function isRoutingAddress(to: string): boolean {
  return to.toUpperCase().startsWith("GPPROVIDER_");
}

/** Reads `GPPROVIDER_<NHS number>_<date of birth>_<surname>`, or returns the code that MESH reports for the address. */
export function readRoutingAddress(to: string): RoutingAddress | MeshReportCode {
  const parts = /^GPPROVIDER_(\d{10})_(\d{8})_([^_]+)$/i.exec(to)?.slice(1);
  if (parts === undefined) return "EPL-151";
  const [nhsNumber = "", dateOfBirth = "", surname = ""] = parts;
  if (!isNhsNumber(nhsNumber)) return "EPL-152";
  return isTestNhsNumber(nhsNumber) ? { nhsNumber, dateOfBirth, surname } : "EPL-153";
}

/** Whether an address names the patient of the message. The date of birth may be written either way (section 10). */
export function samePatient({ nhsNumber, dateOfBirth, surname }: RoutingAddress, patient: ArrivedPatient): boolean {
  const [year = "", month = "", day = ""] = (patient.birthDate ?? "").split("-");
  return (
    nhsNumber === patient.nhsNumber &&
    [`${year}${month}${day}`, `${day}${month}${year}`].includes(dateOfBirth) &&
    lettersOf(surname) === lettersOf(patient.family ?? "")
  );
}

/** The letters of a name that are compared: senders fold or drop accents and marks in different ways. */
function lettersOf(name: string): string {
  return foldSurname(name)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "");
}
