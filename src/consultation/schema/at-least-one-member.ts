import * as v from "valibot";
import { asJsonSchema } from "./as-json-schema.js";
import { exactly, type Schema } from "./schema.js";

/** An object of optional members that holds at least so many; with none it would say nothing. @internal */
export function atLeastOneMember<Input extends object, Output extends object>(
  schema: Schema<Input, Output>,
  members: number,
): Schema<Input, Output> {
  const filled: v.GenericSchema<Input, Output> = v.pipe(
    schema,
    v.check(
      (given) => Object.values(given).flat().length >= members,
      "must say something; leave it out where it is not known",
    ),
    asJsonSchema({ minProperties: members }),
  );
  return exactly(filled);
}
