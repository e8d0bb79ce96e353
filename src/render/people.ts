import type { Consultation } from "../consultation/consultation.js";
import { jobRoles } from "../terminology/job-roles.js";
import { verificationStatuses } from "../terminology/verification-status.js";
import { formatNhsNumber } from "../values/nhs-number.js";
import { writtenName } from "./person.js";
import { writtenWhen } from "./when.js";

/** Who the patient is, and how sure that is. */
export function writtenPatient({ patient, registeredPractice }: Consultation): readonly string[] {
  const { nhsNumber, nhsNumberVerification, name, gender, birthDate, address = {} } = patient;
  const where = [...(address.line ?? []), address.city, address.district, address.postalCode].filter((part) => part !== undefined);
  return [
    `${writtenName(name)}, born ${writtenWhen(birthDate)}, ${gender}`,
    `NHS number ${formatNhsNumber(nhsNumber)} (${verificationStatuses[nhsNumberVerification].display})`,
    ...(where.length === 0 ? [] : [where.join(", ")]),
    ...(registeredPractice === undefined ? [] : [`Registered practice: ODS code ${registeredPractice}`]),
  ];
}

/** Where, when and by whom the patient was seen. */
export function writtenEncounter({ pharmacy, practitioner, startedAt, endedAt }: Consultation): readonly string[] {
  const { name, role, gphcNumber } = practitioner;
  return [
    `${pharmacy.name}, ODS code ${pharmacy.odsCode}`,
    `${writtenName(name)}, ${jobRoles[role]}${gphcNumber === undefined ? "" : `, GPhC ${gphcNumber}`}`,
    endedAt === undefined ? writtenWhen(startedAt) : `${writtenWhen(startedAt)} to ${writtenWhen(endedAt)}`,
  ];
}
