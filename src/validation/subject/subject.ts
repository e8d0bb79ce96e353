import type { Coding, Quantity, Reference, Resource, ResourceType } from "../../fhir/types.js";
import type { Release } from "../../terminology/release.js";
import { isUuidUrl } from "../../values/uuid.js";
import { isOfUuid } from "./forms.js";
import { kindOf } from "./kind.js";
import { placesIn, type Place } from "./place.js";
import type { Level } from "./profile-of.js";
import type { MessageKind } from "../report/report.js";
import { walk, type Met, type MetByType } from "./walk.js";

/** A value of one type inside a resource. */
export interface Found<T> extends Met {
  readonly value: T;
}

/** Everything that the rules read: found once, so that each rule is a few lines. */
export interface Subject {
  readonly kind: Exclude<MessageKind, "unreadable">;
  readonly places: readonly Place[];
  /** Every object, and every text that people write, by its type. */
  readonly values: MetByType;
  /** Every primitive that does not have the form of its type. */
  readonly malformed: readonly Met[];
  readonly codings: readonly Found<Coding>[];
  readonly quantities: readonly Found<Quantity>[];
  readonly references: readonly Found<Reference>[];
  /** The release to check the message against, where the caller named one. */
  readonly release: Release | undefined;
  readonly now: Date;
  /** The resources of a type, in the order of the message. */
  of<T extends ResourceType>(type: T, level?: Level): readonly Place<Extract<Resource, { readonly resourceType: T }>>[];
  /** What a reference of this place names within its own bundle. */
  resolve(place: Place, reference: Reference | undefined): Place | undefined;
}

/** The options that the rules read. */
interface SubjectOptions {
  readonly release?: Release;
  readonly now?: Date;
}

export function subjectOf(root: Resource, { release, now = new Date() }: SubjectOptions): Subject {
  const kind = kindOf(root);
  const places = placesIn(root, kind);
  const { values, malformed } = walk(places);
  // Where no form is wrong, an address that must hold a uuid holds one.
  const isName = malformed.length === 0 ? isOfUuid : isUuidUrl;
  for (const place of places) {
    const fullUrl: unknown = place.entry?.fullUrl;
    place.isNamed = typeof fullUrl === "string" && isName(fullUrl);
  }
  const byType = new Map<ResourceType, Alike>();
  for (const place of places) {
    const alike = byType.get(place.type);
    if (alike === undefined) byType.set(place.type, { places: [place], level: place.level });
    else {
      alike.places.push(place);
      if (alike.level !== place.level) alike.level = undefined;
    }
  }
  const typed = <T>(type: string): readonly Found<T>[] => (values.get(type) ?? []) as readonly Found<T>[];
  return {
    kind,
    places,
    values,
    malformed,
    codings: typed("Coding"),
    quantities: quantitiesIn(values),
    references: typed("Reference"),
    release,
    now,
    of: <T extends ResourceType>(type: T, level?: Level) =>
      ofLevel(byType.get(type), level) as readonly Place<Extract<Resource, { readonly resourceType: T }>>[],
    resolve: ({ neighbours }, reference) =>
      reference?.reference === undefined ? undefined : neighbours?.get(reference.reference),
  };
}

const quantityTypes = ["Quantity", "Age", "Count", "Distance", "Duration", "Money"];

/** Usually there are only those of the first type. */
function quantitiesIn(values: MetByType): readonly Found<Quantity>[] {
  const found: Met[] = [];
  for (const type of quantityTypes) for (const met of values.get(type) ?? []) found.push(met);
  return found as readonly Met[] as readonly Found<Quantity>[];
}

/** The places of one type, and their level where all have the same. */
interface Alike {
  readonly places: Place[];
  level: Level | undefined;
}

const none: readonly Place[] = [];

function ofLevel(alike: Alike | undefined, wanted: Level | undefined): readonly Place[] {
  if (alike === undefined) return none;
  if (wanted === undefined || alike.level === wanted) return alike.places;
  return alike.places.filter((place) => place.level === wanted);
}
