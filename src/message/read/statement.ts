import type { ClinicalImpression } from "../../fhir/types.js";
import type { Heading } from "../../terminology/headings.js";
import { profiles } from "../../terminology/profiles.js";
import { statementRows } from "../compose/clinical-impression.js";
import type { Part } from "./part.js";
import { headingOf, refersTo, takeFrame, takePlace, type Reading } from "./reading.js";

/** The heading of a statement that the model has, with text and not withdrawn; undefined for any other. */
export function statementHeading(part: Part<ClinicalImpression>): Heading | undefined {
  const { summary, status } = part.bare;
  const row = statementRows.find(({ heading }) => heading === headingOf(part));
  return summary === undefined || status !== "completed" ? undefined : row?.heading;
}

/** UR-037. */
export function readStatement(part: Part<ClinicalImpression>, heading: Heading, reading: Reading): string {
  takeFrame(part, reading, profiles.clinicalImpression, heading);
  takePlace(part, reading);
  part.is("status", "completed");
  part.is("date", reading.startedAt);
  refersTo(part.part("assessor"), reading.practitioner);
  return part.text("summary") ?? "";
}
