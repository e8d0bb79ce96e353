import type { Composition } from "../../fhir/types.js";
import type { Rule } from "./rule.js";
import { errorOf, type Finding } from "../report/finding.js";
import type { Place } from "../subject/place.js";
import type { Subject } from "../subject/subject.js";

const clinical: ReadonlySet<string> = new Set([
  "Encounter",
  "ClinicalImpression",
  "Observation",
  "Condition",
  "MedicationDispense",
]);

/** UR-030: the Composition is final, and its one section names everything clinical. */
export const composition: Rule = {
  id: "UR-030",
  text:
    "The status is final (a replacement: amended), and one section refers to the Encounter and every clinical " +
    "resource.",
  source: "update-record.md, section 3",
  severities: ["error"],
  appliesTo: ["update-record"],
  check(subject, found) {
    for (const place of subject.of("Composition", "document")) {
      const {
        resource: { status, relatesTo = [], section = [] },
        path,
      } = place;
      const wanted = relatesTo.length > 0 ? ["final", "amended"] : ["final"];
      if (status !== undefined && !wanted.includes(status)) {
        found.push(
          errorOf(
            "UR-030",
            "fixed-value",
            `${path}.status`,
            "The status is wrong: it must be final, or amended in a replacement.",
            { expected: wanted, received: status },
          ),
        );
      }
      if (section.length > 1)
        found.push(
          errorOf(
            "UR-030",
            "too-many",
            `${path}.section[1]`,
            "There is a second section: move its references into the first, the only one a Composition may have.",
          ),
        );
      addNotNamed(subject, place, found);
    }
  },
};

function addNotNamed(subject: Subject, place: Place<Composition>, found: Finding[]): void {
  const { section = [] } = place.resource;
  // Without any entry this is reported once, not once for every resource.
  if (section.every(({ entry = [] }) => entry.length === 0)) {
    if (section.length > 0)
      found.push(errorOf("UR-030", "required", `${place.path}.section[0].entry`, "The section has no references."));
    return;
  }
  const isNamed = new Uint8Array(subject.places.length);
  for (const { entry = [] } of section) {
    for (const one of entry) {
      const named = subject.resolve(place, one);
      if (named !== undefined) isNamed[named.order] = 1;
    }
  }
  for (const other of subject.places) {
    if (other.bundle !== place.bundle || !clinical.has(other.type) || isNamed[other.order] === 1) continue;
    found.push(
      errorOf(
        "UR-030",
        "not-in-section",
        other.path,
        "The section of the Composition does not refer to this resource, so no reader will show it: add it to " +
          "section.entry.",
      ),
    );
  }
}
