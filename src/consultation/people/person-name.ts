import { closedObject, optional, atLeastOneMember } from "../schema/closed-object.js";
import { listOf } from "../schema/list-of.js";
import { oneOf } from "../schema/one-of.js";
import type { Schema } from "../schema/schema.js";
import { line } from "../schema/text.js";
import { once } from "../../values/once.js";

/** A person's name. */
export interface PersonName {
  /** Family name (surname). A patient's is also part of the address to which the message is sent. */
  readonly family: string;
  /** Given names in their order. */
  readonly given?: readonly string[];
  /** Titles, such as `Mrs`. */
  readonly prefix?: readonly string[];
  /** What follows the name, such as `OBE`. */
  readonly suffix?: readonly string[];
  /** The whole name in one line, as the person writes it. */
  readonly text?: string;
}

/** A name of a patient besides the official one: at least one part of it. */
export interface OtherName extends Partial<PersonName> {
  /** What kind of name it is, such as `maiden`. */
  readonly use: "usual" | "temp" | "nickname" | "anonymous" | "old" | "maiden";
}

const otherParts = once(() => ({
  given: optional(listOf(line())),
  prefix: optional(listOf(line())),
  suffix: optional(listOf(line())),
  text: optional(line()),
}));

/** Schema of {@link PersonName}. @internal */
export const personName: () => Schema<PersonName> = once(() => closedObject({ family: line(), ...otherParts() }));

/** Schema of {@link OtherName}. @internal */
export const otherName: () => Schema<OtherName> = once(() =>
  atLeastOneMember(
    closedObject({
      use: oneOf(["usual", "temp", "nickname", "anonymous", "old", "maiden"]),
      family: optional(line()),
      ...otherParts(),
    }),
    2,
  ),
);
