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
  check(subject) {
    const found = subject.places.flatMap(headingOf);
    const document = subject.of("Bundle", "message")[0];
    const summaries = subject.of("ClinicalImpression").filter(({ resource }) => (resource.meta?.tag ?? []).some(({ code }) => code === "clinical-summary"));
    if (document !== undefined && summaries.length === 0) found.push(errorOf("UR-060", "required", document.path, "The document has no clinical summary.", { expected: headings["clinical-summary"].code }));
    return found;
  },
};

function headingOf({ resource, path }: Place): readonly Finding[] {
  const tags = resource.meta?.tag ?? [];
  const found = tags.flatMap((tag, index) => oneTag(tag, `${path}.meta.tag[${index}]`, resource) ?? []);
  if (needsHeading(resource) && !tags.some(isHeading)) {
    found.push(errorOf("UR-060", "required", `${path}.meta.tag`, `This resource must be tagged with a heading of system ${systems.recordStandardHeadings}.`, { expected: systems.recordStandardHeadings }));
  }
  return found;
}

function oneTag({ system, code }: Coding, path: string, resource: Resource): Finding | undefined {
  if (!isHeading({ system })) return undefined;
  if (system !== systems.recordStandardHeadings) return errorOf("UR-060", "other-system", `${path}.system`, `The system of a heading is ${systems.recordStandardHeadings}.`, { expected: systems.recordStandardHeadings, received: system });
  if (code === undefined) return errorOf("UR-060", "required", `${path}.code`, "The heading has no code.");
  if (Object.hasOwn(olderHeadings, code)) return warningOf("UR-060", "older-heading", `${path}.code`, "The guide has taken this heading out.", { received: code });
  if (!Object.hasOwn(headings, code)) return errorOf("UR-060", "code-unknown", `${path}.code`, "Update Record does not have this heading.", { expected: Object.keys(headings), received: code });
  if (resource.resourceType === "Condition" && code !== complaint) return errorOf("UR-038", "fixed-value", `${path}.code`, `The heading of a Condition must be ${complaint}.`, { expected: complaint, received: code });
  return undefined;
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
