import type { PresentingComplaintInput } from "../../consultation/presenting-complaint.js";
import type { Condition } from "../../fhir/types.js";
import { profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import { readConcept, wordsAgree } from "./concepts.js";
import { known } from "./known.js";
import type { Part } from "./part.js";
import { among } from "./patient.js";
import { codeIn, headingOf, refersTo, takeFrame, takePlace, type Reading } from "./reading.js";
import type { AsFound } from "./received.js";

const statuses = ["active", "resolved"] as const;

/** True if the model can hold it: a complaint in SNOMED CT, active or resolved, that is not marked as in doubt. */
export function isComplaint(part: Part<Condition>): boolean {
  const { code, clinicalStatus, verificationStatus } = part.bare;
  const said = codeIn(code, systems.snomed) !== undefined && wordsAgree(code) && among(statuses)(clinicalStatus ?? "");
  return said && verificationStatus === undefined && headingOf(part) === "presenting-complaints-or-issues";
}

/** UR-038. */
export function readComplaint(part: Part<Condition>, reading: Reading): AsFound<PresentingComplaintInput> {
  takeFrame(part, reading, profiles.condition, "presenting-complaints-or-issues");
  takePlace(part, reading);
  part.is("assertedDate", reading.startedAt);
  refersTo(part.part("asserter"), reading.practitioner);
  const [bodySite] = part.parts("bodySite");
  return known({
    condition: readConcept(part.part("code"), systems.snomed),
    clinicalStatus: part.oneOf("clinicalStatus", among(statuses)),
    bodySite: readConcept(bodySite, systems.snomed),
  });
}
