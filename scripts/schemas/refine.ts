import type { ElementRule } from "./definitions.js";
import type { Facts } from "./facts.js";
import { isPrimitive } from "./primitives.js";
import { emptyParts, itemsOf, keywordsOf, membersOf, type SchemaParts } from "./schema.js";
import { hasRequiredSlice, slicesOf } from "./slices.js";
import type { Node } from "./tree.js";
import { choiceProperty, codesFile, codesOf, isChoice, targetsOf, typeCodes, typeReference } from "./types.js";

/** A choice of more types than this accepts any of them: the rules check which one it is. */
export const manyTypes = 5;

/** What a profile adds to a FHIR type where it uses it; nothing where it adds nothing. */
export function refine(node: Node, type: string, facts: Facts, file: string): Record<string, unknown> {
  const parts = emptyParts();
  for (const [name, child] of node.children) refineChild(parts, name, child, type, facts, file);
  return keywordsOf(parts);
}

function refineChild(parts: SchemaParts, name: string, child: Node, type: string, facts: Facts, file: string): void {
  const narrowed = isChoice(name) ? [...child.slices.values()][0] : undefined;
  if (narrowed?.rule !== undefined) {
    narrowChoice(parts, choiceProperty(name, typeCodes(narrowed.rule)[0] ?? ""), narrowed, facts, file);
    return;
  }
  const rule = child.rule;
  const path = `${type}.${name}`;
  const base = facts.base(path);
  if (rule === undefined) return;
  if (base === undefined) {
    narrowChoice(parts, name, child, facts, file);
    return;
  }
  if (rule.max === "0") {
    if (isChoice(name)) close(parts);
    else parts.properties[name] = false;
    return;
  }
  const repeats = base.max !== "1";
  if ((rule.min > 0 || (!isChoice(name) && hasRequiredSlice(child))) && base.min === 0) {
    if (!isChoice(name)) parts.required.push(name);
    else if (typeCodes(rule).length <= manyTypes)
      parts.more["anyOf"] = typeCodes(rule).map((code) => ({ required: [choiceProperty(name, code)] }));
  }
  if (isChoice(name)) return;
  const item = valueSchema(child, rule, base, path, facts, file);
  const slices = slicesOf(child, rule, facts, file, valueSchema);
  if (repeats) {
    const array = {
      ...(rule.min > 0 && base.min === 0 && { minItems: rule.min }),
      ...(rule.max !== "*" && { maxItems: Number(rule.max) }),
      ...slices.array,
      ...(Object.keys({ ...item, ...slices.item }).length > 0 && { items: { ...item, ...slices.item } }),
    };
    if (Object.keys(array).length > 0) parts.properties[name] = array;
  } else if (Object.keys(item).length > 0) {
    parts.properties[name] = item;
  }
}

/** The constraints on one value that the type does not have by itself. */
export function valueSchema(
  node: Node,
  rule: ElementRule,
  base: ElementRule | undefined,
  path: string,
  facts: Facts,
  file: string,
): Record<string, unknown> {
  const type = typeCodes(rule)[0] ?? "";
  const profile = rule.types[0]?.profile;
  const profileFile = profile === undefined ? undefined : facts.files.get(profile);
  const targets = targetsOf(rule);
  const codes = type === "code" && rule.fixed === undefined ? codesOf(rule, path, facts) : undefined;
  const known = base === undefined || rule.valueSet?.url === base.valueSet?.url;
  return {
    ...(profileFile !== undefined && profileFile !== file && { $ref: profileFile }),
    ...(rule.fixed !== undefined && { const: rule.fixed }),
    ...(rule.maxLength !== undefined && { maxLength: rule.maxLength }),
    ...(codes !== undefined && !known && { enum: codes }),
    ...(targets.length > 0 &&
      targets.join() !== (base === undefined ? "" : targetsOf(base).join()) && { "x-targets": targets }),
    ...(isPrimitive(type) ? {} : merge(refine(node, type, facts, file), binding(rule, type, facts))),
  };
}

/** A required value set whose codes are known, for the types that name a system beside the code. */
function binding(rule: ElementRule, type: string, facts: Facts): Record<string, unknown> {
  const valueSet = rule.valueSet;
  if (valueSet?.strength !== "required" || !facts.valueSets.has(valueSet.url)) return {};
  const coding = { $ref: `${codesFile}#/$defs/${valueSet.url.slice(valueSet.url.lastIndexOf("/") + 1)}` };
  if (type === "Coding") return { allOf: [coding] };
  if (type === "CodeableConcept")
    return { required: ["coding"], allOf: [{ properties: { coding: { contains: coding } } }] };
  return {};
}

function merge(first: Record<string, unknown>, second: Record<string, unknown>): Record<string, unknown> {
  const required = [...new Set([...itemsOf(first["required"]), ...itemsOf(second["required"])])];
  return { ...first, ...second, ...(required.length > 0 && { required }) };
}

/** A choice narrowed to one type: only that property is allowed. */
function narrowChoice(parts: SchemaParts, property: string, node: Node, facts: Facts, file: string): void {
  const rule = node.rule;
  if (rule === undefined) return;
  const type = typeCodes(rule)[0] ?? "";
  close(parts);
  parts.properties[property] = {
    ...membersOf(typeReference(type, file)),
    ...valueSchema(node, rule, undefined, "", facts, file),
  };
  if (isPrimitive(type)) parts.properties[`_${property}`] = true;
  if (rule.min > 0) parts.required.push(property);
}

/** An extension (the only type that a profile narrows in this way) may have only the members that are named. */
function close(parts: SchemaParts): void {
  for (const name of ["id", "extension", "url"]) parts.properties[name] ??= true;
  parts.more["additionalProperties"] = false;
}
