import { membersOf } from "./schema.js";

/** How the validator recognises the items of a slice: a path such as `coding.system`, and its value. */
export interface SliceMark {
  readonly path: string;
  readonly value: string;
}

export function keyOf({ path, value }: SliceMark): string {
  return `${path}=${value}`;
}

/**
 * The mark of a slice, if a schema is the condition of one: `{ required, properties: { system: { const } } }`.
 */
export function markIn(schema: unknown): SliceMark | undefined {
  const { required, properties } = membersOf(schema);
  const name: unknown = Array.isArray(required) && required.length === 1 ? required[0] : undefined;
  if (typeof name !== "string") return undefined;
  const part = membersOf(membersOf(properties)[name]);
  if (typeof part["const"] === "string") return { path: name, value: part["const"] };
  const below = markIn(part["contains"]);
  return below === undefined ? undefined : { path: `${name}.${below.path}`, value: below.value };
}
