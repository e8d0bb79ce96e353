import * as v from "valibot";
import { closedObject } from "./closed-object.js";
import { listOf } from "./list-of.js";
import { line } from "./text.js";

/** A postal address, as far as it is known. */
export interface Address {
  /** House and street, one member for each line. */
  readonly line?: readonly string[];
  readonly city?: string;
  readonly district?: string;
  readonly postalCode?: string;
}

const members: v.GenericSchema<Address> = closedObject({
  line: v.exactOptional(listOf(line)),
  city: v.exactOptional(line),
  district: v.exactOptional(line),
  postalCode: v.exactOptional(line),
});

/** Schema of {@link Address}. @internal @internal */
export const address: v.GenericSchema<Address> = v.pipe(
  members,
  v.check((given) => Object.values(given).flat().length > 0, "must say something; leave it out where it is not known"),
);
