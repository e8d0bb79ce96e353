import { edgeTexts } from "../../test/arbitraries/index.js";
import { itemsOf, membersOf } from "../schemas/schema.js";

/** Everything that a run should produce, with the number of times that it did. */
export type Coverage = Map<string, number>;

type Node = Readonly<Record<string, unknown>>;

/** All members, fixed values and options of the JSON Schema of a consultation, each counted as 0. */
export function coverageOf(schema: unknown): Coverage {
  const coverage: Coverage = new Map();
  for (const [name, definition] of Object.entries(membersOf(membersOf(schema)["$defs"])))
    wanted(membersOf(definition), name, coverage);
  for (const kind of Object.keys(edgeTexts)) coverage.set(`text: ${kind}`, 0);
  return coverage;
}

function wanted(node: Node, name: string, coverage: Coverage): void {
  for (const [key, member] of Object.entries(membersOf(node["properties"]))) {
    // A member that is not allowed beside another one.
    if ("not" in membersOf(member)) continue;
    coverage.set(`${name}.${key}`, 0);
    if (!itemsOf(node["required"]).includes(key)) coverage.set(`${name} without ${key}`, 0);
    wanted(membersOf(member), `${name}.${key}`, coverage);
  }
  for (const word of [...itemsOf(node["enum"]), ...("const" in node ? [node["const"]] : [])])
    coverage.set(`${name} = ${String(word)}`, 0);
  for (const option of itemsOf(node["anyOf"])) wanted(membersOf(option), name, coverage);
  if ("items" in node) wanted(membersOf(node["items"]), name, coverage);
}

/** Counts the parts of one consultation. */
export function count(coverage: Coverage, value: unknown, schema: unknown): void {
  const definitions = membersOf(membersOf(schema)["$defs"]);
  const seen = (what: string): void => {
    const so = coverage.get(what);
    if (so !== undefined) coverage.set(what, so + 1);
  };
  const visit = (part: unknown, node: Node, name: string): void => {
    const reference = node["$ref"];
    if (typeof reference === "string") {
      const definition = reference.slice("#/$defs/".length);
      visit(part, membersOf(definitions[definition]), definition);
      return;
    }
    if (typeof part === "string" || part === true) seen(`${name} = ${String(part)}`);
    const options = itemsOf(node["anyOf"]).map(membersOf);
    const option = options.find((one) => fits(part, one, definitions));
    if (option !== undefined) visit(part, option, name);
    if (Array.isArray(part)) {
      const first = itemsOf(node["prefixItems"]);
      part.forEach((item: unknown, at) => visit(item, membersOf(first[at] ?? node["items"]), name));
      return;
    }
    if (typeof part !== "object" || part === null) return;
    const given = membersOf(part);
    for (const [key, member] of Object.entries(membersOf(node["properties"]))) {
      if (Object.hasOwn(given, key)) {
        seen(`${name}.${key}`);
        visit(given[key], membersOf(member), `${name}.${key}`);
      } else {
        seen(`${name} without ${key}`);
      }
    }
  };
  visit(value, membersOf(schema), "");
  for (const text of textsOf(value)) {
    for (const [kind, { isOne }] of Object.entries(edgeTexts)) if (isOne(text)) seen(`text: ${kind}`);
  }
}

/** Whether a value fits an option of a choice: by its type, its required members and the option's constants. */
function fits(part: unknown, node: Node, definitions: Node): boolean {
  const reference = node["$ref"];
  if (typeof reference === "string")
    return fits(part, membersOf(definitions[reference.slice("#/$defs/".length)]), definitions);
  const options = itemsOf(node["anyOf"]).map(membersOf);
  if (options.length > 0) return options.some((option) => fits(part, option, definitions));
  if ("const" in node) return part === node["const"];
  if ("enum" in node) return itemsOf(node["enum"]).includes(part);
  if (node["type"] === "array") return Array.isArray(part);
  if (node["type"] !== "object") return typeof part === node["type"] || ("allOf" in node && typeof part === "string");
  if (typeof part !== "object" || part === null || Array.isArray(part)) return false;
  const given = membersOf(part);
  if (!itemsOf(node["required"]).every((key) => Object.hasOwn(given, String(key)))) return false;
  return Object.entries(membersOf(node["properties"])).every(([key, member]) => {
    const mark = membersOf(member);
    if (!Object.hasOwn(given, key)) return true;
    if ("not" in mark) return false;
    if ("const" in mark) return given[key] === mark["const"];
    const first = itemsOf(mark["prefixItems"])[0];
    return first === undefined || fits(itemsOf(given[key])[0], membersOf(first), definitions);
  });
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
