import { typeTables, type ElementTable, type TypeTable } from "../fhir/tables.js";
import type { Resource } from "../fhir/types.js";

/** A value inside a resource, with the FHIR type that the element tables give it. */
export interface Met {
  /** `date`, `CodeableConcept`, `Observation.component`; `?` for a member that FHIR does not have, `[]` for a list that must not be one or the other way round. */
  readonly type: string;
  readonly value: unknown;
  readonly path: string;
}

/** Every value in a resource, from the outside in and in the order of its members; not the resources of a bundle's entries. */
export function walk(resource: Resource, path: string): readonly Met[] {
  const found: Met[] = [];
  const table = typeTables().get(resource.resourceType);
  if (table !== undefined) members(resource, table, path, found);
  return found;
}

function members(value: object, table: TypeTable, path: string, found: Met[]): void {
  for (const [name, member] of Object.entries(value) as [string, unknown][]) {
    const element = table.members.get(name);
    if (element !== undefined) items(member, element, name === element.shadow && name !== element.name, `${path}.${element.name}`, found);
    else if (name === "id" && !table.isResource) found.push({ type: "string", value: member, path: `${path}.id` });
    else if (name === "url" && table.hasUrl) found.push({ type: "uri", value: member, path: `${path}.url` });
    else if (name !== "resourceType") found.push({ type: "?", value: undefined, path: `${path}.${name}` });
  }
}

function items(value: unknown, element: ElementTable, isShadow: boolean, path: string, found: Met[]): void {
  if (Array.isArray(value) !== element.repeats) {
    found.push({ type: "[]", value: undefined, path });
    return;
  }
  if (Array.isArray(value)) for (const [index, one] of value.entries()) item(one, element, isShadow, `${path}[${index}]`, found);
  else item(value, element, isShadow, path, found);
}

function item(value: unknown, element: ElementTable, isShadow: boolean, path: string, found: Met[]): void {
  if (value === null || value === undefined || element.kind === "resource") return;
  if (!isShadow) found.push({ type: element.code, value, path });
  if (typeof value === "object" && (isShadow || element.kind === "complex")) members(value, element.type, path, found);
}
