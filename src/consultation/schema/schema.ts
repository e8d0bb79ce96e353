import * as v from "valibot";

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

/** What a JSON Schema can say of a value that the library of schemas cannot be asked for. @internal */
export interface JsonSchemaWords {
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly anyOf?: readonly JsonSchemaWords[];
  readonly not?: JsonSchemaWords;
  readonly exclusiveMinimum?: number;
}

/** Says it beside the check that keeps it: `scripts/generate-consultation-schema.ts` reads it. @internal */
export function asJsonSchema<Value>(
  jsonSchema: JsonSchemaWords,
): v.MetadataAction<Value, { readonly jsonSchema: JsonSchemaWords }> {
  return v.metadata({ jsonSchema });
}
