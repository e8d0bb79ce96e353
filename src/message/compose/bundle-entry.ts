import { referenceTo } from "../../fhir/bundle.js";
import type { BundleEntry, Resource } from "../../fhir/types.js";
import type { Uuid } from "../../values/uuid.js";

/** A resource of this message: it always has an id. */
export type OwnResource = Resource & { readonly id: Uuid };

/** UR-007: the fullUrl is `urn:uuid:` and the resource's own id. */
export function entryOf(resource: OwnResource): BundleEntry {
  return { fullUrl: referenceTo(resource.id), resource };
}
