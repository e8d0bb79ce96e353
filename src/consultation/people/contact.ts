import { closedObject, optional, atLeastOneMember } from "../schema/closed-object.js";
import { listOf } from "../schema/list-of.js";
import { oneOf } from "../schema/one-of.js";
import type { Schema } from "../schema/schema.js";
import { line, text } from "../schema/text.js";
import { once } from "../../values/once.js";

/**
 * A postal address, as far as it is known: at least one part. A county goes into `district`; the profile has no
 * `state`.
 */
export interface Address {
  /** Left out: not stated. */
  readonly use?: "home" | "work" | "temp" | "old";
  /** House and street, one member for each line. */
  readonly line?: readonly string[];
  /** Town or city. */
  readonly city?: string;
  /** District or county. */
  readonly district?: string;
  /** Postcode. */
  readonly postalCode?: string;
  /** Country, in words. */
  readonly country?: string;
  /** The whole address as on an envelope. */
  readonly text?: string;
}

/** Schema of {@link Address}. @internal */
export const address: () => Schema<Address> = once(() =>
  atLeastOneMember(
    closedObject({
      use: optional(oneOf(["home", "work", "temp", "old"])),
      line: optional(listOf(line())),
      city: optional(line()),
      district: optional(line()),
      postalCode: optional(line()),
      country: optional(line()),
      text: optional(text()),
    }),
    1,
  ),
);

/** A way to reach the patient. */
export interface Telecom {
  /** What kind of number or address it is. */
  readonly system: "phone" | "fax" | "email" | "pager" | "url" | "sms" | "other";
  /** The number or address itself. */
  readonly value: string;
  /** What it is used for. Left out: not stated. */
  readonly use?: "home" | "work" | "temp" | "old" | "mobile";
}

/** Schema of {@link Telecom}. @internal */
export const telecom: () => Schema<Telecom> = once(() =>
  closedObject({
    system: oneOf(["phone", "fax", "email", "pager", "url", "sms", "other"]),
    value: line(),
    use: optional(oneOf(["home", "work", "temp", "old", "mobile"])),
  }),
);
