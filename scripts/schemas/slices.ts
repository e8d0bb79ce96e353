import type { ElementRule } from "./definitions.js";
import type { Facts } from "./facts.js";
import type { Node } from "./tree.js";
import { membersOf } from "./schema.js";

/** What the slices of a repeating element require of the list as a whole, and of each item that belongs to one. */
export interface Slices {
  readonly array: Record<string, unknown>;
  readonly item: Record<string, unknown>;
}

/** The constraints on one value that its type does not have by itself. */
export type SchemaOfValue = (
  node: Node,
  rule: ElementRule,
  base: ElementRule | undefined,
  path: string,
  facts: Facts,
  file: string,
) => Record<string, unknown>;

/** True where a slice is required: then the list is required, too. */
export function hasRequiredSlice(node: Node): boolean {
  return [...node.slices.values()].some((slice) => (slice.rule?.min ?? 0) > 0);
}

/** The elements that NHS England's profiles tell slices apart by. */
const discriminators = ["url", "system", "use", "coding.system"];

/** `schemaOf` is `valueSchema`. It is a parameter because values have slices in turn: an import would be a circle. */
export function slicesOf(node: Node, rule: ElementRule, facts: Facts, file: string, schemaOf: SchemaOfValue): Slices {
  const counts: Record<string, unknown>[] = [];
  const items: Record<string, unknown>[] = [];
  for (const [name, slice] of node.slices) {
    const [path, value] = discriminatorOf(slice) ?? [];
    if (slice.rule === undefined || path === undefined || value === undefined)
      throw new Error(`slice ${rule.id}:${name} of ${file} cannot be told apart`);
    const belongs = condition(path.split("."), value);
    const { min, max } = slice.rule;
    if (min > 0 || max !== "*") {
      const contains = { description: `${words(node.rule)} of ${path} ${value}`, ...belongs };
      counts.push({ contains, minContains: min, ...(max !== "*" && { maxContains: Number(max) }) });
    }
    const then = without(path, constraint(slice, rule, facts, file, schemaOf));
    if (Object.keys(then).length > 0) items.push({ if: belongs, then });
  }
  return { array: joined(counts), item: joined(items) };
}

function constraint(
  slice: Node,
  rule: ElementRule,
  facts: Facts,
  file: string,
  schemaOf: SchemaOfValue,
): Record<string, unknown> {
  const profile = slice.rule?.types[0]?.profile;
  const profileFile = profile === undefined ? undefined : facts.files.get(profile);
  if (profileFile !== undefined) return { $ref: profileFile };
  const own = { ...(slice.rule ?? rule), types: rule.types };
  return schemaOf(slice, own, rule, rule.path, facts, file);
}

/** The condition has already checked the discriminator: it need not be checked again. */
function without(path: string, then: Record<string, unknown>): Record<string, unknown> {
  const { required, properties, ...rest } = then;
  const names = (Array.isArray(required) ? required : []).filter((name) => name !== path);
  const left = Object.entries(membersOf(properties)).filter(
    ([name]) => name !== path || "additionalProperties" in then,
  );
  return {
    ...(names.length > 0 && { required: names }),
    ...rest,
    ...(left.length > 0 && { properties: Object.fromEntries(left) }),
  };
}

/** An extension's profile is its url where the slice does not repeat it. */
function discriminatorOf(slice: Node): [path: string, value: string] | undefined {
  for (const path of discriminators) {
    let node: Node | undefined = slice;
    for (const name of path.split(".")) node = node?.children.get(name);
    if (node?.rule?.fixed !== undefined) return [path, node.rule.fixed];
  }
  const profile = slice.rule?.types.find((type) => type.code === "Extension")?.profile;
  return profile === undefined ? undefined : ["url", profile];
}

function condition([name = "", ...rest]: readonly string[], value: string): Record<string, unknown> {
  const below = rest.length === 0 ? { const: value } : { contains: condition(rest, value) };
  return { required: [name], properties: { [name]: below } };
}

function joined(all: readonly Record<string, unknown>[]): Record<string, unknown> {
  return all.length > 1 ? { allOf: all } : { ...all[0] };
}

function words(rule: ElementRule | undefined): string {
  return rule?.path.slice(rule.path.lastIndexOf(".") + 1) ?? "";
}
