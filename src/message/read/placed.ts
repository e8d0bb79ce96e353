import type { Bundle, Reference, Resource, ResourceType } from "../../fhir/types.js";
import type { Part } from "./part.js";

type ResourceOf<Type extends ResourceType> = Extract<Resource, { readonly resourceType: Type }>;

/** A resource of a bundle, with the address by which others refer to it. */
export interface Placed<R extends Resource = Resource> {
  readonly fullUrl: string;
  readonly part: Part<R>;
}

/** The resources of a bundle. A fullUrl that is made of the resource's own id is taken (UR-007). */
export function placedIn(bundle: Part<Bundle>): readonly Placed[] {
  return bundle.parts("entry").flatMap((entry) => {
    const part = entry.part("resource");
    if (part === undefined) return [];
    const fullUrl = entry.see("fullUrl") ?? "";
    entry.is("fullUrl", `urn:uuid:${part.see("id") ?? ""}`);
    return [{ fullUrl, part }];
  });
}

/** Those of one type. */
export function ofType<Type extends ResourceType>(
  placed: readonly Placed[],
  type: Type,
): readonly Placed<ResourceOf<Type>>[] {
  return placed.filter(({ part }) => part.see("resourceType") === type) as unknown as readonly Placed<
    ResourceOf<Type>
  >[];
}

/** The one that a reference names; not taken. */
export function named<R extends Resource>(
  placed: readonly Placed<R>[],
  reference: Part<Reference> | undefined,
): Placed<R> | undefined {
  const url = reference?.see("reference");
  return url === undefined ? undefined : placed.find(({ fullUrl }) => fullUrl === url);
}
