import * as v from "valibot";

/** A list of these. @internal */
export function listOf<Input, Output>(item: v.GenericSchema<Input, Output>): v.GenericSchema<Input[], Output[]> {
  return v.array(item, "must be a list");
}
