import type { Bundle, Coding, Quantity, Reference, Resource, ResourceType } from "../fhir/types.js";
import type { Release } from "../terminology/release.js";
import { kindOf } from "./kind.js";
import type { ValidateOptions } from "./options.js";
import { profileOf } from "./profile-of.js";
import type { MessageKind } from "./report.js";
import { soundEntries } from "./sound-entries.js";
import { walk, type Met, type MetByType } from "./walk.js";

/** Which bundle a resource stands in: the message's, the document's, one further in, or none. */
export type Level = "root" | "message" | "document" | "deeper";

/** A resource of the message, with its place. */
export interface Place<R extends Resource = Resource> {
  readonly resource: R;
  readonly path: string;
  readonly level: Level;
  /** The entry that holds it; undefined for the root. */
  readonly entry: { readonly path: string; readonly fullUrl: string | undefined } | undefined;
  readonly bundle: Bundle | undefined;
  /** The one profile that it may have there; undefined where its type has no place there. */
  readonly profile: string | undefined;
}

/** Something of one type inside a resource. */
export interface Found<T> extends Met {
  readonly value: T;
}

/** Everything that the rules look at: found once, so that each rule is a few lines. */
export interface Subject {
  readonly kind: Exclude<MessageKind, "unreadable">;
  readonly places: readonly Place[];
  /** Every object, and every text that people write, by its type. */
  readonly values: MetByType;
  /** Every primitive without the form of its type. */
  readonly malformed: readonly Met[];
  readonly codings: readonly Found<Coding>[];
  readonly quantities: readonly Found<Quantity>[];
  readonly references: readonly Found<Reference>[];
  /** The release to hold the message against, where the caller named one. */
  readonly release: Release | undefined;
  readonly now: Date;
  /** The resources of a type, in the order of the message. */
  of<T extends ResourceType>(type: T, level?: Level): readonly Place<Extract<Resource, { readonly resourceType: T }>>[];
  /** What a reference of this place names within its own bundle. */
  resolve(place: Place, reference: Reference | undefined): Place | undefined;
}

export function subjectOf(root: Resource, options: ValidateOptions): Subject {
  const kind = kindOf(root);
  const places: Place[] = [];
  addPlaces({ resource: root, path: root.resourceType, level: "root", entry: undefined, bundle: undefined, profile: profileOf(root.resourceType, "root", kind) }, kind, places);
  const { values, malformed } = walk(places);
  const byUrl = new Map<Bundle, Map<string, Place>>();
  for (const place of places) {
    if (place.bundle === undefined || place.entry?.fullUrl === undefined) continue;
    const urls = byUrl.get(place.bundle) ?? new Map<string, Place>();
    if (!urls.has(place.entry.fullUrl)) urls.set(place.entry.fullUrl, place);
    byUrl.set(place.bundle, urls);
  }
  const placesByType = new Map<ResourceType, Place[]>();
  for (const place of places) {
    const alike = placesByType.get(place.resource.resourceType);
    if (alike === undefined) placesByType.set(place.resource.resourceType, [place]);
    else alike.push(place);
  }
  const typed = <T>(type: string): readonly Found<T>[] => (values.get(type) ?? []) as readonly Found<T>[];
  return {
    kind,
    places,
    values,
    malformed,
    codings: typed("Coding"),
    quantities: quantityTypes.flatMap((type) => typed(type)),
    references: typed("Reference"),
    release: options.release,
    now: options.now ?? new Date(),
    of: <T extends ResourceType>(type: T, level?: Level) =>
      ofLevel(placesByType.get(type) ?? [], level) as readonly Place<Extract<Resource, { readonly resourceType: T }>>[],
    resolve: (place, reference) => (place.bundle === undefined || reference?.reference === undefined ? undefined : byUrl.get(place.bundle)?.get(reference.reference)),
  };
}

/** Mostly all of them. */
function ofLevel(places: readonly Place[], wanted: Level | undefined): readonly Place[] {
  return wanted === undefined || places.every(({ level }) => level === wanted) ? places : places.filter(({ level }) => level === wanted);
}

const quantityTypes = ["Quantity", "Age", "Count", "Distance", "Duration", "Money"];

/** The place, and those within it. */
function addPlaces(place: Place, kind: Subject["kind"], found: Place[]): void {
  found.push(place);
  const { resource } = place;
  if (resource.resourceType !== "Bundle") return;
  const level = place.level === "root" ? rootLevel(resource) : place.level === "message" ? "document" : "deeper";
  for (const [index, entry] of soundEntries(resource).entries()) {
    if (entry?.resource === undefined) continue;
    const path = `${place.path}.entry[${index}]`;
    const inside = entry.resource;
    addPlaces({ resource: inside, path: `${path}.resource`, level, entry: { path, fullUrl: entry.fullUrl }, bundle: resource, profile: profileOf(inside.resourceType, level, kind) }, kind, found);
  }
}

/** A document that came without its message is still judged as a document. */
function rootLevel(bundle: Bundle): Level {
  return bundle.type === "document" && kindOf(bundle) === "other" ? "document" : "message";
}
