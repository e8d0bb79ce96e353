import { type FhirFault, XmlFaultAt } from "./errors.js";
import { narrativeText } from "./narrative.js";
import { Outline } from "./outline.js";
import { typeTables, type ElementTable, type TypeTable } from "../tables.js";
import { fhirNamespace, schemaInstanceNamespace, xhtmlNamespace } from "./namespaces.js";
import { token, type XmlScanner } from "./scanner.js";

/** What the reader calls while it reads; `report` may throw. */
export interface ReaderEvents {
  /** Something is not FHIR. Ask the reader for the path only if it is needed: it is worked out then. */
  report(reason: FhirFault, message: string, offset: number): void;
}

type Members = Record<string, unknown>;

const decimalForm = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const integerForm = /^-?(?:0|[1-9][0-9]*)$/;
const greatestInteger = 2147483647;

/** Turns the tokens of a scanner into objects in the shape of FHIR JSON, following the element tables. */
export class FhirReader {
  /** Where each element begins that was read. */
  readonly outline: Outline;
  readonly #scanner: XmlScanner;
  readonly #events: ReaderEvents;
  readonly #types: ReadonlyMap<string, TypeTable> = typeTables();

  // The path to the current element: its names, and the index in each array (-1 for none).
  readonly #names: string[] = [];
  readonly #indexes: number[] = [];
  /** The path at each level, once it was worked out for that level or one below. */
  readonly #paths: (string | undefined)[] = [];
  #level = 0;
  #added = 0;
  #skipping = false;

  constructor(scanner: XmlScanner, events: ReaderEvents) {
    this.outline = new Outline(scanner.text.length);
    this.#scanner = scanner;
    this.#events = events;
  }

  /** Reads the whole text. */
  read(): Members {
    const scanner = this.#scanner;
    scanner.next();
    this.#enter(scanner.name, scanner.name, -1);
    const attributes = scanner.attributes.filter(
      ({ name, namespace }) => !(name === "schemaLocation" && namespace === schemaInstanceNamespace),
    );
    const resource = this.#resource(attributes.length > 0);
    // Only comments and the like may follow: the scanner checks that.
    scanner.next();
    return resource;
  }

  /** The path of the current element: `Bundle.entry[2].resource.type`. */
  path(): string {
    let i = this.#level;
    while (i > 0 && this.#paths[i - 1] === undefined) i--;
    let path = this.#paths[i - 1] ?? "";
    for (; i < this.#level; i++) {
      const index = this.#indexes[i] ?? -1;
      path += `${i === 0 ? "" : "."}${this.#names[i]}${index < 0 ? "" : `[${index}]`}`;
      this.#paths[i] = path;
    }
    return path;
  }

  /**
   * The path of the element at which a text turned out to be no XML. There the name of an element that FHIR does not
   * know may be anything, a person's data too: it is "?".
   */
  pathOfBreak(): string {
    if (!this.#skipping) return this.path();
    this.#names[this.#level - 1] = "?";
    this.#paths[this.#level - 1] = undefined;
    return this.path();
  }

  /** Returns the element's number in the outline. */
  #enter(name: string, step: string, index: number): number {
    this.#names[this.#level] = name;
    this.#indexes[this.#level] = index;
    this.#paths[this.#level] = undefined;
    this.#level++;
    return this.outline.enter(step, this.#scanner.tokenStart);
  }

  #leave(entered: number): void {
    this.#level--;
    this.outline.leave(entered);
  }

  #report(reason: FhirFault, message: string): void {
    this.#events.report(reason, message, this.#scanner.tokenStart);
  }

  /** The resource whose start tag was just read. */
  #resource(unknownAttributes: boolean): Members {
    const scanner = this.#scanner;
    const name = scanner.name;
    const resource: Members = { resourceType: name };
    const type = this.#types.get(name);
    if (scanner.namespace !== fhirNamespace)
      this.#report("wrong-namespace", "the resource is not in the namespace http://hl7.org/fhir");
    else if (type === undefined || !type.isResource)
      this.#report("unknown-resource-type", "the element is not a resource type of this message");
    else {
      if (unknownAttributes || scanner.value !== undefined)
        this.#report("unknown-attribute", "a resource has no attributes");
      if (!scanner.selfClosing) this.#children(type, resource);
      return resource;
    }
    this.#skip();
    return resource;
  }

  /** The children of an element whose start tag was read, up to its end tag; false where there is none. */
  #children(type: TypeTable, target: Members): boolean {
    const scanner = this.#scanner;
    let reached = -1;
    let any = false;
    let last: ElementTable | undefined;
    let list: unknown[] | undefined;
    let shadows: (Members | null)[] | undefined;
    for (let found = scanner.next(); found !== token.close; found = scanner.next()) {
      any = true;
      if (found === token.text) {
        this.#report("stray-text", "there is text between elements");
        continue;
      }
      const element = elementNamed(scanner.name, last, type);
      if (element === undefined || (scanner.namespace !== fhirNamespace && element.kind !== "xhtml")) {
        this.#unknown(type, element);
        continue;
      }
      if (element !== last) {
        list = undefined;
        shadows = undefined;
        if (element.order <= reached) {
          list = element.repeats ? (target[element.name] as unknown[] | undefined) : undefined;
          shadows = element.repeats ? (target[element.shadow] as (Members | null)[] | undefined) : undefined;
        }
      }
      const entered = this.#enter(element.name, element.step, element.repeats ? (list?.length ?? 0) : -1);
      const again =
        element.order <= reached &&
        (element !== last || !element.repeats) &&
        this.#outOfPlace(element, reached, target);
      if (element.order > reached) reached = element.order;
      last = element;

      const kind = element.kind;
      let value: unknown;
      let shadow: Members | undefined;
      if (kind === "complex") value = this.#complex(element.type);
      else if (kind === "resource") value = this.#contained();
      else if (kind === "xhtml") value = this.#narrative();
      else {
        value = scanner.value === undefined ? undefined : this.#primitive(element, scanner.value);
        if (scanner.value === undefined || !scanner.selfClosing || scanner.attributes.length > 0)
          shadow = this.#shadow(element, scanner.value !== undefined);
      }
      this.#leave(entered);

      if (!element.repeats) {
        if (again) continue;
        if (value !== undefined) target[element.name] = value;
        if (shadow !== undefined) target[element.shadow] = shadow;
        continue;
      }
      // An element without its resource was reported, and is not added to the list.
      if (kind === "resource" && value === undefined) {
        this.outline.forget(entered);
        continue;
      }
      if (list === undefined) target[element.name] = list = [];
      if (shadow !== undefined && shadows === undefined) target[element.shadow] = shadows = list.map(() => null);
      list.push(value ?? null);
      shadows?.push(shadow ?? null);
    }
    return any;
  }

  /** Reports an element out of order or repeated; true if it repeats, so that it cannot be kept. */
  #outOfPlace(element: ElementTable, reached: number, target: Members): boolean {
    const known = !element.repeats && (target[element.name] !== undefined || target[element.shadow] !== undefined);
    if (known || element.order === reached)
      this.#report("repeated", "the element, or its choice of type, may appear only once");
    else this.#report("wrong-order", "the element comes after one that must follow it");
    return known;
  }

  #unknown(type: TypeTable, element: ElementTable | undefined): void {
    const entered = this.#enter(this.#scanner.name, this.#scanner.name, -1);
    if (element === undefined) this.#report("unknown-element", `${type.name} has no such element`);
    else this.#report("wrong-namespace", "the element is not in the namespace http://hl7.org/fhir");
    this.#skip();
    this.#leave(entered);
  }

  #complex(type: TypeTable): Members {
    const scanner = this.#scanner;
    const target: Members = {};
    const bare = scanner.attributes.length === 0;
    if (scanner.value !== undefined) this.#report("unknown-attribute", "only a primitive has the attribute value");
    if (!bare) this.#attributes(target, type.hasUrl);
    if (type.hasUrl && target["url"] === undefined)
      this.#report("missing-attribute", "an extension must have the attribute url");
    const any = !scanner.selfClosing && this.#children(type, target);
    if (!any && bare) this.#report("empty", "an element must not be empty");
    return target;
  }

  /** The attributes `id` and, of an extension, `url`. */
  #attributes(target: Members, hasUrl: boolean): void {
    for (const { name, namespace, value } of this.#scanner.attributes) {
      if (namespace !== "" || !(name === "id" || (hasUrl && name === "url")))
        this.#report("unknown-attribute", "the element has no such attribute");
      else if (value === "") this.#report("empty", "an attribute must not be empty");
      else target[name] = value;
    }
  }

  /** The id and extensions of the primitive whose start tag was just read. */
  #shadow(element: ElementTable, hasValue: boolean): Members | undefined {
    const scanner = this.#scanner;
    const target: Members = {};
    const bare = scanner.attributes.length === 0;
    if (!bare) this.#attributes(target, false);
    const any = !scanner.selfClosing && this.#children(element.type, target);
    if (any || !bare) return target;
    if (!hasValue) this.#report("empty", "a primitive must have a value or an extension");
    return undefined;
  }

  #primitive(element: ElementTable, text: string): unknown {
    if (text === "") {
      this.#report("empty", "a value must not be empty");
      return text;
    }
    if (element.kind === "text") return text;
    if (element.kind === "boolean") {
      if (text === "true") return true;
      if (text === "false") return false;
      this.#report("wrong-form", "a boolean must be true or false");
      return text;
    }
    if (element.kind === "decimal") {
      if (!decimalForm.test(text))
        this.#report("wrong-form", "a decimal must be digits with at most one point, such as 37.40");
      return text;
    }
    const number = Number(text);
    if (integerForm.test(text) && number >= element.least && number <= greatestInteger && text !== "-0") return number;
    this.#report("wrong-form", `the value must be an integer from ${element.least} to ${greatestInteger}`);
    return text;
  }

  /** The one resource inside an element such as `Bundle.entry.resource`. */
  #contained(): Members | undefined {
    const scanner = this.#scanner;
    if (scanner.value !== undefined || scanner.attributes.length > 0)
      this.#report("unknown-attribute", "the element has no attributes");
    let resource: Members | undefined;
    if (!scanner.selfClosing) {
      for (let found = scanner.next(); found !== token.close; found = scanner.next()) {
        if (found === token.text) this.#report("stray-text", "there is text between elements");
        else if (resource === undefined) {
          this.outline.moveLast(scanner.tokenStart);
          resource = this.#resource(scanner.attributes.length > 0);
        } else {
          this.#report("repeated", "only one resource is allowed here");
          this.#skip();
        }
      }
    }
    if (resource === undefined) this.#report("empty", "a resource is missing");
    return resource;
  }

  #narrative(): string | undefined {
    const scanner = this.#scanner;
    if (scanner.namespace === xhtmlNamespace) {
      const start = scanner.tokenStart;
      const text = narrativeText(scanner);
      // Many narratives that all need one long declaration must not turn a small text into a huge result.
      this.#added += Math.max(0, text.length - (scanner.at - start));
      if (this.#added > scanner.limits.size)
        throw new XmlFaultAt(
          "too-large",
          `the declarations that narratives need are larger than ${scanner.limits.size}`,
          start,
        );
      return text;
    }
    this.#report("wrong-namespace", "the div is not in the namespace http://www.w3.org/1999/xhtml");
    this.#skip();
    return undefined;
  }

  /** Skips the rest of the element whose start tag was just read. */
  #skip(): void {
    const scanner = this.#scanner;
    if (scanner.selfClosing) return;
    const depth = scanner.depth - 1;
    this.#skipping = true;
    while (scanner.depth > depth) scanner.next();
    this.#skipping = false;
  }
}

/** Tries the element that followed `last` the last time, then `last` again, and only then looks the name up. */
function elementNamed(name: string, last: ElementTable | undefined, type: TypeTable): ElementTable | undefined {
  const expected = last === undefined ? type.first : last.next;
  if (expected !== undefined && expected.name === name) return expected;
  if (last?.name === name) return last;
  const element = type.elements.get(name);
  if (last === undefined) type.first = element;
  else last.next = element;
  return element;
}
