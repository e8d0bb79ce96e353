import { jobRoles, type JobRoleCode } from "../../terminology/job-roles.js";
import { parseGphcNumber, type GphcNumber } from "../../values/gphc-number.js";
import { checkedValue } from "../schema/checked-value.js";
import { closedObject, optional } from "../schema/closed-object.js";
import { listOf } from "../schema/list-of.js";
import { localIdentifier, type LocalIdentifier } from "./local-identifier.js";
import { keyOf, oneOf } from "../schema/one-of.js";
import { personName, type PersonName } from "./person-name.js";
import type { Schema } from "../schema/schema.js";
import { line } from "../schema/text.js";
import { once } from "../../values/once.js";

/** Who saw the patient and is responsible for what is recorded, as the caller gives them (UR-034, UR-035). */
export interface PractitionerInput {
  /** The person's name, as the practice reads it. */
  readonly name: PersonName;
  /** Registration with the General Pharmaceutical Council: 7 digits. Left out where the person has none. */
  readonly gphcNumber?: string;
  /** Identifier of the person in NHS England's directory (SDS). */
  readonly sdsUserId?: string;
  /** Identifier of the person in this role, in NHS England's directory (SDS). */
  readonly sdsRoleProfileId?: string;
  /** Identifiers that your own systems give the person. */
  readonly localIdentifiers?: readonly LocalIdentifier[];
  /** SDS job role, such as `R1290` (Pharmacist). */
  readonly role: JobRoleCode;
}

/** A {@link PractitionerInput} that was checked. */
export interface Practitioner extends PractitionerInput {
  readonly gphcNumber?: GphcNumber;
}

/**
 * What another practitioner did in the consultation; each is a participant of the Encounter, with these words.
 * `performed`: this person and not the `practitioner`, who recorded it, was the one who mainly cared for the patient;
 * at most one did.
 */
export type PractitionerPart = "performed" | "supervised" | "supplied" | "measured" | "took-part";

/** Another person who took part in the consultation, besides the practitioner who saw the patient. */
export interface OtherPractitionerInput extends PractitionerInput {
  /**
   * A label by which a supply (`suppliedBy`) or an observation (`measuredBy`) refers to this person; each person has a
   * different one. It is not sent.
   */
  readonly label: string;
  /** What this person did. */
  readonly part: PractitionerPart;
}

/** An {@link OtherPractitionerInput} that was checked. */
export interface OtherPractitioner extends OtherPractitionerInput {
  readonly gphcNumber?: GphcNumber;
}

/** The code of a job role. @internal */
export const jobRole: () => Schema<JobRoleCode> = once(() =>
  keyOf(jobRoles(), "UR-035: must be an SDS job role, such as R1290 (Pharmacist)"),
);

const members = once(() => ({
  name: personName(),
  gphcNumber: optional(checkedValue(parseGphcNumber, "^[0-9]{7}$", "UR-034")),
  sdsUserId: optional(line()),
  sdsRoleProfileId: optional(line()),
  localIdentifiers: optional(listOf(localIdentifier())),
  role: jobRole(),
}));

const missing = { role: "UR-035: is missing; it must be an SDS job role, such as R1290 (Pharmacist)" };

/** Schema of {@link PractitionerInput}. @internal */
export const practitioner: () => Schema<PractitionerInput, Practitioner> = once(() => closedObject(members(), missing));

/** Schema of {@link OtherPractitionerInput}. @internal */
export const otherPractitioner: () => Schema<OtherPractitionerInput, OtherPractitioner> = once(() =>
  closedObject(
    {
      ...members(),
      label: line(),
      part: oneOf(["performed", "supervised", "supplied", "measured", "took-part"]),
    },
    missing,
  ),
);
