import type { DomainResourceElements, Resource } from "../../fhir/types.js";

/** The resources inside another one, as far as they are any. */
export function containedIn(resource: Resource): readonly DomainResourceElements[] {
  return "contained" in resource ? (resource.contained ?? []) : [];
}

const idsOf = new WeakMap<Resource, ReadonlySet<string | undefined>>();

/** True where a resource contains one with this id. */
export function contains(resource: Resource, id: string): boolean {
  let ids = idsOf.get(resource);
  if (ids === undefined) idsOf.set(resource, (ids = new Set(containedIn(resource).map((one) => one.id))));
  return ids.has(id);
}

/** The ids that references within a resource name as contained: `#a` names a. */
export function namedAsContained(within: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof within !== "object" || within === null) return found;
  for (const [name, value] of Object.entries(within)) {
    if (name === "reference" && typeof value === "string" && value.startsWith("#")) found.add(value.slice(1));
    else namedAsContained(value, found);
  }
  return found;
}
