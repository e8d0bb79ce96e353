/**
 * A JSON Schema (draft 2020-12) as plain data, with keywords of our own such as `x-targets`: the types that a reference
 * may point at.
 */
export type Schema = boolean | { readonly [keyword: string]: unknown };

/** An object schema while it is being built. */
export interface SchemaParts {
  properties: Record<string, Schema>;
  required: string[];
  more: Record<string, unknown>;
}

export function emptyParts(): SchemaParts {
  return { properties: {}, required: [], more: {} };
}

/** The keywords of the parts, without empty ones. */
export function keywordsOf(parts: SchemaParts): Record<string, unknown> {
  return {
    ...(parts.required.length > 0 && { required: parts.required }),
    ...parts.more,
    ...(Object.keys(parts.properties).length > 0 && { properties: parts.properties }),
  };
}

/** The members of a value if it is an object, otherwise none. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries<unknown>(Object.entries(value)) : {};
}

/** The items of a value if it is a list, otherwise none. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const lineWidth = 140;

/** JSON for people: a value that fits in a line is written in one. */
export function print(value: unknown, indent = ""): string {
  const flat = spaced(value);
  if (indent.length + flat.length <= lineWidth || typeof value !== "object" || value === null) return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.every((item) => typeof item !== "object")) return `[\n${wrapped(items.map(spaced), deeper)}\n${indent}]`;
    return `[\n${items.map((item) => deeper + print(item, deeper)).join(",\n")}\n${indent}]`;
  }
  const members = Object.entries(value).map(
    ([key, member]) => `${deeper}${JSON.stringify(key)}: ${print(member, deeper)}`,
  );
  return `{\n${members.join(",\n")}\n${indent}}`;
}

function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${spaced(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function wrapped(items: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const item of items) {
    if (line !== "" && indent.length + line.length + item.length + 3 > lineWidth) {
      lines.push(`${line},`);
      line = "";
    }
    line += (line === "" ? "" : ", ") + item;
  }
  lines.push(line);
  return lines.map((text) => indent + text).join("\n");
}
