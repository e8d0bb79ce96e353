import { typeTables, type ElementTable, type TypeTable } from "../../../src/fhir/tables.js";
import type { Resource } from "../../../src/fhir/types.js";
import type { Random } from "../../fault/random.js";

const characters = [
  "a",
  "Z",
  "0",
  " ",
  "  ",
  "\t",
  "\n",
  "\r",
  "<",
  ">",
  "&",
  '"',
  "'",
  "]]>",
  "é",
  "–",
  "\u{1f600}",
  "\u0085",
  "\u2028",
  "\ufeff",
  "&amp;",
  "\ufffd",
] as const;
const decimals = ["0", "-0", "-0.0", "37.40", "0.10000000000000000001", "-12.5", "99999999999999999999.000"] as const;
const narratives = [
  `<div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b> &amp; c<br/></div>`,
  `<h:div xmlns:h="http://www.w3.org/1999/xhtml"/>`,
  `<div xmlns="http://www.w3.org/1999/xhtml"><!-- c --><p id="x">\n</p></div>`,
] as const;

/** A resource with any members that the tables allow, each in the form in which reading returns it. */
export function randomResource(random: Random, depth = 0): Resource {
  const resources = [...typeTables().values()].filter((type) => type.isResource);
  const type = random.of(resources);
  return { resourceType: type.name, ...randomMembers(random, type, depth) } as unknown as Resource;
}

function randomMembers(random: Random, type: TypeTable, depth: number): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  if (!type.isResource && random.below(10) === 0) members["id"] = randomText(random);
  if (type.hasUrl) members["url"] = randomText(random);
  const orders = new Set<number>();
  const wanted = depth > 5 ? 1 : 4;
  for (let i = 0; i < wanted; i++) {
    const element = random.of([...type.elements.values()]);
    if (orders.has(element.order) || (depth > 5 && (element.kind === "complex" || element.kind === "resource")))
      continue;
    orders.add(element.order);
    if (element.repeats) randomList(random, element, members, depth);
    else randomOne(random, element, members, depth);
  }
  return members;
}

function randomOne(random: Random, element: ElementTable, members: Record<string, unknown>, depth: number): void {
  const value = randomValue(random, element, depth);
  const shadow = randomShadow(random, element, depth);
  if (value !== undefined && (shadow === undefined || random.below(2) === 0)) members[element.name] = value;
  if (shadow !== undefined) members[element.shadow] = shadow;
}

function randomList(random: Random, element: ElementTable, members: Record<string, unknown>, depth: number): void {
  const items = Array.from({ length: 1 + random.below(3) }, () => {
    const item: Record<string, unknown> = {};
    randomOne(random, element, item, depth);
    return item;
  }).filter((item) => Object.keys(item).length > 0);
  if (items.length === 0) return;
  members[element.name] = items.map((item) => item[element.name] ?? null);
  if (items.some((item) => element.shadow in item))
    members[element.shadow] = items.map((item) => item[element.shadow] ?? null);
}

function randomShadow(random: Random, element: ElementTable, depth: number): unknown {
  if (["complex", "resource", "xhtml"].includes(element.kind) || depth > 3 || random.below(5) > 0) return undefined;
  const shadow = randomMembers(random, element.type, depth + 3);
  return Object.keys(shadow).length > 0 ? shadow : undefined;
}

function randomValue(random: Random, element: ElementTable, depth: number): unknown {
  switch (element.kind) {
    case "boolean":
      return random.below(2) === 0;
    case "integer":
      return random.of([element.least, 1, 2147483647]);
    case "decimal":
      return random.of(decimals);
    case "xhtml":
      return random.of(narratives);
    case "resource":
      return randomResource(random, depth + 2);
    case "text":
      return randomText(random);
    case "complex": {
      const members = randomMembers(random, element.type, depth + 1);
      return Object.keys(members).length > 0 ? members : undefined;
    }
  }
}

function randomText(random: Random): string {
  return Array.from({ length: 1 + random.below(6) }, () => random.of(characters)).join("");
}
