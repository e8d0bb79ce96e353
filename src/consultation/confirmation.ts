import type { FhirDateTime } from "../values/dates.js";
import { closedObject } from "./schema/closed-object.js";
import { practitioner, type Practitioner, type PractitionerInput } from "./people/practitioner.js";
import type { Schema } from "./schema/schema.js";
import { line } from "./schema/text.js";
import { moment } from "./schema/times.js";
import { once } from "../values/once.js";

/**
 * A named person's confirmation of something improbable that a safety rule found. It is kept with the consultation and
 * is not sent.
 */
export interface ConfirmationInput {
  /** Id of the rule that needs the confirmation, such as `CS-12`. */
  readonly rule: string;
  /** Who confirmed it. */
  readonly by: PractitionerInput;
  /** When, with an offset; at least the day. */
  readonly at: string;
}

/** A {@link ConfirmationInput} that was checked. */
export interface Confirmation extends ConfirmationInput {
  readonly by: Practitioner;
  readonly at: FhirDateTime;
}

/** Schema of {@link ConfirmationInput}. @internal */
export const confirmation: () => Schema<ConfirmationInput, Confirmation> = once(() =>
  closedObject({
    rule: line(),
    by: practitioner(),
    at: moment(),
  }),
);
