import type { Reference } from "../../fhir/types.js";
import { olderProfiles, profiles } from "../../terminology/profiles.js";
import { isUuid } from "../../values/uuid.js";
import { referenceTargets, targetsOfTypes } from "../annotations.generated.js";
import { primitiveSchemas } from "../compiled.generated.js";
import { errorOf, warningOf, type Finding, type Rule } from "../finding.js";
import { nameOfProfile, profileOf } from "../profile-of.js";
import type { Found, Subject } from "../subject.js";
import type { Met } from "../walk.js";

const prefix = "urn:uuid:";

/** UR-007: each entry is named by its resource's own id. */
export const entryNames: Rule = {
  id: "UR-007",
  text: "Every fullUrl is urn:uuid: and the id of its resource, a lower-case uuid, and no two are the same.",
  source: "update-record.md, section 1",
  appliesTo: ["update-record", "acknowledgement"],
  check({ places }) {
    const found: Finding[] = [];
    const seen = new Map<unknown, Set<string>>();
    for (const { resource, path, entry, bundle } of places) {
      if (entry === undefined) continue;
      const { fullUrl } = entry;
      const urlPath = `${entry.path}.fullUrl`;
      if (resource.id === undefined) found.push(errorOf("UR-007", "required", `${path}.id`, "The resource has no id."));
      if (fullUrl === undefined) {
        found.push(errorOf("UR-007", "required", urlPath, "The entry has no fullUrl."));
        continue;
      }
      if (!isUuidUrl(fullUrl)) found.push(errorOf("UR-007", "wrong-form", urlPath, "A fullUrl is urn:uuid: and a lower-case uuid."));
      else if (isId(resource.id) && fullUrl !== prefix + resource.id) found.push(errorOf("UR-007", "wrong-id", urlPath, "The fullUrl and the id of its resource differ."));
      const urls = seen.get(bundle) ?? new Set<string>();
      if (urls.has(fullUrl)) found.push(errorOf("UR-007", "repeated", urlPath, "Another entry of this bundle has the same fullUrl."));
      seen.set(bundle, urls.add(fullUrl));
    }
    return found;
  },
};

/** UR-007: each reference names an entry of its own bundle, of a type that may stand there. */
export const references: Rule = {
  id: "UR-007",
  text: "Every reference is a urn:uuid that its own bundle holds, and names a resource of the right type.",
  source: "update-record.md, section 1",
  appliesTo: ["update-record", "acknowledgement"],
  check(subject) {
    const found: Finding[] = [];
    const misspelt = misspeltNames(subject);
    // Most references name the same few resources.
    const wellFormed = new Set<string>();
    for (const reference of subject.references) {
      const finding = oneReference(subject, reference, wellFormed, misspelt);
      if (finding !== undefined) found.push(finding);
    }
    return found;
  },
};

function oneReference(subject: Subject, reference: Found<Reference>, wellFormed: Set<string>, misspelt: ReadonlySet<string>): Finding | undefined {
  const { value, place } = reference;
  const url = value.reference;
  if (url === undefined || isMessageDefinition(reference)) return undefined;
  if (!wellFormed.has(url)) {
    if (!isUuidUrl(url)) return errorOf("UR-007", "wrong-form", `${reference.path}.reference`, "A reference is urn:uuid: and the lower-case uuid of a resource of this message.");
    wellFormed.add(url);
  }
  const target = subject.resolve(place, value);
  if (target === undefined && misspelt.has(url)) return undefined;
  if (target === undefined) {
    const answers = subject.kind === "acknowledgement" && reference.path.endsWith(".response.details");
    const say = answers ? warningOf : errorOf;
    return say(answers ? "UR-116" : "UR-007", "unresolved-reference", `${reference.path}.reference`, "The bundle holds no resource of this fullUrl.");
  }
  const allowed = targetsAt(subject, reference);
  if (allowed === undefined || allowed.includes(target.resource.resourceType)) return undefined;
  return errorOf("UR-007", "wrong-target", `${reference.path}.reference`, `This must name a resource of type ${allowed.join(" or ")}.`);
}

/** The one reference to something outside: what it must be is UR-006. */
function isMessageDefinition({ name, place }: Found<Reference>): boolean {
  return name === "valueReference" && place.resource.resourceType === "MessageHeader";
}

/** By the address of the profile, and then by element. */
const targetsOfProfile = new Map([...Object.values<string>(profiles), ...Object.values<string>(olderProfiles)].map((url) => [url, referenceTargets[nameOfProfile(url)]]));

function targetsAt({ kind }: Subject, reference: Found<Reference>): readonly string[] | undefined {
  const profile = profileOf(reference.place, kind);
  const ofProfile = profile === undefined ? undefined : targetsOfProfile.get(profile)?.[elementOf(reference)];
  return ofProfile ?? (reference.within === undefined ? undefined : targetsOfTypes[`${reference.within.type}.${reference.name}`]);
}

/** `section.entry`: the path below the resource, without indices. */
function elementOf({ name, within }: Met): string {
  return within === undefined ? name : `${elementOf(within)}.${name}`;
}

/** The names that entries would have in lower case: where the entry has the wrong one, that is the fault (see `entryNames`). */
function misspeltNames({ places }: Subject): ReadonlySet<string> {
  return new Set(places.flatMap(({ entry }) => (entry?.fullUrl === undefined || entry.fullUrl === entry.fullUrl.toLowerCase() ? [] : [entry.fullUrl.toLowerCase()])));
}

/** An id of a wrong form has its own issue. */
function isId(id: string | undefined): id is string {
  return id !== undefined && primitiveSchemas["id"]?.(id) === true;
}

function isUuidUrl(url: string): boolean {
  return url.startsWith(prefix) && isUuid(url.slice(prefix.length));
}
