import type { Coding, Resource } from "../../fhir/types.js";
import { headings, olderHeadings } from "../../terminology/headings.js";
import { systems } from "../../terminology/systems.js";
import { errorOf, warningOf, type Finding, type Rule } from "../finding.js";
import type { Place } from "../subject.js";
import { isPregnancyStatus } from "./pregnancy.js";

const complaint = headings["presenting-complaints-or-issues"].code;

/** UR-060: each piece of the record says which heading it belongs to, and there is a clinical summary. */
export const recordHeadings: Rule = {
  id: "UR-060",
  text: "Each ClinicalImpression, Condition and social-history Observation is tagged with a heading of the guide; one is the clinical summary.",
  source: "update-record.md, sections 5 and 10",
  appliesTo: ["update-record", "other"],
  *check(subject) {
    for (const place of subject.places) yield* headingOf(place);
    const document = subject.of("Bundle", "message")[0];
    const summaries = subject.of("ClinicalImpression").filter(({ resource }) => (resource.meta?.tag ?? []).some(({ code }) => code === "clinical-summary"));
    if (document !== undefined && summaries.length === 0) yield errorOf("UR-060", "required", document.path, "The document has no clinical summary.", { expected: headings["clinical-summary"].code });
  },
};

function* headingOf({ resource, path }: Place): Generator<Finding> {
  const tags = resource.meta?.tag ?? [];
  for (const [index, tag] of tags.entries()) yield* oneTag(tag, `${path}.meta.tag[${index}]`, resource);
  if (needsHeading(resource) && !tags.some(isHeading)) {
    yield errorOf("UR-060", "required", `${path}.meta.tag`, `This resource must be tagged with a heading of system ${systems.recordStandardHeadings}.`, { expected: systems.recordStandardHeadings });
  }
}

function* oneTag({ system, code }: Coding, path: string, resource: Resource): Generator<Finding> {
  if (!isHeading({ system })) return;
  if (system !== systems.recordStandardHeadings) yield errorOf("UR-060", "other-system", `${path}.system`, `The system of a heading is ${systems.recordStandardHeadings}.`, { expected: systems.recordStandardHeadings, received: system });
  else if (code === undefined) yield errorOf("UR-060", "required", `${path}.code`, "The heading has no code.");
  else if (Object.hasOwn(olderHeadings, code)) yield warningOf("UR-060", "older-heading", `${path}.code`, "The guide has taken this heading out.", { received: code });
  else if (!Object.hasOwn(headings, code)) yield errorOf("UR-060", "code-unknown", `${path}.code`, "Update Record does not have this heading.", { expected: Object.keys(headings), received: code });
  else if (resource.resourceType === "Condition" && code !== complaint) yield errorOf("UR-038", "fixed-value", `${path}.code`, `The heading of a Condition must be ${complaint}.`, { expected: complaint, received: code });
}

/** Also under an address that it was never published by: two fragments of NHS England's have one. */
function isHeading({ system }: { readonly system?: string | undefined; readonly code?: string | undefined }): boolean {
  return system?.endsWith("RecordStandardHeadings") ?? false;
}

function needsHeading(resource: Resource): boolean {
  if (resource.resourceType === "ClinicalImpression" || resource.resourceType === "Condition") return true;
  if (resource.resourceType !== "Observation") return false;
  const social = (resource.category ?? []).some((concept) => (concept.coding ?? []).some(({ code }) => code === "social-history"));
  return social || isPregnancyStatus(resource);
}
