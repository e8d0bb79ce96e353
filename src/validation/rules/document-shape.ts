import type { ResourceType } from "../../fhir/types.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";
import type { Subject } from "../subject/subject.js";
import { documentHolds } from "./holds.js";

/** UR-020: FHIR's own rule for a document, beyond its profile. */
export const documentBundle: Rule = {
  id: "UR-020",
  text: "The document bundle says when it was last updated.",
  source: "update-record.md, section 2",
  severities: ["error"],
  appliesTo: ["update-record"],
  check(subject, found) {
    for (const { resource, path } of subject.of("Bundle", "message")) {
      if (resource.meta?.lastUpdated === undefined)
        found.push(
          errorOf(
            "UR-020",
            "required",
            `${path}.meta.lastUpdated`,
            "meta.lastUpdated is missing: a document must say when it was last updated.",
          ),
        );
    }
  },
};

/** What a document may hold more than once. */
const several: readonly ResourceType[] = ["Practitioner", "ClinicalImpression"];

/** UR-021: what a document holds. */
export const documentEntries: Rule = {
  id: "UR-021",
  text:
    "A document begins with its Composition and holds one each of Composition, Encounter, Patient and pharmacy " +
    "Organization, and at least one Practitioner and ClinicalImpression.",
  source: "update-record.md, section 2",
  severities: ["error"],
  appliesTo: ["update-record"],
  check(subject, found) {
    const document = subject.of("Bundle", "message")[0];
    if (document === undefined) return;
    const first = subject.places.find(({ level }) => level === "document");
    const composition = subject.of("Composition", "document")[0];
    if (first !== undefined && composition !== undefined && first.path !== composition.path) {
      found.push(
        errorOf(
          "UR-021",
          "wrong-order",
          first.path,
          "The Composition is not the first entry of the document: move it there.",
        ),
      );
    }
    for (const type of documentHolds)
      counted(subject, type, several.includes(type) ? Infinity : 1, document.path, found);
  },
};

function counted(subject: Subject, type: ResourceType, most: number, path: string, found: Finding[]): void {
  const alike = subject.of(type, "document");
  if (alike.length === 0)
    found.push(errorOf("UR-021", "required", path, `The document has no ${type}: add it.`, { expected: type }));
  if (alike.length <= most) return;
  for (const extra of alike.slice(most))
    found.push(
      errorOf(
        "UR-021",
        "too-many",
        extra.path,
        `There is a second ${type}: take it out, since the document may hold only one.`,
      ),
    );
}

/** UR-022: a receiver rejects the whole message for one resource that is not allowed. */
export const documentTypes: Rule = {
  id: "UR-022",
  text: "A document holds only the types of resource that the guide names, and no contained resources.",
  source: "update-record.md, section 2",
  severities: ["error"],
  appliesTo: ["update-record"],
  check(subject, found) {
    for (const place of subject.places) {
      if ((place.level === "document" || place.level === "deeper") && place.profile === undefined) {
        found.push(
          errorOf(
            "UR-022",
            "resource-not-allowed",
            place.path,
            `A receiver rejects a message that holds a resource of type ${place.type}: take it out.`,
          ),
        );
      }
      if (place.isContainer) {
        found.push(
          errorOf(
            "UR-022",
            "resource-not-allowed",
            `${place.path}.contained`,
            "A resource is contained in another: make it an entry of its own, and refer to it.",
          ),
        );
      }
    }
  },
};

/** UR-023: structured resources only. */
export const noNarrative: Rule = {
  id: "UR-023",
  text: "No section has a text; a narrative of a resource is a warning.",
  source: "update-record.md, section 2",
  severities: ["error", "warning"],
  appliesTo: ["update-record"],
  check(subject, found) {
    for (const { resource, path } of subject.of("Composition", "document")) {
      for (const [index, section] of (resource.section ?? []).entries()) {
        if (section.text !== undefined)
          found.push(
            errorOf(
              "UR-023",
              "forbidden",
              `${path}.section[${index}].text`,
              "The section has a narrative: take it out, since a section holds references only.",
            ),
          );
      }
    }
    for (const { resource, path, level } of subject.places) {
      if (level === "document" && "text" in resource) {
        found.push(
          warningOf(
            "UR-023",
            "narrative",
            `${path}.text`,
            "Receivers use structured resources only, so this narrative may never be read: put it into a " +
              "resource, and take it out.",
          ),
        );
      }
    }
  },
};
