import { narrativeFault } from "./narrative.js";
import { typeTables, type ElementTable, type TypeTable } from "../tables.js";
import { assertNever } from "../../errors.js";
import { isDecimal } from "../../values/decimal.js";
import { escapeAttribute } from "./characters.js";
import { defaultXmlLimits } from "./limits.js";
import { fhirNamespace } from "./namespaces.js";
import { XmlWriteError } from "./errors.js";

type Members = Readonly<Record<string, unknown>>;

const greatestInteger = 2147483647;

/**
 * Writes objects in the shape of FHIR JSON as XML, following the element tables. What XML or the tables cannot hold is
 * refused, never left out.
 */
export class FhirWriter {
  readonly #types: ReadonlyMap<string, TypeTable> = typeTables();
  readonly #indent: boolean;
  readonly #names: string[] = [];
  readonly #indexes: number[] = [];
  #level = 0;
  #depth = 0;
  #out = "";

  constructor(indent: boolean) {
    this.#indent = indent;
  }

  write(resource: unknown): string {
    this.#enter(isMembers(resource) ? String(resource["resourceType"]) : "", -1);
    this.#resource(resource, ` xmlns="${fhirNamespace}"`);
    return this.#out;
  }

  #fail(message: string): never {
    let path = "";
    for (let i = 0; i < this.#level; i++) {
      const index = this.#indexes[i] ?? -1;
      path += `${i === 0 ? "" : "."}${this.#names[i]}${index < 0 ? "" : `[${index}]`}`;
    }
    throw new XmlWriteError(message, path);
  }

  #enter(name: string, index: number): void {
    this.#names[this.#level] = name;
    this.#indexes[this.#level] = index;
    this.#level++;
  }

  #start(tag: string): void {
    if (this.#indent && this.#depth > 0) this.#out += `\n${"  ".repeat(this.#depth)}`;
    this.#out += tag;
    if (++this.#depth > defaultXmlLimits.depth) this.#fail(`elements are nested deeper than ${defaultXmlLimits.depth}`);
  }

  #end(name: string): void {
    this.#depth--;
    if (this.#indent) this.#out += `\n${"  ".repeat(this.#depth)}`;
    this.#out += `</${name}>`;
  }

  #resource(resource: unknown, namespace: string): void {
    if (!isMembers(resource)) this.#fail("a resource must be an object");
    const name = resource["resourceType"];
    const type = typeof name === "string" ? this.#types.get(name) : undefined;
    if (type === undefined || !type.isResource) this.#fail("resourceType must name a resource of this message");
    this.#start(`<${type.name}${namespace}>`);
    const before = this.#out;
    this.#children(type, resource);
    if (this.#out !== before) this.#end(type.name);
    else {
      this.#out = `${before.slice(0, -1)}/>`;
      this.#depth--;
    }
  }

  #children(type: TypeTable, object: Members): void {
    // Few objects have members such as `_birthDate`; looking for one beside each primitive would be slow.
    const besides = hasShadows(object) ? object : undefined;
    let last: ElementTable | undefined;
    // Members of an object may be in any order, elements may not.
    if (!inOrder(type, object))
      for (const key of sortedKeys(type, object)) last = this.#child(type, object, besides, key, object[key], last);
    // This is the fastest loop over an object.
    else
      for (const key in object)
        if (Object.hasOwn(object, key)) last = this.#child(type, object, besides, key, object[key], last);
  }

  /** Writes the element of one member, with its id and extensions; returns the element that was written last. */
  #child(
    type: TypeTable,
    object: Members,
    besides: Members | undefined,
    key: string,
    value: unknown,
    last: ElementTable | undefined,
  ): ElementTable | undefined {
    if (value === undefined) return last;
    const element = type.members.get(key);
    if (element === undefined) {
      if (key === "id" || (key === "url" && type.hasUrl) || (key === "resourceType" && type.isResource)) return last;
      this.#enter(key, -1);
      this.#fail(`${type.name} has no such member`);
    }
    if (element === last) return last;
    if (element.order === last?.order) {
      this.#enter(key, -1);
      this.#fail(`only one of the alternatives may be set, and ${last.name} is set too`);
    }
    const shadow =
      besides === undefined || element.kind === "complex" || element.kind === "resource" || element.kind === "xhtml"
        ? undefined
        : besides[element.shadow];
    const own = key === element.name ? value : object[element.name];
    if (element.repeats) this.#list(element, own, shadow);
    else {
      this.#enter(element.name, -1);
      this.#one(element, own, shadow);
      this.#level--;
    }
    return element;
  }

  #list(element: ElementTable, values: unknown, shadows: unknown): void {
    this.#enter(element.name, -1);
    if (!isList(values) || !isList(shadows)) this.#fail("the value must be an array with at least one item");
    this.#level--;
    const own = (values ?? []) as readonly unknown[];
    const beside = (shadows ?? []) as readonly unknown[];
    for (let i = 0; i < own.length || i < beside.length; i++) {
      this.#enter(element.name, i);
      this.#one(element, own[i] ?? undefined, beside[i] ?? undefined);
      this.#level--;
    }
  }

  /** Writes one element: its value, and for a primitive its id and extensions. */
  #one(element: ElementTable, value: unknown, shadow: unknown): void {
    const name = element.name;
    switch (element.kind) {
      case "complex":
        this.#complex(element, value, "");
        return;
      case "resource":
        this.#start(`<${name}>`);
        this.#resource(value, "");
        this.#end(name);
        return;
      case "xhtml": {
        const fault =
          typeof value === "string" ? narrativeFault(value, defaultXmlLimits.depth - this.#depth) : "must be text";
        if (fault !== undefined) this.#fail(`the narrative ${fault}`);
        this.#start(String(value));
        this.#depth--;
        return;
      }
      case "text":
      case "boolean":
      case "integer":
      case "decimal": {
        if (value === undefined && shadow === undefined) this.#fail("the element must have a value or an extension");
        if (shadow !== undefined)
          this.#complex(element, shadow, value === undefined ? "" : ` value="${this.#primitive(element, value)}"`);
        else {
          const text = this.#primitive(element, value);
          this.#start(element.opening);
          this.#out += text;
          this.#out += '"/>';
          this.#depth--;
        }
        return;
      }
      default:
        assertNever(element.kind, "kind of an element");
    }
  }

  #complex(element: ElementTable, value: unknown, attribute: string): void {
    if (!isMembers(value)) this.#fail("the value must be an object");
    const name = element.name;
    let tag = `<${name}`;
    if (value["id"] !== undefined) tag += ` id="${this.#text(value["id"])}"`;
    if (element.type.hasUrl) tag += ` url="${this.#text(value["url"])}"`;
    this.#start(`${tag}${attribute}>`);
    const before = this.#out;
    this.#children(element.type, value);
    if (this.#out !== before) {
      this.#end(name);
      return;
    }
    if (tag === `<${name}`) this.#fail("an element must not be empty");
    this.#out = `${before.slice(0, -1)}/>`;
    this.#depth--;
  }

  #primitive(element: ElementTable, value: unknown): string {
    switch (element.kind) {
      case "boolean":
        if (typeof value !== "boolean") this.#fail("the value must be true or false");
        return value ? "true" : "false";
      case "integer":
        if (
          typeof value !== "number" ||
          !Number.isInteger(value) ||
          value < element.least ||
          value > greatestInteger ||
          Object.is(value, -0)
        ) {
          this.#fail(`the value must be an integer from ${element.least} to ${greatestInteger}`);
        }
        return String(value);
      case "decimal":
        if (!isDecimal(value))
          this.#fail("the value must be a decimal as text, such as 37.40: a number would lose digits");
        return value;
      case "text":
      case "xhtml":
      case "complex":
      case "resource":
        return this.#text(value);
      default:
        return assertNever(element.kind, "kind of an element");
    }
  }

  #text(value: unknown): string {
    if (typeof value !== "string" || value === "") this.#fail("the value must be text that is not empty");
    return (
      escapeAttribute(value) ??
      this.#fail(
        "the text has a character that XML cannot carry: a control character or half of a surrogate pair (CS-17)",
      )
    );
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length > 0);
}

function hasShadows(object: Members): boolean {
  for (const key in object) if (key.startsWith("_")) return true;
  return false;
}

function inOrder({ members }: TypeTable, object: Members): boolean {
  let reached = -1;
  for (const key in object) {
    const order = members.get(key)?.order ?? reached;
    if (order < reached) return false;
    reached = order;
  }
  return true;
}

function sortedKeys({ members }: TypeTable, object: Members): readonly string[] {
  const orderOf = (key: string): number => members.get(key)?.order ?? -1;
  return Object.keys(object).sort((one, other) => orderOf(one) - orderOf(other));
}
