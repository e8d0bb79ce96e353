import type { CodeableConcept, Identifier, Meta, Reference, Resource } from "../../fhir/types.js";
import { headings, type Heading } from "../../terminology/headings.js";
import type { Profile } from "../../terminology/profiles.js";
import { takeCoding } from "./concepts.js";
import type { Part } from "./part.js";

/** What the readers of one message share. */
export interface Reading {
  /** When the message was made. */
  readonly composedAt: string;
  /** The system of the identifiers that the sender assigns. */
  readonly identifierSystem: string;
  /** fullUrls of the resources of which there is exactly one. */
  readonly patient: string;
  readonly encounter: string;
  readonly pharmacy: string;
  readonly practitioner: string;
  readonly startedAt: string | undefined;
  /** Labels of the other practitioners by their fullUrl. */
  readonly labels: ReadonlyMap<string, string>;
}

interface Identified {
  readonly id?: string;
  readonly meta?: Meta;
  readonly identifier?: readonly Identifier[];
}

/**
 * Takes what every resource of a message has: its id, when it was written, its profile, its heading, its own
 * identifier.
 */
export function takeFrame<R extends Resource>(
  part: Part<R>,
  { composedAt, identifierSystem }: Pick<Reading, "composedAt" | "identifierSystem">,
  profile: Profile,
  heading?: Heading,
): string {
  const resource = part as unknown as Part<Identified>;
  const id = resource.text("id") ?? "";
  takeMeta(resource.part("meta"), composedAt, profile, heading);
  for (const identifier of resource.parts("identifier")) takeIdentifier(identifier, identifierSystem, id);
  return id;
}

/** Takes what `metaOf` writes. */
export function takeMeta(meta: Part<Meta> | undefined, composedAt: string, profile: Profile, heading?: Heading): void {
  meta?.is("lastUpdated", composedAt);
  meta?.has("profile", profile);
  if (heading !== undefined) for (const tag of meta?.parts("tag") ?? []) takeCoding(tag, headings[heading]);
}

/** Takes an identifier if it is this one. */
export function takeIdentifier(identifier: Part<Identifier> | undefined, system: string, value: string): void {
  if (identifier?.see("system")?.trim() !== system || identifier.see("value") !== value) return;
  identifier.is("system", system);
  identifier.is("value", value);
}

/** Takes a reference if it names this resource. */
export function refersTo(reference: Part<Reference> | undefined, fullUrl: string): boolean {
  return reference?.is("reference", fullUrl) ?? false;
}

/** Takes the references that every clinical resource has. */
export function takePlace(
  part: Part<{ readonly subject?: Reference; readonly context?: Reference }>,
  { patient, encounter }: Reading,
): void {
  refersTo(part.part("subject"), patient);
  refersTo(part.part("context"), encounter);
}

/**
 * The label of the practitioner referred to; undefined for the one who saw the patient, and for anybody else, in which
 * case the reference is not taken.
 */
export function labelOf(reference: Part<Reference> | undefined, { practitioner, labels }: Reading): string | undefined {
  if (refersTo(reference, practitioner)) return undefined;
  const url = reference?.see("reference") ?? "";
  return labels.has(url) && refersTo(reference, url) ? labels.get(url) : undefined;
}

/** The code of the heading that a resource is under; undefined if it has none, or more than one. */
export function headingOf(part: Part<{ readonly meta?: Meta }>): string | undefined {
  const [tag, ...more] = part.see("meta")?.tag ?? [];
  return more.length === 0 && tag?.system?.trim() === headings.history.system ? tag.code?.trim() : undefined;
}

/** Takes a time, and returns it unless it is the start of the consultation. */
export function timeUnlessStart<T extends object>(
  part: Part<T>,
  name: keyof T & string,
  { startedAt }: Reading,
): string | undefined {
  const time = part.time(name);
  return time === startedAt ? undefined : time;
}

/** The code of one of these systems. */
export function codeIn(concept: CodeableConcept | undefined, ...systems: readonly string[]): string | undefined {
  return concept?.coding?.find(({ system }) => systems.includes(system?.trim() ?? ""))?.code?.trim();
}
