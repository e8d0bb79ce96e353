import { addresses } from "../terminology/profiles.js";
import { learnName } from "./known-names.js";
import { tables as sources } from "./tables.generated.js";

/** How the value of an element is held. The last two kinds have child elements. */
export type ElementKind = "text" | "boolean" | "integer" | "decimal" | "xhtml" | "complex" | "resource";

/** One element that a type may have, in XML and as a member of an object. */
export interface ElementTable {
  /** The name of the element and of the member; for a choice it includes the type: `valueQuantity`. */
  readonly name: string;
  /** Its step in a path; for an element that repeats, the part before the index: `given[`. */
  readonly step: string;
  /** The start of a primitive that has only a value: `<birthDate value="`. */
  readonly opening: string;
  /** The member that holds the id and extensions of a primitive: `_valueString`. */
  readonly shadow: string;
  /** Its position in the type; the alternatives of a choice share one. */
  readonly order: number;
  readonly repeats: boolean;
  /** True for one of the types of a choice: `valueQuantity` of `value[x]`. */
  readonly isChoice: boolean;
  readonly kind: ElementKind;
  /** True for an element that is held as text and does not repeat: almost every element. */
  readonly isSingleText: boolean;
  /** The FHIR type: `date`, `CodeableConcept`, `Bundle.entry`. */
  readonly code: string;
  /** The number of that type, as an index: reading an array is faster than reading a map. */
  readonly typeNumber: number;
  /** The least value of an integer kind. */
  readonly least: number;
  /** The element that followed when this one was last read. Usually it does so again, which saves looking it up. */
  next: ElementTable | undefined;
  /** The children; for a primitive those of its shadow. For a resource none: they depend on its own name. */
  readonly type: TypeTable;
}

/** A resource, data type or backbone element. */
export interface TypeTable {
  readonly name: string;
  readonly isResource: boolean;
  /** True for Extension, the only type with an attribute besides `id`. */
  readonly hasUrl: boolean;
  /** The first element of the object of this type that was last read. */
  first: ElementTable | undefined;
  /** By element name. */
  readonly elements: ReadonlyMap<string, ElementTable>;
  /** By member name: the elements and their shadows. */
  readonly members: ReadonlyMap<string, ElementTable>;
}

const integers: Readonly<Record<string, number>> = { integer: -2147483648, unsignedInt: 0, positiveInt: 1 };
const other: Readonly<Record<string, ElementKind>> = {
  boolean: "boolean",
  decimal: "decimal",
  xhtml: "xhtml",
  Resource: "resource",
};

/** The types of elements, numbered in the order in which they are first met. */
const numbers = /* @__PURE__ */ new Map<string, number>();

let built: ReadonlyMap<string, TypeTable> | undefined;

/**
 * The table of a type by its name (`Patient`, `Bundle.entry`). Each is parsed on first use: a message needs less than
 * half of them.
 */
export function typeTables(): ReadonlyMap<string, TypeTable> {
  built ??= build();
  return built;
}

const abstract: readonly string[] = ["Element", "BackboneElement", "Resource", "DomainResource"];

function build(): ReadonlyMap<string, TypeTable> {
  for (const text of ["value", "url", "id", "xmlns", ...addresses]) learnName(text);
  const types = new Map<string, SourceTable>();
  for (const [name, source] of Object.entries(sources)) types.set(name, new SourceTable(name, source, types));
  return types;
}

interface Children {
  readonly elements: Map<string, ElementTable>;
  readonly members: Map<string, ElementTable>;
}

class SourceTable implements TypeTable {
  readonly name: string;
  readonly isResource: boolean;
  readonly hasUrl: boolean;
  first: ElementTable | undefined = undefined;
  readonly #source: string;
  readonly #types: ReadonlyMap<string, SourceTable>;
  #children: Children | undefined;

  constructor(name: string, source: string, types: ReadonlyMap<string, SourceTable>) {
    this.name = name;
    this.isResource = source.startsWith("!") && !abstract.includes(name);
    this.hasUrl = source.includes("@url");
    this.#source = source;
    this.#types = types;
  }

  get elements(): ReadonlyMap<string, ElementTable> {
    return (this.#children ??= this.#read()).elements;
  }

  get members(): ReadonlyMap<string, ElementTable> {
    return (this.#children ??= this.#read()).members;
  }

  #read(): Children {
    const types = this.#types;
    const element = types.get("Element");
    if (element === undefined) throw new Error("the tables have no Element");
    const [base = "", ...children] = this.#source.split(" ");
    const inherited = types.get(base.startsWith("!") ? base.slice(1) : base);
    const elements = new Map<string, ElementTable>();
    const members = new Map<string, ElementTable>();
    const add = (table: ElementTable): void => {
      elements.set(table.name, table);
      members.set(table.name, table);
      if (table.type === element && table.kind !== "complex" && table.kind !== "xhtml")
        members.set(table.shadow, table);
    };
    // Each type gets its own copy, because `next` differs.
    for (const table of inherited?.elements.values() ?? []) add({ ...table });
    for (const child of children) {
      if (child.startsWith("@")) continue;
      const colon = child.indexOf(":");
      const label = child.slice(0, colon);
      const order = elements.size;
      for (const code of child.slice(colon + 1).split("|")) {
        const table = elementTable(label, code, order, types.get(code) ?? element);
        add(table);
        learnName(table.name);
      }
    }
    if (this.isResource) learnName(this.name);
    return { elements, members };
  }
}

function elementTable(label: string, code: string, order: number, type: TypeTable): ElementTable {
  const repeats = label.endsWith("*");
  const isChoice = label.endsWith("[x]");
  const name = asKey(
    isChoice ? label.slice(0, -3) + code.charAt(0).toUpperCase() + code.slice(1) : repeats ? label.slice(0, -1) : label,
  );
  const least = integers[code];
  const kind = least !== undefined ? "integer" : (other[code] ?? (type.name === "Element" ? "text" : "complex"));
  const isSingleText = !repeats && kind === "text";
  const step = label.includes("*") ? `${name}[` : name;
  return {
    name,
    step,
    opening: `<${name} value="`,
    shadow: `_${name}`,
    order,
    repeats,
    isChoice,
    kind,
    isSingleText,
    code,
    typeNumber: numberOf(code),
    least: least ?? 0,
    next: undefined,
    type,
  };
}

/** The same text as engines hold property names: one copy, which they compare by pointer and not letter by letter. */
function asKey(name: string): string {
  return Symbol.for(name).description ?? name;
}

function numberOf(code: string): number {
  const known = numbers.get(code);
  if (known !== undefined) return known;
  numbers.set(code, numbers.size);
  return numbers.size - 1;
}
