import type { Bundle, Coding, Quantity, Reference, Resource, ResourceType } from "../../fhir/types.js";
import type { Release } from "../../terminology/release.js";
import { isUuidUrl } from "../../values/uuid.js";
import { isOfUuid } from "./forms.js";
import { kindOf } from "./kind.js";
import type { ValidateOptions } from "../options.js";
import { profileOf } from "./profile-of.js";
import type { MessageKind } from "../report/report.js";
import { codesOf } from "./codes-of.js";
import { soundEntries } from "./sound-entries.js";
import { walk, type Met, type MetByType } from "./walk.js";

/** Which bundle a resource stands in: the message's, the document's, one further in, or none. */
export type Level = "root" | "message" | "document" | "deeper";

/** A resource of the message, with its place. */
export interface Place<R extends Resource = Resource> {
  readonly resource: R;
  /** The resource's type: read here, it costs the same for all of them. */
  readonly type: ResourceType;
  /** How many places come before it in the message. */
  readonly order: number;
  readonly path: string;
  readonly level: Level;
  /** The entry that holds it; undefined for the root. */
  readonly entry: { readonly path: string; readonly fullUrl: string | undefined } | undefined;
  readonly bundle: Bundle | undefined;
  /** True where its fullUrl is the address of a uuid (UR-007). */
  readonly isNamed: boolean;
  /** What the entries of its bundle hold, by fullUrl: of two with the same, the first. */
  readonly neighbours: ReadonlyMap<string, Place> | undefined;
  /** The one profile that it may have there; undefined where its type has no place there. */
  readonly profile: string | undefined;
  /** True where it names that profile as it is written, and no other. */
  readonly namesProfile: boolean;
  /** True where it has a member for resources inside it, whatever that holds. */
  readonly isContainer: boolean;
  /** The SNOMED CT codes of what an Observation or a Condition is. */
  readonly codes: readonly string[];
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
  const places: OnePlace[] = [];
  addPlaces(new OnePlace(root, 0, root.resourceType, "root", undefined, undefined, undefined, kind), kind, places);
  const { values, malformed } = walk(places);
  // Where no form is wrong, an address that must hold a uuid does.
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
    release: options.release,
    now: options.now ?? new Date(),
    of: <T extends ResourceType>(type: T, level?: Level) =>
      ofLevel(byType.get(type), level) as readonly Place<Extract<Resource, { readonly resourceType: T }>>[],
    resolve: ({ neighbours }, reference) =>
      reference?.reference === undefined ? undefined : neighbours?.get(reference.reference),
  };
}

/** Mostly there are none but those of the first type. */
function quantitiesIn(values: MetByType): readonly Found<Quantity>[] {
  const found: Met[] = [];
  for (const type of quantityTypes) for (const met of values.get(type) ?? []) found.push(met);
  return found as readonly Met[] as readonly Found<Quantity>[];
}

/** The places of one type, and where all stand at one level, that level. */
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

class OnePlace implements Place {
  readonly resource: Resource;
  readonly type: ResourceType;
  readonly order: number;
  readonly path: string;
  readonly level: Level;
  readonly entry: Place["entry"];
  readonly bundle: Bundle | undefined;
  isNamed = false;
  readonly neighbours: ReadonlyMap<string, Place> | undefined;
  readonly profile: string | undefined;
  readonly namesProfile: boolean;
  readonly isContainer: boolean;
  private known: readonly string[] | undefined = undefined;

  constructor(
    resource: Resource,
    order: number,
    path: string,
    level: Level,
    entry: Place["entry"],
    bundle: Bundle | undefined,
    neighbours: ReadonlyMap<string, Place> | undefined,
    kind: Subject["kind"],
  ) {
    this.resource = resource;
    this.type = resource.resourceType;
    this.order = order;
    this.path = path;
    this.level = level;
    this.entry = entry;
    this.bundle = bundle;
    this.neighbours = neighbours;
    this.profile = profileOf(this.type, level, kind);
    const profiles: unknown = resource.meta?.profile;
    this.namesProfile = Array.isArray(profiles) && profiles.length === 1 && profiles[0] === this.profile;
    this.isContainer = "contained" in resource;
  }

  /** Many rules ask for them. */
  get codes(): readonly string[] {
    const { resource } = this;
    this.known ??=
      resource.resourceType === "Observation" || resource.resourceType === "Condition" ? codesOf(resource.code) : [];
    return this.known;
  }
}

const quantityTypes = ["Quantity", "Age", "Count", "Distance", "Duration", "Money"];

/** The place, and those within it. */
function addPlaces(place: OnePlace, kind: Subject["kind"], found: OnePlace[]): void {
  found.push(place);
  const { resource } = place;
  if (resource.resourceType !== "Bundle") return;
  const level = place.level === "root" ? rootLevel(resource) : place.level === "message" ? "document" : "deeper";
  const neighbours = new Map<string, Place>();
  let index = -1;
  for (const entry of soundEntries(resource)) {
    index += 1;
    if (entry?.resource === undefined) continue;
    const path = `${place.path}.entry[${index}]`;
    const { fullUrl } = entry;
    const inside = new OnePlace(
      entry.resource,
      found.length,
      `${path}.resource`,
      level,
      { path, fullUrl },
      resource,
      neighbours,
      kind,
    );
    if (fullUrl !== undefined && !neighbours.has(fullUrl)) neighbours.set(fullUrl, inside);
    addPlaces(inside, kind, found);
  }
}

/** A document that came without its message is still judged as a document. */
function rootLevel(bundle: Bundle): Level {
  return bundle.type === "document" && kindOf(bundle) === "other" ? "document" : "message";
}
