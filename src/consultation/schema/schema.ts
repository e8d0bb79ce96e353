import * as v from "valibot";

/**
 * A schema whose types are exactly these: the marker (which does not exist at run time) is both a parameter and a
 * result of a function type, so the compiler refuses a schema that accepts less or more than the interface, even if
 * only an optional member was forgotten.
 * @internal
 */
export type Schema<Input, Output = Input> = v.GenericSchema<Input, Output> & {
  readonly exactly: (
    input: Input,
    output: Output,
    members: keyof Input | keyof Output,
  ) => readonly [Input, Output, keyof Input | keyof Output];
};

/** The same schema, with exactly the types that the schema library infers for it. @internal */
export function exactly<Any extends v.GenericSchema>(schema: Any): Schema<v.InferInput<Any>, v.InferOutput<Any>> {
  return schema as unknown as Schema<v.InferInput<Any>, v.InferOutput<Any>>;
}

/** What a JSON Schema can state about a value that the schema library does not reveal. @internal */
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

/** Declares it beside the check itself; `scripts/generate-consultation-schema.ts` reads it. @internal */
export function asJsonSchema<Value>(
  jsonSchema: JsonSchemaWords,
): v.MetadataAction<Value, { readonly jsonSchema: JsonSchemaWords }> {
  return v.metadata({ jsonSchema });
}
