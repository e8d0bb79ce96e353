import type * as v from "valibot";

/**
 * A schema whose types are exactly these: the marker (never there at run time) stands on both sides of a function, so
 * the
 * compiler refuses a schema that takes less or more than the interface says, an optional member left out included.
 * @internal
 */
export type Schema<Input, Output = Input> = v.GenericSchema<Input, Output> & {
  readonly exactly: (
    input: Input,
    output: Output,
    members: keyof Input | keyof Output,
  ) => readonly [Input, Output, keyof Input | keyof Output];
};

/** The same schema, known by exactly the types that the library of schemas infers for it. @internal */
export function exactly<Any extends v.GenericSchema>(schema: Any): Schema<v.InferInput<Any>, v.InferOutput<Any>> {
  return schema as unknown as Schema<v.InferInput<Any>, v.InferOutput<Any>>;
}
