import { typeTables, type ElementTable, type TypeTable } from "../fhir/tables.js";
import type { Place } from "./subject.js";

/** A value inside a resource, with the FHIR type that the element tables give it. */
export class Met {
  /** `date`, `CodeableConcept`, `Observation.component`; `?` for a member that FHIR does not have, `[]` for a list that must not be one or the other way round. */
  readonly type: string;
  /** The element: the last part of the path, without its index. */
  readonly name: string;
  readonly value: unknown;
  readonly place: Place;
  /** What it stands in; undefined for what stands in the resource itself. */
  readonly within: Met | undefined;
  /** Its place in the list of its element; -1 where it is no item of one. */
  readonly #index: number;

  constructor(type: string, name: string, value: unknown, place: Place, within: Met | undefined, index: number) {
    this.type = type;
    this.name = name;
    this.value = value;
    this.place = place;
    this.within = within;
    this.#index = index;
  }

  /** Composed when asked for: of a right message, hardly any path is. */
  get path(): string {
    const path = `${(this.within ?? this.place).path}.${this.name}`;
    return this.#index < 0 ? path : `${path}[${this.#index}]`;
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
  for (const name of Object.keys(value)) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    const element = table.members.get(name);
    if (element !== undefined) items(member, element, name === element.shadow && name !== element.name, place, within, found);
    else if (name === "id" && !table.isResource) add(found, new Met("string", name, member, place, within, -1));
    else if (name === "url" && table.hasUrl) add(found, new Met("uri", name, member, place, within, -1));
    else if (name !== "resourceType") add(found, new Met("?", name, undefined, place, within, -1));
  }
}

function items(value: unknown, element: ElementTable, isShadow: boolean, place: Place, within: Met | undefined, found: MetByType): void {
  if (Array.isArray(value) !== element.repeats) {
    add(found, new Met("[]", element.name, undefined, place, within, -1));
    return;
  }
  if (!Array.isArray(value)) item(value, element, isShadow, place, within, -1, found);
  else for (let index = 0; index < value.length; index += 1) item(value[index], element, isShadow, place, within, index, found);
}

function item(value: unknown, element: ElementTable, isShadow: boolean, place: Place, within: Met | undefined, index: number, found: MetByType): void {
  if (value === null || value === undefined || element.kind === "resource") return;
  const met = new Met(element.code, element.name, value, place, within, index);
  if (!isShadow) add(found, met);
  if (typeof value === "object" && (isShadow || element.kind === "complex")) members(value, element.type, place, met, found);
}

function add(found: MetByType, met: Met): void {
  const alike = found.get(met.type);
  if (alike === undefined) found.set(met.type, [met]);
  else alike.push(met);
}
