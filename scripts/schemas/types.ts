import type { ElementRule } from "./definitions.js";
import type { Facts } from "./facts.js";
import { isPrimitive } from "./primitives.js";
import type { Schema } from "./schema.js";

export const typesFile = "fhir-types.schema.json";
export const codesFile = "nhs-codes.schema.json";

/** The schema of a value of one FHIR type. */
export function typeReference(type: string, here: string): Schema {
  return { $ref: `${here === typesFile ? "" : typesFile}#/$defs/${type}` };
}

/** The property of a choice for one type: value + Quantity. */
export function choiceProperty(name: string, type: string): string {
  return name.replace("[x]", type.charAt(0).toUpperCase() + type.slice(1));
}

export function isChoice(name: string): boolean {
  return name.endsWith("[x]");
}

/** The types of an element, each once and in order. */
export function typeCodes(rule: ElementRule): readonly string[] {
  return [...new Set(rule.types.map((type) => type.code))];
}

/** True for elements without a named type: their children are defined in place. */
export function isInline(rule: ElementRule): boolean {
  return rule.types.some((type) => type.code === "BackboneElement" || type.code === "Element");
}

/** The resource types that a reference may point at; none named means any. */
export function targetsOf(rule: ElementRule): readonly string[] {
  const targets = rule.types.flatMap((type) => (type.target === undefined ? [] : [targetType(type.target)]));
  return targets.includes("Resource") ? [] : [...new Set(targets)];
}

const nhsProfile =
  /^(?:CareConnect|GPConnect|ITK)-(?:GPC-|ITK-)?(?:Header-|Response-|ProblemHeader-)?([A-Z][A-Za-z]+)-[0-9]+$/;

function targetType(url: string): string {
  const name = url.slice(url.lastIndexOf("/") + 1);
  if (url.startsWith("http://hl7.org/fhir/StructureDefinition/")) return name;
  const type = nhsProfile.exec(name)?.[1];
  if (type === undefined) throw new Error(`no resource type in the name of ${url}`);
  return type;
}

/** The codes that an element of type code must be one of. */
export function codesOf(rule: ElementRule, path: string, facts: Facts): readonly string[] | undefined {
  const own = rule.valueSet?.strength === "required" ? facts.valueSets.get(rule.valueSet.url) : undefined;
  if (own !== undefined) return [...own.values()].flat();
  const listed = facts.enumerations.get(path.toLowerCase());
  return listed ?? (rule.valueSet?.strength === "required" ? facts.baseLists.get(rule.valueSet.url) : undefined);
}

export function isPrimitiveRule(rule: ElementRule): boolean {
  return typeCodes(rule).every(isPrimitive);
}

/** True for a quantity without a comparator: FHIR's own profile SimpleQuantity, which differs in nothing else. */
export function isSimpleQuantity(rule: ElementRule | undefined): boolean {
  return rule?.types.some((type) => type.profile === "http://hl7.org/fhir/StructureDefinition/SimpleQuantity") ?? false;
}
