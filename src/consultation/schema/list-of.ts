import * as v from "valibot";
import { choose } from "./choose.js";
import { exactly, type Schema, asJsonSchema } from "./schema.js";

/** A list of these. @internal */
export function listOf<Input, Output>(item: Schema<Input, Output>): Schema<readonly Input[], readonly Output[]> {
  return exactly(v.array(item, "must be a list") as v.GenericSchema<readonly Input[], readonly Output[]>);
}

/** A list of at least one; `message` is the text for an empty one. @internal */
export function filledListOf<Input, Output>(
  item: Schema<Input, Output>,
  message: string,
): Schema<readonly Input[], readonly Output[]> {
  return exactly(
    v.pipe(
      listOf(item),
      v.check((list) => list.length > 0, message),
      asJsonSchema<readonly Output[]>({ minItems: 1 }),
    ),
  );
}

/**
 * A list with one of these first, and then any of the others; `message` is the text for an empty one.
 * @internal
 */
export function startingWith<First, CheckedFirst, Input, Output>(
  first: Schema<First, CheckedFirst>,
  others: Schema<Input, Output>,
  message: string,
): Schema<readonly [First, ...Input[]], readonly [CheckedFirst, ...Output[]]> {
  type Filled = v.GenericSchema<readonly [First, ...Input[]], readonly [CheckedFirst, ...Output[]]>;
  const filled = v.tupleWithRest([first], others, "must be a list") as unknown as Filled;
  const empty = v.pipe(v.array(v.unknown()), v.minLength(1, message)) as unknown as Filled;
  return choose((input) => (Array.isArray(input) && input.length === 0 ? empty : filled), [() => filled]);
}
