import type { Definition, ElementRule } from "./definitions.js";
import type { Facts } from "./facts.js";
import { isPrimitive } from "./primitives.js";
import { manyTypes, valueSchema } from "./refine.js";
import { emptyParts, keywordsOf, membersOf, type Schema, type SchemaParts } from "./schema.js";
import { hasRequiredSlice, slicesOf } from "./slices.js";
import { treeOf, type Node } from "./tree.js";
import { choiceProperty, codesOf, isChoice, isInline, isSimpleQuantity, typeCodes, typeReference } from "./types.js";

/** What a schema is written with: the facts, its file, and those of its parts that others refer to. */
interface Site {
  readonly facts: Facts;
  readonly file: string;
  readonly shared: Map<string, Node>;
  readonly prefix: string;
}

/** The schema of a whole resource or type, every element named, and the parts that it refers to. */
export function wholeSchema(
  definition: Definition,
  facts: Facts,
  file: string,
): { body: Record<string, unknown>; parts: Record<string, Schema> } {
  const tree = treeOf(definition);
  const site: Site = { facts, file, shared: new Map(), prefix: definition.type };
  for (const rule of definition.elements)
    if (rule.contentReference !== undefined) share(tree, rule.contentReference, site);
  const body = objectSchema(tree, site);
  const parts = Object.fromEntries([...site.shared].map(([path, node]) => [path, objectSchema(node, site)]));
  return { body, parts };
}

function share(tree: Node, reference: string, site: Site): void {
  const path = reference.slice(reference.indexOf("#") + 1);
  let node: Node | undefined = tree;
  for (const name of path.split(".").slice(1)) node = node?.children.get(name);
  if (node !== undefined) site.shared.set(path, node);
}

function objectSchema(node: Node, site: Site): Record<string, unknown> {
  const parts = emptyParts();
  for (const [name, child] of node.children) {
    if (child.rule !== undefined && !(isChoice(name) && child.slices.size > 0))
      addChild(parts, name, child, child.rule, site);
    else
      for (const slice of child.slices.values())
        if (slice.rule !== undefined)
          addNarrowed(parts, choiceProperty(name, typeCodes(slice.rule)[0] ?? ""), slice, slice.rule, site);
  }
  return { type: "object", ...keywordsOf(parts), additionalProperties: false };
}

function addChild(parts: SchemaParts, name: string, child: Node, rule: ElementRule, site: Site): void {
  const base = site.facts.base(rule.path);
  if (isChoice(name)) {
    addChoice(parts, name, child, rule, base ?? rule, site);
    return;
  }
  if (base === undefined) {
    addNarrowed(parts, name, child, rule, site);
    return;
  }
  if (rule.max === "0") {
    parts.properties[name] = false;
    return;
  }
  const repeats = base.max !== "1";
  if (rule.min > 0 || hasRequiredSlice(child)) parts.required.push(name);
  const item = itemSchema(child, rule, base, rule.path, site);
  const slices = slicesOf(child, rule, site.facts, site.file, valueSchema);
  parts.properties[name] = repeats
    ? {
        type: "array",
        ...(rule.min > 0 && { minItems: rule.min }),
        ...(rule.max !== "*" && { maxItems: Number(rule.max) }),
        ...slices.array,
        items: repeatedItem(item, slices.item, rule),
      }
    : item;
  if (isPrimitive(typeCodes(rule)[0] ?? "")) parts.properties[`_${name}`] = siblingOf(repeats, site);
}

/** A list of primitives holds null where its item has an extension alone. */
function repeatedItem(item: Record<string, unknown>, slice: Record<string, unknown>, rule: ElementRule): Schema {
  if (isPrimitive(typeCodes(rule)[0] ?? "")) return { anyOf: [item, { type: "null" }] };
  return { ...item, ...slice };
}

function siblingOf(repeats: boolean, site: Site): Schema {
  const element = typeReference("Element", site.file);
  return repeats ? { type: "array", items: { anyOf: [element, { type: "null" }] } } : element;
}

function itemSchema(
  node: Node,
  rule: ElementRule,
  base: ElementRule,
  path: string,
  site: Site,
): Record<string, unknown> {
  const shared =
    rule.contentReference?.slice(rule.contentReference.indexOf("#") + 1) ?? (site.shared.has(path) ? path : undefined);
  if (shared !== undefined) return { $ref: `#/$defs/${shared}` };
  const type = typeCodes(rule)[0] ?? "";
  if (isInline(rule)) return objectSchema(node, site);
  if (type === "Resource") return { type: "object", required: ["resourceType"] };
  const codes = type === "code" ? codesOf(rule, path, site.facts) : undefined;
  const own = valueSchema(node, rule, base, path, site.facts, site.file);
  const targets =
    type === "Reference"
      ? (own["x-targets"] ?? valueSchema(node, rule, undefined, path, site.facts, site.file)["x-targets"])
      : undefined;
  return {
    ...(rule.fixed === undefined && codes !== undefined ? { enum: codes } : membersOf(typeReference(type, site.file))),
    ...own,
    ...(isSimpleQuantity(rule) && { properties: { ...membersOf(own["properties"]), comparator: false } }),
    ...(targets !== undefined && { "x-targets": targets }),
  };
}

/** Each type of a choice is a property; the types that the profile leaves out are forbidden. */
function addChoice(
  parts: SchemaParts,
  name: string,
  child: Node,
  rule: ElementRule,
  base: ElementRule,
  site: Site,
): void {
  const allowed = typeCodes(rule);
  for (const type of typeCodes(base)) {
    const property = choiceProperty(name, type);
    if (rule.max === "0" || (!allowed.includes(type) && typeCodes(base).length > manyTypes * 3)) continue;
    if (!allowed.includes(type)) {
      parts.properties[property] = false;
      continue;
    }
    const one = { ...rule, types: rule.types.filter((candidate) => candidate.code === type) };
    parts.properties[property] = itemSchema(child, one, one, "", site);
    if (isPrimitive(type)) parts.properties[`_${property}`] = siblingOf(false, site);
  }
  if (rule.min === 0 || allowed.length > manyTypes) return;
  if (allowed.length === 1) parts.required.push(choiceProperty(name, allowed[0] ?? ""));
  else parts.more["anyOf"] = allowed.map((type) => ({ required: [choiceProperty(name, type)] }));
}

/** `deceasedDateTime` instead of `deceased[x]`: the other types are forbidden. */
function addNarrowed(parts: SchemaParts, name: string, child: Node, rule: ElementRule, site: Site): void {
  const type = typeCodes(rule)[0] ?? "";
  const choice = `${name.slice(0, -type.length)}[x]`;
  const base = site.facts.base(`${rule.path.slice(0, rule.path.lastIndexOf(".") + 1)}${choice}`);
  if (base === undefined) throw new Error(`${rule.path} of ${site.file} is no element of FHIR`);
  const types = typeCodes(base).length > manyTypes ? rule.types : base.types;
  addChoice(parts, choice, child, { ...rule, max: "1" }, { ...base, types }, site);
}
