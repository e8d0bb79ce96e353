import type { Encounter } from "../../fhir/types.js";
import type { Coding } from "../../terminology/systems.js";
import {
  encounterType,
  participantType,
  outcomesOfAttendance,
  type OutcomeOfAttendance,
} from "../../terminology/encounter.js";
import { extensions, profiles } from "../../terminology/profiles.js";
import { keyIn, takeConcept } from "./concepts.js";
import { known } from "./known.js";
import type { Part } from "./part.js";
import { refersTo, takeFrame, type Reading } from "./reading.js";

/** UR-031: what the Encounter holds besides who took part. */
export function readEncounter(
  part: Part<Encounter>,
  reading: Pick<Reading, "composedAt" | "identifierSystem" | "patient" | "pharmacy">,
  service: Coding,
): { readonly startedAt?: string; readonly endedAt?: string; readonly outcomeOfAttendance?: OutcomeOfAttendance } {
  takeFrame(part, reading, profiles.encounter);
  part.is("status", "finished");
  for (const type of part.parts("type")) takeConcept(type, encounterType);
  for (const reason of part.parts("reason")) takeConcept(reason, service);
  refersTo(part.part("subject"), reading.patient);
  refersTo(part.part("serviceProvider"), reading.pharmacy);
  const outcome = part.parts("extension").find((one) => one.see("url") === extensions.outcomeOfAttendance);
  const outcomeOfAttendance = keyIn(outcome?.part("valueCodeableConcept"), outcomesOfAttendance);
  if (outcomeOfAttendance !== undefined) outcome?.text("url");
  const period = part.part("period");
  return known({ startedAt: period?.text("start"), endedAt: period?.text("end"), outcomeOfAttendance });
}

/** The address of the recorder. It is not taken if nobody in the document has it. */
export function recorderOf(part: Part<Encounter>): string | undefined {
  const recorder = part
    .parts("participant")
    .find((one) => (one.see("type") ?? []).some((type) => (type.coding ?? []).some(isRecorder)));
  return recorder?.see("individual")?.reference;
}

function isRecorder({ system, code }: { readonly system?: string; readonly code?: string }): boolean {
  return system?.trim() === participantType.system && code?.trim() === participantType.code;
}

/** Takes the participation of the recorder, with its display and text if they say the same as the code. */
export function takeRecorder(part: Part<Encounter>, fullUrl: string): void {
  const own = part.parts("participant").find((one) => one.see("individual")?.reference === fullUrl);
  refersTo(own?.part("individual"), fullUrl);
  for (const type of own?.parts("type") ?? []) takeConcept(type, participantType);
}
