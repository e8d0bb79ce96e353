import * as v from "valibot";
import { verificationStatuses, type VerificationStatus } from "../terminology/verification-status.js";
import type { FhirDate } from "../values/fhir-date.js";
import { parseNhsNumber, type NhsNumber } from "../values/nhs-number.js";
import { address, type Address } from "./address.js";
import { checkedValue } from "./checked-value.js";
import { closedObject } from "./closed-object.js";
import { keyOf, oneOf } from "./one-of.js";
import { personName, type PersonName } from "./person-name.js";
import { day } from "./times.js";

/** Gender as the patient's record holds it (FHIR administrative gender). */
export type Gender = "male" | "female" | "other" | "unknown";

/** The patient as the caller gives them (UR-032). */
export interface PatientInput {
  /** NHS number: 10 digits with a correct check digit; spaces are allowed. */
  readonly nhsNumber: string;
  /** How far the NHS number was traced: `01` is "Number present and verified". There is no default (CS-26). */
  readonly nhsNumberVerification: VerificationStatus;
  /** The official name, as the Personal Demographics Service holds it. */
  readonly name: PersonName;
  readonly gender: Gender;
  /** Full date, `yyyy-MM-dd`. */
  readonly birthDate: string;
  readonly address?: Address;
}

/** A {@link PatientInput} that was checked. */
export interface Patient extends PatientInput {
  readonly nhsNumber: NhsNumber;
  readonly birthDate: FhirDate;
}

/** Schema of {@link PatientInput}. @internal @internal */
export const patient: v.GenericSchema<PatientInput, Patient> = closedObject(
  {
    nhsNumber: checkedValue(parseNhsNumber, "UR-032"),
    nhsNumberVerification: keyOf(verificationStatuses, 'CS-26: must be a verification status, "01" to "08"'),
    name: personName,
    gender: oneOf(["male", "female", "other", "unknown"]),
    birthDate: day,
    address: v.exactOptional(address),
  },
  { nhsNumberVerification: "CS-26: is missing; there is no default" },
);
