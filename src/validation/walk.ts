import { typeTables, type ElementTable, type TypeTable } from "../fhir/tables.js";
import type { Place } from "./subject.js";

/** A value inside a resource, with the FHIR type that the element tables give it. */
export interface Met {
  /** `date`, `CodeableConcept`, `Observation.component`; `?` for a member that FHIR does not have, `[]` for a list that must not be one or the other way round. */
  readonly type: string;
  /** The element: the last part of the path, without its index. */
  readonly name: string;
  readonly value: unknown;
  readonly path: string;
  readonly place: Place;
  /** What it stands in; undefined for what stands in the resource itself. */
  readonly within: Met | undefined;
}

/** Adds every value in a resource, from the outside in and in the order of its members; not the resources of a bundle's entries. */
export function walk(place: Place, found: Met[]): void {
  const table = typeTables().get(place.resource.resourceType);
  if (table !== undefined) members(place.resource, table, place.path, place, undefined, found);
}

function members(value: object, table: TypeTable, path: string, place: Place, within: Met | undefined, found: Met[]): void {
  for (const [name, member] of Object.entries(value) as [string, unknown][]) {
    const element = table.members.get(name);
    if (element !== undefined) items(member, element, name === element.shadow && name !== element.name, `${path}.${element.name}`, place, within, found);
    else if (name === "id" && !table.isResource) found.push({ type: "string", name, value: member, path: `${path}.id`, place, within });
    else if (name === "url" && table.hasUrl) found.push({ type: "uri", name, value: member, path: `${path}.url`, place, within });
    else if (name !== "resourceType") found.push({ type: "?", name, value: undefined, path: `${path}.${name}`, place, within });
  }
}

function items(value: unknown, element: ElementTable, isShadow: boolean, path: string, place: Place, within: Met | undefined, found: Met[]): void {
  if (Array.isArray(value) !== element.repeats) {
    found.push({ type: "[]", name: element.name, value: undefined, path, place, within });
    return;
  }
  if (!Array.isArray(value)) item(value, element, isShadow, path, place, within, found);
  else for (let index = 0; index < value.length; index += 1) item(value[index], element, isShadow, `${path}[${index}]`, place, within, found);
}

function item(value: unknown, element: ElementTable, isShadow: boolean, path: string, place: Place, within: Met | undefined, found: Met[]): void {
  if (value === null || value === undefined || element.kind === "resource") return;
  const met: Met = { type: element.code, name: element.name, value, path, place, within };
  if (!isShadow) found.push(met);
  if (typeof value === "object" && (isShadow || element.kind === "complex")) members(value, element.type, path, place, met, found);
}
