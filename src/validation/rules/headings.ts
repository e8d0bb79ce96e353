import type { Coding, Resource, ResourceType } from "../../fhir/types.js";
import { headings, olderHeadings, type Heading } from "../../terminology/headings.js";
import { systems } from "../../terminology/systems.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";
import type { Place } from "../subject/place.js";
import { isPregnancyStatus } from "../subject/codes-of.js";

/** Which resources belong under a heading; under every other heading: ClinicalImpressions and social history. */
const underHeading: Partial<Record<Heading, readonly ResourceType[]>> = {
  "pregnancy-status": ["Observation"],
  "presenting-complaints-or-issues": ["Condition"],
  "procedures-and-therapies": ["ClinicalImpression", "Observation"],
};

/** UR-060: each piece of the record says which heading it belongs to, and there is a clinical summary. */
export const recordHeadings: Rule = {
  id: "UR-060",
  text:
    "Each ClinicalImpression, Condition and social-history Observation is tagged with one heading of the guide, " +
    "one where its type belongs; one is the clinical summary. An older heading is a warning.",
  source: "update-record.md, sections 5 and 10",
  severities: ["error", "warning"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const place of subject.places) addHeadings(place, found);
    const document = subject.of("Bundle", "message")[0];
    const impressions = subject.of("ClinicalImpression");
    // Where there is no ClinicalImpression at all, UR-021 reports that.
    if (document === undefined || impressions.length === 0) return;
    if (
      !impressions.some(({ resource }) => (resource.meta?.tag ?? []).some(({ code }) => code === "clinical-summary"))
    ) {
      found.push(
        errorOf(
          "UR-060",
          "required",
          document.path,
          "The document has no clinical summary: add a ClinicalImpression with the heading clinical-summary.",
          { expected: headings["clinical-summary"].code },
        ),
      );
    }
  },
};

const none: readonly Coding[] = [];

function addHeadings({ resource, path }: Place, found: Finding[]): void {
  let count = 0;
  let index = -1;
  for (const tag of resource.meta?.tag ?? none) {
    index += 1;
    if (!isHeading(tag)) continue;
    count += 1;
    if (count === 2)
      found.push(
        errorOf(
          "UR-060",
          "too-many",
          `${path}.meta.tag[${index}]`,
          "A resource has only one heading: make two resources where two headings are needed.",
        ),
      );
    const finding = oneTag(tag, `${path}.meta.tag[${index}]`, resource);
    if (finding !== undefined) found.push(finding);
  }
  if (count === 0 && needsHeading(resource)) {
    found.push(
      errorOf(
        "UR-060",
        "required",
        `${path}.meta.tag`,
        `The heading is missing: add a tag of system ${systems.recordStandardHeadings}.`,
        { expected: systems.recordStandardHeadings },
      ),
    );
  }
}

function oneTag({ system, code }: Coding, path: string, resource: Resource): Finding | undefined {
  if (system !== systems.recordStandardHeadings)
    return errorOf(
      "UR-060",
      "other-system",
      `${path}.system`,
      `The system is wrong: that of a heading is ${systems.recordStandardHeadings}.`,
      { expected: systems.recordStandardHeadings, received: system },
    );
  if (code === undefined) return errorOf("UR-060", "required", `${path}.code`, "The heading has no code: add it.");
  if (Object.hasOwn(olderHeadings, code))
    return warningOf(
      "UR-060",
      "older-heading",
      `${path}.code`,
      "The guide no longer has this heading: use another one.",
      { received: code },
    );
  if (!isKnown(code))
    return errorOf(
      "UR-060",
      "code-unknown",
      `${path}.code`,
      "Update Record does not have this heading: use one of the guide's headings.",
      { expected: Object.keys(headings), received: code },
    );
  return misplaced(code, `${path}.code`, resource);
}

/** A Condition has a heading of its own (UR-038). */
function misplaced(code: Heading, path: string, resource: Resource): Finding | undefined {
  const type = resource.resourceType;
  if (type === "Condition") return undefined;
  if (isPregnancyStatus(resource) && code !== "pregnancy-status") {
    return errorOf("UR-060", "heading-misplaced", path, "The heading of a pregnancy status must be pregnancy-status.", {
      expected: "pregnancy-status",
      received: code,
    });
  }
  const types = underHeading[code];
  if (types === undefined ? type === "ClinicalImpression" || isSocial(resource) : types.includes(type))
    return undefined;
  const say = types === undefined || type !== "ClinicalImpression" ? warningOf : errorOf;
  return say(
    "UR-060",
    "heading-misplaced",
    path,
    `The resource under this heading must be of type ${(types ?? ["ClinicalImpression"]).join(" or ")}.`,
    { received: code },
  );
}

function isKnown(code: string): code is Heading {
  return Object.hasOwn(headings, code);
}

/** Also under an address that was never published: two of NHS England's example fragments have one. */
function isHeading({ system }: Coding): boolean {
  return system === systems.recordStandardHeadings || system?.endsWith("RecordStandardHeadings") === true;
}

function needsHeading(resource: Resource): boolean {
  if (resource.resourceType === "ClinicalImpression" || resource.resourceType === "Condition") return true;
  return isSocial(resource) || isPregnancyStatus(resource);
}

function isSocial(resource: Resource): boolean {
  return (
    resource.resourceType === "Observation" &&
    (resource.category ?? []).some((concept) => (concept.coding ?? []).some(({ code }) => code === "social-history"))
  );
}
