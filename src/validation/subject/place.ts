import type { Bundle, Resource, ResourceType } from "../../fhir/types.js";
import type { MessageKind } from "../report/report.js";
import { codesOf } from "./codes-of.js";
import { kindOf, soundEntries } from "./kind.js";
import { profileOf, type Level } from "./profile-of.js";

/** A resource of the message, with its place. */
export interface Place<R extends Resource = Resource> {
  readonly resource: R;
  /** The resource's type: read once here, which is faster. */
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
  /** The one profile that it may have there; undefined where its type is not allowed there. */
  readonly profile: string | undefined;
  /** True where it names that profile as it is written, and no other. */
  readonly namesProfile: boolean;
  /** True where it has a member for contained resources, whatever that holds. */
  readonly isContainer: boolean;
  /** The SNOMED CT codes of what an Observation or a Condition is. */
  readonly codes: readonly string[];
}

/** A place while its message is being gone through: once every form is known, `isNamed` is set. */
export class OnePlace implements Place {
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
    kind: MessageKind,
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

  /** Many rules use them. */
  get codes(): readonly string[] {
    const { resource } = this;
    this.known ??=
      resource.resourceType === "Observation" || resource.resourceType === "Condition" ? codesOf(resource.code) : [];
    return this.known;
  }
}

/** Every resource of a message, the root first. */
export function placesIn(root: Resource, kind: MessageKind): readonly OnePlace[] {
  const places: OnePlace[] = [];
  addPlaces(new OnePlace(root, 0, root.resourceType, "root", undefined, undefined, undefined, kind), kind, places);
  return places;
}

/** The place, and those within it. */
function addPlaces(place: OnePlace, kind: MessageKind, found: OnePlace[]): void {
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

/** A document that came without its message is still checked as a document. */
function rootLevel(bundle: Bundle): Level {
  return bundle.type === "document" && kindOf(bundle) === "other" ? "document" : "message";
}
