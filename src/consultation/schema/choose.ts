import * as v from "valibot";
import { exactly, type Schema } from "./schema.js";

type AnySchema = v.GenericSchema;

/** What the generator of the JSON Schema finds on a choice. @internal */
interface ChoiceOptions {
  readonly options: readonly (() => AnySchema)[];
}

/**
 * One of several schemas, chosen by looking at the input, so that the issues are those of the schema that was meant.
 * Each is a function, since an input needs few of those that there are.
 * @internal
 */
export function choose<Option extends () => AnySchema>(
  pick: (input: unknown) => ReturnType<Option>,
  options: readonly Option[],
): Schema<v.InferInput<ReturnType<Option>>, v.InferOutput<ReturnType<Option>>> {
  type Picked = v.GenericSchema<v.InferInput<ReturnType<Option>>, v.InferOutput<ReturnType<Option>>>;
  return exactly(
    v.pipe(
      v.lazy<Picked>((input) => pick(input) as Picked),
      v.metadata({ options } satisfies ChoiceOptions),
    ),
  );
}
