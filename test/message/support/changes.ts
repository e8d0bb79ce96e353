import type { Resource } from "../../../src/fhir/types.js";

/** One thing changed in a message. */
export interface Change {
  readonly path: string;
  readonly resource: () => Resource;
}

type Node = Record<string, unknown>;

/** The same value, but another one of its kind. */
function other(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  return /^-?[0-9]+(?:\.[0-9]+)?$/.test(String(value)) ? `${String(value)}1` : `${String(value)}x`;
}

function* places(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<{ readonly path: readonly (string | number)[]; readonly value: unknown }> {
  if (path.at(-1) === "resourceType") return;
  yield { path, value };
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value))
    yield* places(member, [...path, Array.isArray(value) ? Number(key) : key]);
}

function changedAt(
  resource: Resource,
  path: readonly (string | number)[],
  change: (holder: Node, key: string) => void,
): Resource {
  const copy = structuredClone(resource);
  const holder = path.slice(0, -1).reduce<unknown>((node, key) => (node as Node)[String(key)], copy);
  change(holder as Node, String(path.at(-1)));
  return copy;
}

/** Each value of a message, changed; one at a time. */
export function changedValues(resource: Resource): readonly Change[] {
  return [...places(resource)]
    .filter(({ path, value }) => typeof value !== "object" && path.length > 0)
    .map(({ path, value }) => ({
      path: path.join("."),
      resource: () => changedAt(resource, path, (holder, key) => (holder[key] = other(value))),
    }));
}

/** Each element of a message with something more in it; one at a time. */
export function addedExtensions(resource: Resource): readonly Change[] {
  const more = { url: "urn:example:more", valueString: "more" };
  return [...places(resource)]
    .filter(({ path, value }) => typeof value === "object" && !Array.isArray(value) && path.length > 0)
    .map(({ path }) => ({
      path: path.join("."),
      resource: () =>
        changedAt(resource, path, (holder, key) => {
          const node = holder[key] as Node;
          node["extension"] = [...((node["extension"] ?? []) as readonly unknown[]), more];
        }),
    }));
}
