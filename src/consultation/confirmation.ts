import * as v from "valibot";
import type { FhirDateTime } from "../values/dates.js";
import { closedObject } from "./schema/closed-object.js";
import { practitioner, type Practitioner, type PractitionerInput } from "./people/practitioner.js";
import { exactly, type Schema } from "./schema/schema.js";
import { line, text } from "./schema/text.js";
import { moment } from "./schema/times.js";
import { once } from "../values/once.js";

/**
 * A named person's confirmation of something improbable that a safety rule found. `review` gives `rule`, `path` and
 * `found` as they are to be repeated here: the confirmation covers that finding and no other, so that another value or
 * another place is asked about anew. It is kept with the consultation and is not sent.
 *
 * @example
 * const confirmation: ConfirmationInput = {
 *   rule: "CS-14",
 *   path: "observations[0]",
 *   found: "215/128 mm[Hg]",
 *   by: { name: { family: "Okafor" }, gphcNumber: "2099001", role: "R1290" },
 *   at: "2026-11-20T10:15:00+00:00",
 * };
 */
export interface ConfirmationInput {
  /** Id of the rule that needs the confirmation, such as `CS-12`. */
  readonly rule: string;
  /** The place in the consultation, as `review` names it. */
  readonly path: string;
  /** What was found there, word for word as `review` says it. */
  readonly found: string;
  /** Who confirmed it: one of the consultation's practitioners, or somebody with an identifier of their own. */
  readonly by: PractitionerInput;
  /** When, with an offset; at least the day. Not before the consultation started, and not in the future. */
  readonly at: string;
}

/** A {@link ConfirmationInput} that was checked. */
export interface Confirmation extends ConfirmationInput {
  readonly by: Practitioner;
  readonly at: FhirDateTime;
}

/** A place may be empty: the consultation itself. */
const place = once(() => exactly(v.string("must be text")));

/** Schema of {@link ConfirmationInput}. @internal */
export const confirmation: () => Schema<ConfirmationInput, Confirmation> = once(() =>
  closedObject({
    rule: line(),
    path: place(),
    found: text(),
    by: practitioner(),
    at: moment(),
  }),
);
