import type { Bundle, BundleEntry, Reference, Resource, ResourceType } from "./types.js";

type ResourceOf<T extends ResourceType> = Extract<Resource, { readonly resourceType: T }>;

/** A resource inside a bundle, however deep, with its path. */
export interface PlacedResource {
  readonly resource: Resource;
  /** `Bundle.entry[2].resource` */
  readonly path: string;
  readonly fullUrl: string | undefined;
  /** The bundle whose entry this is. */
  readonly bundle: Bundle;
}

/** The entries of a bundle; an empty list if it has none. */
export function entriesOf(bundle: Bundle): readonly BundleEntry[] {
  return bundle.entry ?? [];
}

/** The resources of one type among the entries of this bundle itself, in order. */
export function resourcesOf<T extends ResourceType>(bundle: Bundle, type: T): readonly ResourceOf<T>[] {
  return entriesOf(bundle).flatMap(({ resource }) =>
    resource?.resourceType === type ? [resource as ResourceOf<T>] : [],
  );
}

/** Every resource in the bundle. Those of a nested bundle follow directly after it. */
export function* placedResources(bundle: Bundle, path = "Bundle"): Generator<PlacedResource> {
  for (const [index, { resource, fullUrl }] of entriesOf(bundle).entries()) {
    if (resource === undefined) continue;
    const place = `${path}.entry[${index}].resource`;
    yield { resource, path: place, fullUrl, bundle };
    if (resource.resourceType === "Bundle") yield* placedResources(resource, place);
  }
}

/** The reference to a resource of the same message: `urn:uuid:<id>`, as a fullUrl or as `Reference.reference`. */
export function referenceTo(id: string): `urn:uuid:${string}` {
  return `urn:uuid:${id}`;
}

/**
 * The resource that a reference names: the entry of this bundle with that fullUrl. Entries of nested bundles are not
 * searched. Undefined for a reference without text, to a contained resource (`#id`), or to something outside the
 * bundle.
 */
export function resolveReference(bundle: Bundle, reference: Reference | undefined): Resource | undefined {
  const url = reference?.reference;
  return url === undefined ? undefined : entriesOf(bundle).find((entry) => entry.fullUrl === url)?.resource;
}
