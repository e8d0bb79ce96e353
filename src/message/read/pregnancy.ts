import type { PregnancyStatus } from "../../consultation/observations/pregnancy-status.js";
import type { Observation } from "../../fhir/types.js";
import { pregnancyStatuses } from "../../terminology/pregnancy-statuses.js";
import { systems } from "../../terminology/systems.js";
import { takeConcept, wordsAgree } from "./concepts.js";
import { takeObservationBase } from "./observation-base.js";
import type { Part } from "./part.js";
import { codeIn, headingOf, type Reading } from "./reading.js";

/**
 * UR-062: what the patient answered; it takes nothing and returns undefined if code and display contradict each other
 * (CS-01: as in NHS England's own example), or if it has a time other than the start of the consultation.
 */
export function readPregnancyStatus(part: Part<Observation>, reading: Reading): PregnancyStatus | undefined {
  const { code } = part.bare;
  const status = (Object.keys(pregnancyStatuses) as PregnancyStatus[]).find(
    (one) => pregnancyStatuses[one].code === codeIn(code, systems.snomed),
  );
  if (
    status === undefined ||
    !wordsAgree(code) ||
    !textAgrees(code?.text, status) ||
    headingOf(part) !== "pregnancy-status"
  )
    return undefined;
  if (![undefined, reading.startedAt].includes(part.see("effectiveDateTime"))) return undefined;
  takeConcept(part.part("code"), pregnancyStatuses[status]);
  part.is("effectiveDateTime", reading.startedAt);
  takeObservationBase(part, reading, { category: "social-history", heading: "pregnancy-status" });
  return status;
}

/** The text is the same, or the same with its semantic tag. */
function textAgrees(text: string | undefined, status: PregnancyStatus): boolean {
  const words = pregnancyStatuses[status].display.toLowerCase();
  const said = text?.replace(/\s+/gu, " ").trim().toLowerCase();
  return said === undefined || said === words || said === `${words} (finding)`;
}
