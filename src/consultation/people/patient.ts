import { verificationStatuses, type VerificationStatus } from "../../terminology/verification-status.js";
import type { FhirDate } from "../../values/dates.js";
import { parseNhsNumber, type NhsNumber } from "../../values/nhs-number.js";
import { address, type Address, telecom, type Telecom } from "./contact.js";
import { checkedValue } from "../schema/checked-value.js";
import { closedObject, optional } from "../schema/closed-object.js";
import { localIdentifier, type LocalIdentifier } from "./local-identifier.js";
import { listOf } from "../schema/list-of.js";
import { keyOf, oneOf } from "../schema/one-of.js";
import { otherName, personName, type OtherName, type PersonName } from "./person-name.js";
import type { Schema } from "../schema/schema.js";
import { day } from "../schema/times.js";
import { once } from "../../values/once.js";

/** Gender as the patient's record holds it (FHIR administrative gender). */
export type Gender = "male" | "female" | "other" | "unknown";

/** The patient as the caller gives them (UR-032). */
export interface PatientInput<Known extends Gender = Gender> {
  /** NHS number: 10 digits with a correct check digit; spaces are allowed. */
  readonly nhsNumber: string;
  /**
   * Whether the NHS number was traced and verified: `01` is "Number present and verified". There is no default (CS-26).
   */
  readonly nhsNumberVerification: VerificationStatus;
  /** The official name, as the Personal Demographics Service holds it. */
  readonly name: PersonName;
  /** Other names by which the patient is or was known. */
  readonly otherNames?: readonly OtherName[];
  /** Gender as the patient's record holds it: `male`, `female`, `other` or `unknown`. */
  readonly gender: Known;
  /** Full date, `yyyy-MM-dd`. */
  readonly birthDate: string;
  /** Identifiers that your own systems give the patient. */
  readonly localIdentifiers?: readonly LocalIdentifier[];
  /** Telephone numbers, e-mail addresses and the like, as far as they are known. */
  readonly telecom?: readonly Telecom[];
  /** The postal address, as far as it is known. */
  readonly address?: Address;
}

/** A {@link PatientInput} that was checked. */
export interface Patient extends PatientInput {
  readonly nhsNumber: NhsNumber;
  readonly birthDate: FhirDate;
}

/** Schema of {@link PatientInput}. @internal */
export const patient: () => Schema<PatientInput, Patient> = once(() =>
  closedObject(
    {
      nhsNumber: checkedValue(parseNhsNumber, "^(?: *[0-9]){10} *$", "UR-032"),
      nhsNumberVerification: keyOf(verificationStatuses, 'CS-26: must be a verification status, "01" to "08"'),
      name: personName(),
      otherNames: optional(listOf(otherName())),
      gender: oneOf(["male", "female", "other", "unknown"]),
      birthDate: day(),
      localIdentifiers: optional(listOf(localIdentifier())),
      telecom: optional(listOf(telecom())),
      address: optional(address()),
    },
    { nhsNumberVerification: "CS-26: is missing; there is no default" },
  ),
);
