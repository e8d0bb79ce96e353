import { typeTables, type ElementTable, type TypeTable } from "../fhir/tables.js";
import { formOf, isTooLong, type Form } from "./forms.js";
import type { Place } from "./subject.js";

/** A value inside a resource, with the FHIR type that the element tables give it. */
export class Met {
  /**
   * `date`, `CodeableConcept`, `Observation.component`; for what is no value of its type: `?` a member that FHIR does not have,
   * `[]` a list that must not be one or the other way round, `!` a value of another kind, `|` a second type of a choice, `{}` nothing.
   */
  readonly type: string;
  /** The element: the last part of the path, without its index. */
  readonly name: string;
  readonly value: unknown;
  readonly place: Place;
  /** What it stands in; undefined for what stands in the resource itself. */
  readonly within: Met | undefined;
  /** Its place in the list of its element; -1 where it is no item of one. */
  readonly index: number;

  constructor(type: string, name: string, value: unknown, place: Place, within: Met | undefined, index: number) {
    this.type = type;
    this.name = name;
    this.value = value;
    this.place = place;
    this.within = within;
    this.index = index;
  }

  /** Composed when asked for: of a right message, hardly any path is. */
  get path(): string {
    const path = `${(this.within ?? this.place).path}.${this.name}`;
    return this.index < 0 ? path : `${path}[${this.index}]`;
  }
}

/** What was met of each type, from the outside in and in the order of the members. */
export type MetByType = ReadonlyMap<string, readonly Met[]>;

/** What a walk brings back: of most primitives only those that are wrong. */
export interface Walked {
  readonly values: MetByType;
  readonly malformed: readonly Met[];
}

/** Goes through these resources, but not through those of a bundle's entries, which are places of their own. */
export function walk(places: readonly Place[]): Walked {
  const found = new Collection();
  for (const place of places) {
    const table = typeTables().get(place.resource.resourceType);
    if (table !== undefined) members(place.resource, table, place, undefined, found);
  }
  return found;
}

/** The members in which people write sentences (CS-16). */
const prose: ReadonlySet<string> = new Set(["summary", "description", "text", "comment", "patientInstruction", "valueString", "valueMarkdown", "title"]);

/** The primitives that rules ask for. */
function isKept({ code, name }: ElementTable): boolean {
  return code === "string" || code === "markdown" ? prose.has(name) : name === "language";
}

const formOfAttribute = { string: formOf("string"), uri: formOf("uri") };

/** By the number of the type. */
const formOfType: Form[] = [];

function formOfElement({ typeNumber, code }: ElementTable): Form {
  return formOfType[typeNumber] ?? (formOfType[typeNumber] = formOf(code));
}

/** Values by type, without looking the type up for each of them. */
class Collection implements Walked {
  readonly values = new Map<string, Met[]>();
  readonly malformed: Met[] = [];
  readonly ofElement: (Met[] | undefined)[] = [];

  add(met: Met): void {
    this.listOf(met.type).push(met);
  }

  /** What XML has as an attribute, and no table as an element. */
  addNamed(type: "string" | "uri", name: string, value: unknown, place: Place, within: Met | undefined): void {
    if (isTooLong(type, value) || !formOfAttribute[type](value)) this.malformed.push(new Met(type, name, value, place, within, -1));
  }

  addPrimitive(value: unknown, element: ElementTable, place: Place, within: Met | undefined, index: number): void {
    if (isTooLong(element.code, value) || !formOfElement(element)(value)) this.malformed.push(new Met(element.code, element.name, value, place, within, index));
    if (isKept(element)) this.addValue(new Met(element.code, element.name, value, place, within, index), element);
  }

  addValue(met: Met, { typeNumber }: ElementTable): void {
    const alike = this.ofElement[typeNumber] ?? (this.ofElement[typeNumber] = this.listOf(met.type));
    alike.push(met);
  }

  listOf(type: string): Met[] {
    const known = this.values.get(type);
    if (known !== undefined) return known;
    const alike: Met[] = [];
    this.values.set(type, alike);
    return alike;
  }
}

function members(value: object, table: TypeTable, place: Place, within: Met | undefined, found: Collection): void {
  let chosen: ElementTable | undefined;
  let isEmpty = true;
  const isPlain = Object.getPrototypeOf(value) === Object.prototype;
  // The quickest way through an object.
  for (const name in value) {
    if (!isPlain && !Object.hasOwn(value, name)) continue;
    isEmpty = false;
    const member = (value as Readonly<Record<string, unknown>>)[name];
    const element = table.members.get(name);
    if (element !== undefined) {
      if (member === undefined) continue;
      if (element.isChoice) {
        if (chosen !== undefined && isSecondOfChoice(element, Object.keys(value), value, table)) found.add(new Met("|", element.name, undefined, place, within, -1));
        chosen = element;
      }
      // Almost every value is a text, where one belongs.
      if (typeof member === "string" && element.isSingleText && name === element.name) found.addPrimitive(member, element, place, within, -1);
      else items(member, element, name === element.shadow && name !== element.name, value, place, within, found);
    } else if (name === "id" && !table.isResource) found.addNamed("string", name, member, place, within);
    else if (name === "url" && table.hasUrl) found.addNamed("uri", name, member, place, within);
    else if (name !== "resourceType") found.add(new Met("?", name, undefined, place, within, -1));
  }
  if (isEmpty && within !== undefined) found.add(new Met("{}", within.name, undefined, place, within.within, within.index));
}

/** True where an alternative of the same choice stands before this one. */
function isSecondOfChoice(element: ElementTable, names: readonly string[], value: object, table: TypeTable): boolean {
  for (const name of names) {
    const other = table.members.get(name);
    if (other === element) return false;
    if (other?.isChoice === true && other.order === element.order && (value as Readonly<Record<string, unknown>>)[name] !== undefined) return true;
  }
  return false;
}

function items(value: unknown, element: ElementTable, isShadow: boolean, owner: object, place: Place, within: Met | undefined, found: Collection): void {
  if (value === undefined) return;
  if (Array.isArray(value) !== element.repeats) {
    found.add(new Met(value === null ? "!" : "[]", element.name, undefined, place, within, -1));
    return;
  }
  if (!Array.isArray(value)) item(value, element, isShadow, place, within, -1, found);
  else {
    if (value.length === 0) found.add(new Met("{}", element.name, undefined, place, within, -1));
    for (let index = 0; index < value.length; index += 1) {
      if (value[index] !== null && value[index] !== undefined) item(value[index], element, isShadow, place, within, index, found);
      else if (!isShadow && !hasShadow(owner, element, index)) found.add(new Met(element.kind === "complex" || element.kind === "resource" ? "!" : "{}", element.name, undefined, place, within, index));
    }
  }
}

/** True where an item of a list of primitives has an extension in the place of its value. */
function hasShadow(owner: object, { name, shadow }: ElementTable, index: number): boolean {
  const shadows = shadow === name ? undefined : (owner as Readonly<Record<string, unknown>>)[shadow];
  return Array.isArray(shadows) && typeof shadows[index] === "object" && shadows[index] !== null;
}

function item(value: unknown, element: ElementTable, isShadow: boolean, place: Place, within: Met | undefined, index: number, found: Collection): void {
  if (!isOfKind(value, isShadow ? "complex" : element.kind)) {
    found.add(new Met("!", element.name, undefined, place, within, index));
    return;
  }
  if (element.kind === "resource") {
    if (element.name !== "resource") contained(value as Readonly<Record<string, unknown>>, element.name, place, within, index, found);
    return;
  }
  if (typeof value !== "object" || value === null) {
    found.addPrimitive(value, element, place, within, index);
    return;
  }
  const met = new Met(element.code, element.name, value, place, within, index);
  if (!isShadow) found.addValue(met, element);
  members(value, element.type, place, met, found);
}

/** What stands in a resource that is no entry of its own. */
function contained(value: Readonly<Record<string, unknown>>, name: string, place: Place, within: Met | undefined, index: number, found: Collection): void {
  const type = value["resourceType"];
  const table = typeof type === "string" ? typeTables().get(type) : undefined;
  if (table !== undefined) members(value, table, place, new Met(table.name, name, value, place, within, index), found);
}

/** A text, an object, or (as reading keeps the text of a wrong number) anything but an object. */
function isOfKind(value: unknown, kind: ElementTable["kind"]): boolean {
  if (kind === "boolean" || kind === "integer") return typeof value !== "object";
  return kind === "complex" || kind === "resource" ? typeof value === "object" && value !== null && !Array.isArray(value) : typeof value === "string";
}
