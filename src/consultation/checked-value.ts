import * as v from "valibot";
import { InvalidValueError } from "../values/invalid-value-error.js";

/** Text that a parse function of the values takes; what it throws becomes the issue, with the rule that asks for it. @internal */
export function checkedValue<Value extends string>(parse: (text: string) => Value, rule?: string): v.GenericSchema<string, Value> {
  return v.pipe(
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
  );
}
