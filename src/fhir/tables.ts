import { tables as sources } from "./tables.generated.js";

/** How the value of an element is held: the last two have elements of their own. */
export type ElementKind = "text" | "boolean" | "integer" | "decimal" | "xhtml" | "complex" | "resource";

/** One element that a type may have, as XML and as a member of an object. */
export interface ElementTable {
  /** The name of the element and of the member; for a choice with its type: `valueQuantity`. */
  readonly name: string;
  /** How a primitive begins that has a value and nothing else: `<birthDate value="`. */
  readonly opening: string;
  /** The member that holds id and extensions of a primitive: `_valueString`. */
  readonly shadow: string;
  /** Place in its type; the alternatives of a choice share one. */
  readonly order: number;
  readonly repeats: boolean;
  /** True where it is one of the types of a choice: `valueQuantity` of `value[x]`. */
  readonly isChoice: boolean;
  readonly kind: ElementKind;
  /** True where it is held as a text, once: almost every element is. */
  readonly isSingleText: boolean;
  /** The FHIR type: `date`, `CodeableConcept`, `Bundle.entry`. */
  readonly code: string;
  /** The number of that type among all of them: an array is read faster than a map. */
  readonly typeNumber: number;
  /** The least value of an integer kind. */
  readonly least: number;
  /** The children; for a primitive those of its shadow; for a resource none, its own name tells them. */
  readonly type: TypeTable;
}

/** A resource, data type or backbone element. */
export interface TypeTable {
  readonly name: string;
  readonly isResource: boolean;
  /** True for Extension, the one type with an attribute beside `id`. */
  readonly hasUrl: boolean;
  /** By element name. */
  readonly elements: ReadonlyMap<string, ElementTable>;
  /** By member name: the elements and their shadows. */
  readonly members: ReadonlyMap<string, ElementTable>;
}

const integers: Readonly<Record<string, number>> = { integer: -2147483648, unsignedInt: 0, positiveInt: 1 };
const other: Readonly<Record<string, ElementKind>> = { boolean: "boolean", decimal: "decimal", xhtml: "xhtml", Resource: "resource" };

let built: ReadonlyMap<string, TypeTable> | undefined;

/** The table of a type by its name (`Patient`, `Bundle.entry`); built at first use. */
export function typeTables(): ReadonlyMap<string, TypeTable> {
  built ??= build();
  return built;
}

function build(): ReadonlyMap<string, TypeTable> {
  const types = new Map<string, TypeTable & { readonly elements: Map<string, ElementTable>; readonly members: Map<string, ElementTable> }>();
  const numbers = new Map<string, number>();
  const abstract = ["Element", "BackboneElement", "Resource", "DomainResource"];
  for (const [name, source] of Object.entries(sources)) {
    types.set(name, { name, isResource: source.startsWith("!") && !abstract.includes(name), hasUrl: source.includes("@url"), elements: new Map(), members: new Map() });
  }
  const element = types.get("Element");
  if (element === undefined) throw new Error("the tables have no Element");
  for (const [name, source] of Object.entries(sources)) {
    const type = types.get(name);
    const [base = "", ...children] = source.split(" ");
    for (const [member, child] of types.get(base.replace("!", ""))?.members ?? []) {
      type?.members.set(member, child);
      if (member === child.name) type?.elements.set(member, child);
    }
    for (const child of children.filter((text) => !text.startsWith("@"))) {
      const [label = "", codes = ""] = child.split(":");
      const order = type?.elements.size ?? 0;
      for (const code of codes.split("|")) {
        if (!numbers.has(code)) numbers.set(code, numbers.size);
        const table = elementTable(label, code, numbers.get(code) ?? 0, order, types.get(code) ?? element);
        type?.elements.set(table.name, table);
        type?.members.set(table.name, table);
        if (table.type === element && table.kind !== "complex" && table.kind !== "xhtml") type?.members.set(table.shadow, table);
      }
    }
  }
  return types;
}

function elementTable(label: string, code: string, typeNumber: number, order: number, type: TypeTable): ElementTable {
  const bare = label.replace("*", "").replace("[x]", "");
  const name = label.includes("[x]") ? bare + code.charAt(0).toUpperCase() + code.slice(1) : bare;
  const least = integers[code];
  const kind = least !== undefined ? "integer" : (other[code] ?? (type.name === "Element" ? "text" : "complex"));
  return { name, opening: `<${name} value="`, shadow: `_${name}`, order, repeats: label.includes("*"), isChoice: label.includes("[x]"), kind, isSingleText: !label.includes('*') && kind === 'text', code, typeNumber, least: least ?? 0, type };
}
