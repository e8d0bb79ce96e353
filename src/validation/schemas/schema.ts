/**
 * A schema as scripts/generate-schema-set.ts writes it: the keywords of JSON Schema that the profiles need, and two of
 * our own for slices. `false` forbids the value, `true` asks for nothing.
 */
export type Schema = boolean | Keywords;

export interface Keywords {
  /** The name of another schema, which the value must fulfil too. */
  readonly $ref?: string;
  readonly const?: string;
  readonly enum?: readonly (string | null)[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly contains?: Schema;
  readonly items?: Schema;
  /** How many items a slice may have. */
  readonly sliceCount?: readonly SliceCount[];
  readonly required?: readonly string[];
  /** No members but those in `properties`. */
  readonly additionalProperties?: false;
  readonly properties?: Readonly<Record<string, Schema>>;
  /** What the items of a slice must be, by the slice's mark: `url=https://...`, `coding.system=http://...`. */
  readonly sliceWhen?: Readonly<Record<string, Schema>>;
}

/** The items of a slice have this value at this path, `coding.system`. */
export interface SliceCount {
  readonly path: string;
  readonly value: string;
  readonly min: number;
  readonly max?: number;
}

/** All schemas as one text, which is read when the first value is checked. */
export interface SchemaSet {
  /** The names of the profiles of resources, as in `profiles`. */
  readonly resources: readonly string[];
  readonly types: readonly string[];
  readonly definitions: Readonly<Record<string, Schema>>;
}
