import { olderProfiles, profiles } from "../../terminology/profiles.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf } from "../report/finding.js";
import { nameOfProfile } from "../subject/profile-of.js";
import type { Place } from "../subject/place.js";
import type { Subject } from "../subject/subject.js";

interface Named {
  readonly place: Place;
  /** As it is written, and without spaces around it. */
  readonly written: string;
  readonly profile: string;
  readonly path: string;
  readonly wanted: string;
}

/** What resources name, except those that name their one profile as it is written: almost all do. */
function named(subject: Subject): readonly Named[] {
  const found: Named[] = [];
  for (const place of subject.places) {
    const { profile: wanted } = place;
    if (wanted === undefined || place.namesProfile) continue;
    for (const [index, written] of (place.resource.meta?.profile ?? []).entries()) {
      if (typeof written === "string")
        found.push({ place, written, profile: written.trim(), path: `${place.path}.meta.profile[${index}]`, wanted });
    }
  }
  return found;
}

/** The resources that do not name their own profile. */
function misnamed(subject: Subject): readonly Named[] {
  return named(subject).filter(
    ({ profile, wanted }) =>
      profile !== wanted && !(subject.kind === "other" && Object.values<string>(profiles).includes(profile)),
  );
}

function namesNone({ resource: { meta } }: Place): boolean {
  for (const profile of meta?.profile ?? []) if (typeof profile === "string") return false;
  return true;
}

function isOlder({ profile }: Named, { kind }: Subject): boolean {
  return kind === "acknowledgement" && Object.values<string>(olderProfiles).includes(profile);
}

/** UR-008: every resource names the one profile that it may have in its place. */
export const profileNames: Rule = {
  id: "UR-008",
  text:
    "Every resource names its profile in meta.profile, without spaces around the address, and it is the one that " +
    "the guide gives it.",
  source: "update-record.md, sections 1 and 10",
  severities: ["error"],
  appliesTo: ["update-record", "acknowledgement", "other"],
  check(subject, found) {
    for (const place of subject.places) {
      const { path, profile: wanted } = place;
      if (wanted !== undefined && !place.namesProfile && namesNone(place))
        found.push(
          errorOf(
            "UR-008",
            "required",
            `${path}.meta.profile`,
            `The profile is missing: the resource must name ${nameOfProfile(wanted)}.`,
            { expected: wanted },
          ),
        );
    }
    for (const { written, profile, path } of named(subject)) {
      if (written !== profile)
        found.push(
          errorOf(
            "UR-008",
            "spaces-around-profile",
            path,
            "There are spaces around the address of the profile: remove them.",
          ),
        );
    }
    for (const one of misnamed(subject)) {
      if (one.place.level === "document" || isOlder(one, subject)) continue;
      found.push(
        errorOf("UR-008", "profile-not-allowed", one.path, `The profile of this resource must be ${one.wanted}.`, {
          expected: one.wanted,
          received: one.profile,
        }),
      );
    }
  },
};

/** UR-022: a receiver rejects a message for one profile that is not from this guide. */
export const documentProfiles: Rule = {
  id: "UR-022",
  text:
    "No resource of a document names a profile other than the one that the guide gives its type, not even " +
    "CareConnect-GPC-Composition-1.",
  source: "update-record.md, sections 2 and 10",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { place, profile, path, wanted } of misnamed(subject)) {
      if (place.level === "document")
        found.push(
          errorOf(
            "UR-022",
            "profile-not-allowed",
            path,
            `The profile is wrong: that of this resource must be ${wanted}.`,
            { expected: wanted, received: profile },
          ),
        );
    }
  },
};

/** UR-116: older profiles of acknowledgements are accepted. */
export const olderProfile: Rule = {
  id: "UR-116",
  text: "The OperationOutcome names today's profile; an older one is read.",
  source: "update-record.md, section 9",
  severities: ["warning"],
  appliesTo: ["acknowledgement"],
  check(subject, found) {
    for (const one of misnamed(subject)) {
      if (!isOlder(one, subject)) continue;
      found.push(
        warningOf(
          "UR-116",
          "older-profile",
          one.path,
          `The profile is an older one; today's is ${nameOfProfile(one.wanted)}.`,
          { expected: one.wanted, received: one.profile },
        ),
      );
    }
  },
};
