import * as v from "valibot";

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
