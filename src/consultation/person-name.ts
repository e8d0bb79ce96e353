import * as v from "valibot";
import { closedObject } from "./closed-object.js";
import { listOf } from "./list-of.js";
import { line } from "./text.js";

/** A person's name. */
export interface PersonName {
  /** Family name (surname). A patient's is also part of the address that the message travels to. */
  readonly family: string;
  /** Given names in their order. */
  readonly given?: readonly string[];
  /** Titles, such as `Mrs`. */
  readonly prefix?: readonly string[];
}

/** Schema of {@link PersonName}. @internal @internal */
export const personName: v.GenericSchema<PersonName> = closedObject({
  family: line,
  given: v.exactOptional(listOf(line)),
  prefix: v.exactOptional(listOf(line)),
});
