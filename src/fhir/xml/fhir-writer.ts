import { narrativeFault } from "./narrative.js";
import { typeTables, type ElementTable, type TypeTable } from "../tables.js";
import { isDecimal } from "../../values/decimal.js";
import { escapeAttribute } from "./characters.js";
import { defaultXmlLimits } from "./limits.js";
import { fhirNamespace } from "./namespaces.js";
import { XmlWriteError } from "./errors.js";

type Members = Readonly<Record<string, unknown>>;

const greatestInteger = 2147483647;

/**
 * Writes FHIR-JSON-shaped objects as XML, by the tables. What XML or the tables cannot hold is refused, never left out.
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
    if (!isMembers(resource)) this.#fail("a resource must stand here");
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
    // Few objects have a member beside a primitive, and to ask each for what is not there takes long.
    const besides = hasShadows(object) ? object : undefined;
    let last: ElementTable | undefined;
    // Members may stand in any order in an object; elements may not.
    if (!inOrder(type, object))
      for (const key of sortedKeys(type, object)) last = this.#child(type, object, besides, key, object[key], last);
    // The quickest way through an object.
    else
      for (const key in object)
        if (Object.hasOwn(object, key)) last = this.#child(type, object, besides, key, object[key], last);
  }

  /** The element of one member, with what stands beside it; returns the element that was reached. */
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
      this.#fail(`only one of the alternatives may be set, ${last.name} is set too`);
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
    if (!isList(values) || !isList(shadows)) this.#fail("an array with at least one item must stand here");
    this.#level--;
    const own = (values ?? []) as readonly unknown[];
    const beside = (shadows ?? []) as readonly unknown[];
    for (let i = 0; i < own.length || i < beside.length; i++) {
      this.#enter(element.name, i);
      this.#one(element, own[i] ?? undefined, beside[i] ?? undefined);
      this.#level--;
    }
  }

  /** One element: its value, and beside a primitive its id and extensions. */
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
      default: {
        if (value === undefined && shadow === undefined) this.#fail("a value or an extension must stand here");
        if (shadow !== undefined)
          this.#complex(element, shadow, value === undefined ? "" : ` value="${this.#primitive(element, value)}"`);
        else {
          const text = this.#primitive(element, value);
          this.#start(element.opening);
          this.#out += text;
          this.#out += '"/>';
          this.#depth--;
        }
      }
    }
  }

  #complex(element: ElementTable, value: unknown, attribute: string): void {
    if (!isMembers(value)) this.#fail("an object must stand here");
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
        if (typeof value !== "boolean") this.#fail("true or false must stand here");
        return value ? "true" : "false";
      case "integer":
        if (
          typeof value !== "number" ||
          !Number.isInteger(value) ||
          value < element.least ||
          value > greatestInteger ||
          Object.is(value, -0)
        ) {
          this.#fail(`an integer from ${element.least} to ${greatestInteger} must stand here`);
        }
        return String(value);
      case "decimal":
        if (!isDecimal(value))
          this.#fail("a decimal must stand here as text, such as 37.40: a number would lose digits");
        return value;
      default:
        return this.#text(value);
    }
  }

  #text(value: unknown): string {
    if (typeof value !== "string" || value === "") this.#fail("text that is not empty must stand here");
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
