import { typeTables, type ElementTable, type TypeTable } from "../fhir/tables.js";
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
export type MetByType = Map<string, Met[]>;

/** Adds every value in a resource; not the resources of a bundle's entries. */
export function walk(place: Place, found: MetByType): void {
  const table = typeTables().get(place.resource.resourceType);
  if (table !== undefined) members(place.resource, table, place, undefined, found);
}

function members(value: object, table: TypeTable, place: Place, within: Met | undefined, found: MetByType): void {
  let chosen: ElementTable | undefined;
  let isEmpty = true;
  // The quickest way through an object.
  for (const name in value) {
    if (!Object.hasOwn(value, name)) continue;
    isEmpty = false;
    const member = (value as Readonly<Record<string, unknown>>)[name];
    const element = table.members.get(name);
    if (element !== undefined) {
      if (element.isChoice && member !== undefined) {
        if (chosen !== undefined && isSecondOfChoice(element, Object.keys(value), value, table)) add(found, new Met("|", element.name, undefined, place, within, -1));
        chosen = element;
      }
      items(member, element, name === element.shadow && name !== element.name, value, place, within, found);
    } else if (name === "id" && !table.isResource) add(found, new Met("string", name, member, place, within, -1));
    else if (name === "url" && table.hasUrl) add(found, new Met("uri", name, member, place, within, -1));
    else if (name !== "resourceType") add(found, new Met("?", name, undefined, place, within, -1));
  }
  if (isEmpty && within !== undefined) add(found, new Met("{}", within.name, undefined, place, within.within, within.index));
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

function items(value: unknown, element: ElementTable, isShadow: boolean, owner: object, place: Place, within: Met | undefined, found: MetByType): void {
  if (value === undefined) return;
  if (Array.isArray(value) !== element.repeats) {
    add(found, new Met(value === null ? "!" : "[]", element.name, undefined, place, within, -1));
    return;
  }
  if (!Array.isArray(value)) item(value, element, isShadow, place, within, -1, found);
  else {
    if (value.length === 0) add(found, new Met("{}", element.name, undefined, place, within, -1));
    for (let index = 0; index < value.length; index += 1) {
      if (value[index] !== null && value[index] !== undefined) item(value[index], element, isShadow, place, within, index, found);
      else if (!isShadow && !hasShadow(owner, element, index)) add(found, new Met(element.kind === "complex" || element.kind === "resource" ? "!" : "{}", element.name, undefined, place, within, index));
    }
  }
}

/** True where an item of a list of primitives has an extension in the place of its value. */
function hasShadow(owner: object, { name, shadow }: ElementTable, index: number): boolean {
  const shadows = shadow === name ? undefined : (owner as Readonly<Record<string, unknown>>)[shadow];
  return Array.isArray(shadows) && typeof shadows[index] === "object" && shadows[index] !== null;
}

function item(value: unknown, element: ElementTable, isShadow: boolean, place: Place, within: Met | undefined, index: number, found: MetByType): void {
  if (!isOfKind(value, isShadow ? "complex" : element.kind)) {
    add(found, new Met("!", element.name, undefined, place, within, index));
    return;
  }
  if (element.kind === "resource") {
    if (element.name !== "resource") contained(value as Readonly<Record<string, unknown>>, element.name, place, within, index, found);
    return;
  }
  const met = new Met(element.code, element.name, value, place, within, index);
  if (!isShadow) add(found, met);
  if (typeof value === "object" && value !== null) members(value, element.type, place, met, found);
}

/** What stands in a resource that is no entry of its own. */
function contained(value: Readonly<Record<string, unknown>>, name: string, place: Place, within: Met | undefined, index: number, found: MetByType): void {
  const type = value["resourceType"];
  const table = typeof type === "string" ? typeTables().get(type) : undefined;
  if (table !== undefined) members(value, table, place, new Met(table.name, name, value, place, within, index), found);
}

/** A text, an object, or (as reading keeps the text of a wrong number) anything but an object. */
function isOfKind(value: unknown, kind: ElementTable["kind"]): boolean {
  if (kind === "boolean" || kind === "integer") return typeof value !== "object";
  return kind === "complex" || kind === "resource" ? typeof value === "object" && value !== null && !Array.isArray(value) : typeof value === "string";
}

function add(found: MetByType, met: Met): void {
  const alike = found.get(met.type);
  if (alike === undefined) found.set(met.type, [met]);
  else alike.push(met);
}
