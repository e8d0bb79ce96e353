import * as v from "valibot";
import { jobRoles, type JobRoleCode } from "../terminology/job-roles.js";
import { parseGphcNumber, type GphcNumber } from "../values/gphc-number.js";
import { checkedValue } from "./checked-value.js";
import { closedObject } from "./closed-object.js";
import { keyOf } from "./one-of.js";
import { personName, type PersonName } from "./person-name.js";

/** Who saw the patient and is answerable for what is written, as the caller gives them (UR-034, UR-035). */
export interface PractitionerInput {
  readonly name: PersonName;
  /** Registration with the General Pharmaceutical Council: 7 digits. Left out where the person has none. */
  readonly gphcNumber?: string;
  /** SDS job role, such as `R1290` (Pharmacist). */
  readonly role: JobRoleCode;
}

/** A {@link PractitionerInput} that was checked. */
export interface Practitioner extends PractitionerInput {
  readonly gphcNumber?: GphcNumber;
}

/** Schema of {@link PractitionerInput}. @internal @internal */
export const practitioner: v.GenericSchema<PractitionerInput, Practitioner> = closedObject({
  name: personName,
  gphcNumber: v.exactOptional(checkedValue(parseGphcNumber, "UR-034")),
  role: keyOf(jobRoles, "UR-035: must be an SDS job role, such as R1290 (Pharmacist)"),
});
