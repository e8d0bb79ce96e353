import type { VerificationStatusCode } from "../terminology/verification-status.js";
import type { FhirDate } from "../values/fhir-date.js";
import type { NhsNumber } from "../values/nhs-number.js";
import type { Address } from "./address.js";
import type { PersonName } from "./person-name.js";

/** Gender as the patient's record holds it (FHIR administrative gender). */
export type Gender = "male" | "female" | "other" | "unknown";

/** The patient as the caller gives them (UR-032). */
export interface PatientInput {
  /** NHS number: 10 digits with a correct check digit; spaces are allowed. */
  readonly nhsNumber: string;
  /** How far the NHS number was traced: `01` is "Number present and verified". There is no default (CS-26). */
  readonly nhsNumberVerification: VerificationStatusCode;
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
