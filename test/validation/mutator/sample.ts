import type { Random } from "../../fault/random.js";
import { typeTables, type ElementTable } from "../../../src/fhir/tables.js";
import { append, elementsOf, node, type Node } from "./node.js";

const uuid = "urn:uuid:0fbc4a9e-6f2b-4a1c-9d53-7b1e2c3d4e5f";
const values: Readonly<Record<string, string>> = {
  base64Binary: "AAEC",
  boolean: "true",
  date: "2025-06-01",
  dateTime: "2025-06-01T10:00:00+01:00",
  decimal: "1.50",
  id: "an-id",
  instant: "2025-06-01T10:00:00+01:00",
  integer: "3",
  markdown: "A remark",
  oid: "urn:oid:1.2.36.1",
  positiveInt: "2",
  string: "A remark",
  time: "10:00:00",
  unsignedInt: "0",
  uri: "urn:example:thing",
  uuid,
};
/** Codes of many lists: some are allowed where they come to stand. */
const codes = ["en", "home", "active", "final", "temp", "N", "official", "email", "male", "d", "en-GB", "not-a-code"];

/** A child that a type may have, with a value of the right form. */
export function sampleOf({ name, code, kind, type }: ElementTable, random: Random, depth = 0): Node {
  if (kind === "xhtml") return node(name, "xhtml", { xmlns: "http://www.w3.org/1999/xhtml" }, ["A remark"]);
  if (kind === "resource")
    return node(name, "Resource", {}, [
      node("Organization", "Organization", {}, [node("name", "string", { value: "A pharmacy" })]),
    ]);
  if (kind !== "complex")
    return node(name, code, { value: code === "code" ? random.of(codes) : (values[code] ?? "A remark") });
  if (code === "Extension")
    return node(name, code, { url: "urn:example:extension" }, [node("valueString", "string", { value: "A remark" })]);
  if (code === "Reference") return node(name, code, {}, [node("display", "string", { value: "A remark" })]);
  const made = node(name, code);
  const children = [...type.elements.values()].filter(
    (child) =>
      !["id", "extension", "modifierExtension"].includes(child.name) && (depth < 2 || child.kind !== "complex"),
  );
  const chosen = children.filter(
    (child, index) => child.order !== children[index - 1]?.order && random.below(children.length) < 3,
  );
  for (const child of chosen.length === 0 ? children.slice(0, 1) : chosen)
    append(made, sampleOf(child, random, depth + 1));
  return made;
}

/** The children that an element does not have yet. */
export function absentFrom(parent: Node): readonly ElementTable[] {
  const table = typeTables().get(parent.type);
  if (table === undefined) return [];
  const there = new Set(elementsOf(parent).map(({ name }) => table.elements.get(name)?.order));
  return [...table.elements.values()].filter(({ order, name }) => !there.has(order) && name !== "id");
}

/** Puts a child where FHIR's order has it. */
export function putInOrder(parent: Node, child: Node): Node {
  const elements = typeTables().get(parent.type)?.elements;
  const order = elements?.get(child.name)?.order ?? Number.MAX_SAFE_INTEGER;
  const next = elementsOf(parent).find(({ name }) => (elements?.get(name)?.order ?? -1) > order);
  append(parent, child, next === undefined ? parent.children.length : parent.children.indexOf(next));
  return child;
}
