import * as v from "valibot";
import { InvalidValueError } from "../../errors.js";
import { exactly, type Schema, asJsonSchema } from "./schema.js";

/**
 * Text that a parse function of values/ accepts; what it throws becomes the issue, with the rule that is broken. The
 * shape is the part of the check that a JSON Schema can express.
 * @internal
 */
export function checkedValue<Value extends string>(
  parse: (text: string) => Value,
  shape: string,
  rule?: string,
): Schema<string, Value> {
  return exactly(
    v.pipe(
      v.string("must be text"),
      v.rawTransform<string, Value>(({ dataset, addIssue, NEVER }) => {
        try {
          return parse(dataset.value);
        } catch (error) {
          if (!(error instanceof InvalidValueError)) throw error;
          addIssue({ message: rule === undefined ? error.reason : `${rule}: ${error.reason}` });
          return NEVER;
        }
      }),
      asJsonSchema<Value>({ pattern: shape }),
    ),
  );
}
