import { olderProfiles, profiles } from "../../terminology/profiles.js";
import { errorOf, warningOf, type Finding, type Rule } from "../finding.js";
import { nameOfProfile, profileOf } from "../profile-of.js";
import type { Place, Subject } from "../subject.js";

/** UR-008 and UR-022: every resource names the one profile that it may have where it stands. */
export const profileNames: Rule = {
  id: "UR-008",
  text: "Every resource names its profile in meta.profile, without spaces around the address, and it is the one that the guide gives it.",
  source: "update-record.md, sections 1, 2 and 10",
  appliesTo: ["update-record", "acknowledgement", "other"],
  *check(subject) {
    for (const place of subject.places) {
      const wanted = profileOf(place, subject.kind);
      if (wanted !== undefined && !namesIt(place, wanted)) yield* oneResource(place, subject, wanted);
    }
  },
};

/** As almost every resource does: its profile alone, and as it is written. */
function namesIt({ resource: { meta } }: Place, wanted: string): boolean {
  return meta?.profile?.length === 1 && meta.profile[0] === wanted;
}

function* oneResource(place: Place, subject: Subject, wanted: string): Generator<Finding> {
  const named = (place.resource.meta?.profile ?? []).filter((profile) => profile !== null);
  if (named.length === 0) yield errorOf("UR-008", "required", `${place.path}.meta.profile`, `The resource must name its profile, ${nameOfProfile(wanted)}.`, { expected: wanted });
  for (const [index, profile] of named.entries()) {
    const path = `${place.path}.meta.profile[${index}]`;
    const trimmed = profile.trim();
    if (trimmed !== profile) yield errorOf("UR-008", "spaces-around-profile", path, "There are spaces around the address of the profile: take them away.");
    if (trimmed === wanted || (subject.kind === "other" && Object.values<string>(profiles).includes(trimmed))) continue;
    if (subject.kind === "acknowledgement" && Object.values<string>(olderProfiles).includes(trimmed)) {
      yield warningOf("UR-116", "older-profile", path, `The profile is an older one; today's is ${nameOfProfile(wanted)}.`, { expected: wanted, received: trimmed });
      continue;
    }
    const rule = place.level === "document" ? "UR-022" : "UR-008";
    yield errorOf(rule, "profile-not-allowed", path, `The profile of this resource must be ${wanted}.`, { expected: wanted, received: trimmed });
  }
}
