/** One error of a compiled schema, in ajv's form. */
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
