import type { Identifier, Patient } from "../../../../fhir/types.js";
import { extensions } from "../../../../terminology/profiles.js";
import { systems } from "../../../../terminology/systems.js";
import { isFhirDate, isFhirDateTime } from "../../../../values/dates.js";
import type { Place } from "../../../subject/place.js";
import type { PatientFact } from "../facts.js";

/** What a message says of its patient. */
export function patientFact(place: Place<Patient> | undefined): PatientFact {
  const { gender, birthDate, identifier = [], deceasedBoolean, deceasedDateTime } = place?.resource ?? {};
  const path = place?.path ?? "";
  const at = identifier.findIndex(({ system }) => system === systems.nhsNumber);
  const number = identifier[at];
  const numberPath = `${path}.identifier[${at}]`;
  return {
    nhsNumber: number?.value === undefined ? undefined : { value: number.value, path: `${numberPath}.value` },
    verification: number === undefined ? undefined : verificationOf(number, numberPath),
    gender: gender === undefined ? undefined : { value: gender, path: `${path}.gender` },
    birthDate: isFhirDate(birthDate) ? { value: birthDate, path: `${path}.birthDate` } : undefined,
    deceased: isFhirDateTime(deceasedDateTime)
      ? { value: deceasedDateTime, path: `${path}.deceasedDateTime` }
      : deceasedBoolean === true
        ? { value: true, path: `${path}.deceasedBoolean` }
        : undefined,
  };
}

/** The verification status, an extension of the NHS number. */
function verificationOf({ extension = [] }: Identifier, path: string): PatientFact["verification"] {
  for (const [index, { url, valueCodeableConcept }] of extension.entries()) {
    if (url !== extensions.nhsNumberVerificationStatus) continue;
    const codings = valueCodeableConcept?.coding ?? [];
    const found = codings.findIndex(({ code }) => code !== undefined);
    const code = codings[found]?.code;
    if (code !== undefined)
      return { value: code, path: `${path}.extension[${index}].valueCodeableConcept.coding[${found}].code` };
  }
  return undefined;
}
