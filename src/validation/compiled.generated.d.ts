/** One thing that a compiled schema found, as ajv says it. */
export interface SchemaError {
  /** JSON pointer to the place, below the value that was checked. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A schema compiled ahead of time; `errors` holds what the last call found. */
export interface CompiledSchema {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** By the name of the profile: `CareConnect-GPC-Patient-1`. What the FHIR types inside ask for themselves is in `typeSchemas`. */
export const profileSchemas: Readonly<Record<string, CompiledSchema>>;
/** By the name of the data type; only those that ask for something. */
export const typeSchemas: Readonly<Record<string, CompiledSchema>>;
/** By the name of the primitive type. */
export const primitiveSchemas: Readonly<Record<string, CompiledSchema>>;
