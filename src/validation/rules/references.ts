import type { Reference } from "../../fhir/types.js";
import { olderProfiles, profiles } from "../../terminology/profiles.js";
import { once } from "../../values/once.js";
import { isUuidUrl } from "../../values/uuid.js";
import { referenceTargets, targetsOfTypes } from "../annotations.generated.js";
import { formOf, hasForm } from "../subject/forms.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf } from "../report/finding.js";
import { nameOfProfile } from "../subject/profile-of.js";
import type { Place } from "../subject/place.js";
import type { Found, Subject } from "../subject/subject.js";
import type { Met } from "../subject/walk.js";
import { acknowledgementHolds, documentHolds, messageHolds } from "./holds.js";

const prefix = "urn:uuid:";

/** UR-007: each fullUrl holds the id of its resource. */
export const entryNames: Rule = {
  id: "UR-007",
  text: "Every fullUrl is urn:uuid: and the id of its resource, a lower-case uuid, and no two are the same.",
  source: "update-record.md, section 1",
  severities: ["error"],
  appliesTo: ["update-record", "acknowledgement"],
  check(subject, found) {
    for (const place of subject.places) {
      const { resource, path, entry } = place;
      if (entry === undefined) continue;
      const { fullUrl } = entry;
      if (resource.id === undefined)
        found.push(
          errorOf(
            "UR-007",
            "required",
            `${path}.id`,
            "The id is missing: give the resource a lower-case uuid, the one of its fullUrl.",
          ),
        );
      if (fullUrl === undefined) {
        found.push(
          errorOf(
            "UR-007",
            "required",
            urlOf(entry),
            "The fullUrl is missing: write urn:uuid: and the id of the resource.",
          ),
        );
        continue;
      }
      if (!place.isNamed)
        found.push(
          errorOf(
            "UR-007",
            "wrong-form",
            urlOf(entry),
            "The fullUrl has the wrong form: write urn:uuid: and a lower-case uuid, the id of the resource.",
          ),
        );
      else if (resource.id !== undefined && !endsWithId(fullUrl, resource.id) && isId(resource.id))
        found.push(
          errorOf(
            "UR-007",
            "wrong-id",
            urlOf(entry),
            "The fullUrl and the id of its resource differ: write urn:uuid: and the id.",
          ),
        );
      if (place.neighbours?.get(fullUrl) !== place)
        found.push(
          errorOf(
            "UR-007",
            "repeated",
            urlOf(entry),
            "Another entry of this bundle has the same fullUrl: take one of them out, or give it its own id.",
          ),
        );
    }
  },
};

function urlOf(entry: { readonly path: string }): string {
  return `${entry.path}.fullUrl`;
}

/** UR-007: each reference names an entry of its own bundle, of a type that is allowed there. */
export const references: Rule = {
  id: "UR-007",
  text: "Every reference is a urn:uuid that its own bundle holds, and names a resource of the right type.",
  source: "update-record.md, section 1",
  severities: ["error"],
  appliesTo: ["update-record", "acknowledgement"],
  check(subject, found) {
    const dangling: Dangling[] = [];
    let last: Found<Reference> | undefined;
    let ofProfile: ReadonlyMap<string, readonly string[]> | undefined;
    let allowed: readonly string[] | undefined;
    for (const reference of subject.references) {
      const url = reference.value.reference;
      if (url === undefined || isMessageDefinition(subject, reference, url)) continue;
      const target = reference.place.neighbours?.get(url);
      // A reference that matches an entry has the same form as its fullUrl.
      if (target === undefined ? !isUuidUrl(url) : !target.isNamed) {
        found.push(
          errorOf(
            "UR-007",
            "wrong-form",
            `${reference.path}.reference`,
            "The reference has the wrong form: write urn:uuid: and the lower-case uuid of a resource of this " +
              "bundle, as its fullUrl has it.",
          ),
        );
        continue;
      }
      if (last === undefined || reference.place !== last.place) ofProfile = targetsOf(reference.place);
      // Most references are items of one list.
      if (
        last === undefined ||
        reference.within !== last.within ||
        reference.name !== last.name ||
        reference.place !== last.place
      )
        allowed = targetsAt(reference, ofProfile);
      last = reference;
      if (target === undefined) dangling.push({ reference, url, allowed });
      else if (allowed !== undefined && !isOneOf(allowed, target.type))
        found.push(
          errorOf(
            "UR-007",
            "wrong-target",
            `${reference.path}.reference`,
            `The reference names a resource of the wrong type: it must name one of type ${allowed.join(" or ")}.`,
          ),
        );
    }
    for (const { reference } of unexplained(subject, dangling)) {
      if (!isAnswer(subject, reference))
        found.push(
          errorOf(
            "UR-007",
            "unresolved-reference",
            `${reference.path}.reference`,
            "The bundle holds no entry with this fullUrl: add the resource, or correct the reference.",
          ),
        );
    }
  },
};

/** A plain loop, for speed: it runs for every reference. */
function isOneOf(allowed: readonly string[], type: string): boolean {
  for (const one of allowed) if (one === type) return true;
  return false;
}

/** UR-116: an acknowledgement is read even where its details do not resolve. */
export const danglingDetails: Rule = {
  id: "UR-116",
  text: "The details of an answer name its OperationOutcome; details that do not resolve are accepted.",
  source: "update-record.md, section 9",
  severities: ["warning"],
  appliesTo: ["acknowledgement"],
  check(subject, found) {
    const dangling = subject.references.filter(
      (reference) =>
        isAnswer(subject, reference) &&
        isUuidUrl(reference.value.reference ?? "") &&
        subject.resolve(reference.place, reference.value) === undefined,
    );
    for (const { reference } of unexplained(
      subject,
      dangling.map((reference) => ({ reference, url: reference.value.reference ?? "", allowed: targetsAt(reference) })),
    )) {
      found.push(
        warningOf(
          "UR-116",
          "unresolved-reference",
          `${reference.path}.reference`,
          "The bundle holds no entry with this fullUrl: add the resource, or correct the reference.",
        ),
      );
    }
  },
};

/** A reference to what its bundle does not hold, and the types that it could have named. */
interface Dangling {
  readonly reference: Found<Reference>;
  readonly url: string;
  readonly allowed: readonly string[] | undefined;
}

/**
 * Those that no other finding explains: not where the entry has a wrong fullUrl, and not where there is no resource of
 * the type at all.
 */
function unexplained(subject: Subject, dangling: readonly Dangling[]): readonly Dangling[] {
  if (dangling.length === 0) return dangling;
  const explained = namesOfEntries(subject);
  for (const level of ["message", "document"] as const) {
    const missing = missingTypes(subject, level);
    if (missing.length === 0) continue;
    for (const {
      reference: { place },
      url,
      allowed,
    } of dangling)
      if (place.level === level && (allowed === undefined || allowed.some((type) => missing.includes(type))))
        explained.add(url);
  }
  return dangling.filter(({ url }) => !explained.has(url));
}

/** What a bundle must hold and does not, so that UR-003, UR-021 or UR-110 reports it. */
function missingTypes(subject: Subject, level: "message" | "document"): readonly string[] {
  const held =
    level === "document" ? documentHolds : subject.kind === "acknowledgement" ? acknowledgementHolds : messageHolds;
  return held.filter((type) => subject.of(type, level).length === 0);
}

/** The details of an acknowledgement: what they point to may be missing (UR-116). */
function isAnswer({ kind }: Subject, { name, within }: Found<Reference>): boolean {
  return kind === "acknowledgement" && name === "details" && within?.name === "response";
}

/** The one reference to something outside: UR-006 says what it must be; in an acknowledgement, any web address. */
function isMessageDefinition({ kind }: Subject, { name, place }: Found<Reference>, url: string): boolean {
  return (
    name === "valueReference" &&
    place.type === "MessageHeader" &&
    (kind !== "acknowledgement" || /^https?:\/\/\S+$/.test(url))
  );
}

type Targets = ReadonlyMap<string, readonly string[]>;

/** By the address of the profile, and then by element. */
const targetsOfProfile = once((): ReadonlyMap<string, Targets> => {
  const urls = [...Object.values<string>(profiles), ...Object.values<string>(olderProfiles)];
  return new Map(urls.map((url) => [url, targetsIn(referenceTargets[nameOfProfile(url)])]));
});

function targetsIn(row = ""): Targets {
  return new Map(
    row.split(" ").map((target) => {
      const [element = "", types = ""] = target.split(":");
      return [element, types.split("|")];
    }),
  );
}

function targetsOf({ profile }: Place): Targets | undefined {
  return profile === undefined ? undefined : targetsOfProfile().get(profile);
}

function targetsAt(reference: Found<Reference>, ofProfile = targetsOf(reference.place)): readonly string[] | undefined {
  return (
    ofProfile?.get(elementOf(reference)) ??
    (reference.within === undefined ? undefined : targetsOfTypes[`${reference.within.type}.${reference.name}`])
  );
}

/** `section.entry`: the path below the resource, without indices. */
function elementOf({ name, within }: Met): string {
  return within === undefined ? name : `${elementOf(within)}.${name}`;
}

/**
 * The fullUrls that entries should have, by their ids and in lower case: where an entry has a wrong one, that is the
 * fault (see `entryNames`).
 */
function namesOfEntries({ places }: Subject): Set<string> {
  const names = new Set<string>();
  for (const { entry, resource } of places) {
    const name = prefix + (resource.id ?? "");
    if (entry !== undefined && entry.fullUrl !== name) names.add(name).add((entry.fullUrl ?? "").toLowerCase());
  }
  return names;
}

/** True for the one uuid address that an id makes. */
function endsWithId(url: string, id: string): boolean {
  return url.length === prefix.length + id.length && url.endsWith(id);
}

const idForm = formOf("id");

/** An id of the wrong form has its own issue. */
function isId(id: string | undefined): id is string {
  return id !== undefined && hasForm(id, idForm);
}
