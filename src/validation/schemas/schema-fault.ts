/** What a value breaks of a schema, in ajv's form. */
export interface SchemaFault {
  /** JSON pointer to the place, below the value that was checked. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export const none: readonly SchemaFault[] = [];

export function fault(keyword: string, params: SchemaFault["params"]): SchemaFault {
  return { instancePath: "", keyword, params };
}

/** The same fault, seen from the object or list that the value is in. */
export function below(step: string | number, { instancePath, keyword, params }: SchemaFault): SchemaFault {
  return { instancePath: `/${step}${instancePath}`, keyword, params };
}

/** Nearly always both are empty, and then nothing is made. */
export function joined(found: readonly SchemaFault[], more: readonly SchemaFault[]): readonly SchemaFault[] {
  if (more.length === 0) return found;
  return found.length === 0 ? more : [...found, ...more];
}
