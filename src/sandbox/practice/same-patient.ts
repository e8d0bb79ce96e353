import { foldSurname } from "../../message/sender-profile.js";
import type { ArrivedPatient } from "./arrived-message.js";
import type { RoutingAddress } from "../routing-address.js";

/**
 * Whether the patient of a message is the one by whom it was routed. The day may be written either way (section 10).
 */
export function samePatient({ nhsNumber, dateOfBirth, surname }: RoutingAddress, patient: ArrivedPatient): boolean {
  const [year = "", month = "", day = ""] = (patient.birthDate ?? "").split("-");
  return (
    nhsNumber === patient.nhsNumber &&
    [`${year}${month}${day}`, `${day}${month}${year}`].includes(dateOfBirth) &&
    lettersOf(surname) === lettersOf(patient.family ?? "")
  );
}

/** What is compared of a name: a sender may fold or drop marks as it likes. */
function lettersOf(name: string): string {
  return foldSurname(name)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "");
}
