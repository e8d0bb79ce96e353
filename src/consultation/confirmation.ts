import type { FhirDateTime } from "../values/dates.js";
import { closedObject } from "./schema/closed-object.js";
import { practitioner, type Practitioner, type PractitionerInput } from "./people/practitioner.js";
import type { Schema } from "./schema/schema.js";
import { line } from "./schema/text.js";
import { moment } from "./schema/times.js";

/**
 * Somebody's word that what a safety rule asks about is so. It is kept with the consultation; no message carries it.
 */
export interface ConfirmationInput {
  /** Id of the rule that asked, such as `CS-12`. */
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
export const confirmation: Schema<ConfirmationInput, Confirmation> = closedObject({
  rule: line,
  by: practitioner,
  at: moment,
});
