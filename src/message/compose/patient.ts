import type { Address } from "../../consultation/people/contact.js";
import type { Address as FhirAddress, Patient } from "../../fhir/types.js";
import { extensions, profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import { verificationStatuses } from "../../terminology/verification-status.js";
import { type OwnResource, conceptOf, listed, metaOf, humanNameOf } from "./elements.js";
import type { MessageContext } from "./context.js";

/**
 * UR-032: the NHS number with its verification status, the official name and then the others, how to reach the patient,
 * and the address as far as it is known.
 */
export function composePatient({ consultation, ids, now }: MessageContext): Patient & OwnResource {
  const {
    nhsNumber,
    nhsNumberVerification,
    name,
    otherNames = [],
    gender,
    birthDate,
    localIdentifiers = [],
    telecom,
    address,
  } = consultation.patient;
  const status = conceptOf(verificationStatuses[nhsNumberVerification]);
  return {
    resourceType: "Patient",
    id: ids.patient,
    meta: metaOf(profiles.patient, now),
    identifier: [
      {
        extension: [{ url: extensions.nhsNumberVerificationStatus, valueCodeableConcept: status }],
        system: systems.nhsNumber,
        value: nhsNumber,
      },
      ...localIdentifiers,
    ],
    name: [
      { use: "official", ...humanNameOf(name) },
      ...otherNames.map(({ use, ...parts }) => ({ use, ...humanNameOf(parts) })),
    ],
    ...listed({ telecom }),
    gender,
    birthDate,
    ...(address === undefined ? {} : { address: [addressOf(address)] }),
  };
}

function addressOf({ line, ...rest }: Address): FhirAddress {
  return { ...rest, ...listed({ line }) };
}
