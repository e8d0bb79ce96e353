import { closedObject, optional } from "../schema/closed-object.js";
import { oneOf } from "../schema/one-of.js";
import type { Schema } from "../schema/schema.js";
import { line } from "../schema/text.js";

/** A way to reach the patient. */
export interface Telecom {
  readonly system: "phone" | "fax" | "email" | "pager" | "url" | "sms" | "other";
  /** The number or address itself. */
  readonly value: string;
  readonly use?: "home" | "work" | "temp" | "old" | "mobile";
}

/** Schema of {@link Telecom}. @internal */
export const telecom: Schema<Telecom> = closedObject({
  system: oneOf(["phone", "fax", "email", "pager", "url", "sms", "other"]),
  value: line,
  use: optional(oneOf(["home", "work", "temp", "old", "mobile"])),
});
