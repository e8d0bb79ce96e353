import { membersOf, type Schema } from "./schema.js";

const worthSharing = 90;
const schemaKeywords = ["items", "contains", "if", "then", "not"];
const mapKeywords = ["properties", "sliceWhen"];
const listKeywords = ["allOf", "anyOf"];

/** Moves each part that is used in more than one place to its own definition, so that it is written once. */
export function shareRepeats(definitions: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const seen = new Map<string, number>();
  for (const schema of Object.values(definitions)) count(schema, seen);
  const names = new Map<string, string>();
  const shared: Record<string, Schema> = {};
  const replace = (part: unknown): unknown => {
    const inner = mapParts(part, replace);
    const key = JSON.stringify(part);
    if ((seen.get(key) ?? 0) < 2 || key.length < worthSharing) return inner;
    const name = names.get(key) ?? `shared.${names.size}`;
    names.set(key, name);
    shared[name] = inner as Schema;
    return { $ref: name };
  };
  const rest = Object.entries(definitions).map(([name, schema]): [string, Schema] => [
    name,
    mapParts(schema, replace) as Schema,
  ]);
  return { ...shared, ...Object.fromEntries(rest) };
}

function count(schema: unknown, seen: Map<string, number>): void {
  mapParts(schema, (part) => {
    const key = JSON.stringify(part);
    seen.set(key, (seen.get(key) ?? 0) + 1);
    count(part, seen);
    return part;
  });
}

/** Applies a function to each schema directly inside a schema. */
export function mapParts(schema: unknown, change: (part: unknown) => unknown): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]: [string, unknown]) => {
      if (schemaKeywords.includes(keyword)) return [keyword, change(value)];
      if (mapKeywords.includes(keyword))
        return [
          keyword,
          Object.fromEntries(Object.entries(membersOf(value)).map(([name, part]) => [name, change(part)])),
        ];
      if (listKeywords.includes(keyword) && Array.isArray(value)) return [keyword, value.map(change)];
      return [keyword, value];
    }),
  );
}
