import type { CodeableConcept, Encounter } from "../../fhir/types.js";
import type { HowSeenInput } from "../../consultation/how-seen.js";
import { systems, type Coding } from "../../terminology/systems.js";
import {
  encounterTypesTold,
  participantType,
  participations,
  outcomesOfAttendance,
  type OutcomeOfAttendance,
} from "../../terminology/encounter.js";
import { extensions, profiles } from "../../terminology/profiles.js";
import { keyIn, readConcept, takeConcept, wordsAgree } from "./concepts.js";
import { known } from "./known.js";
import type { AsFound } from "./received.js";
import type { Part } from "./part.js";
import { refersTo, takeFrame, type Reading } from "./reading.js";

/** What an Encounter holds besides who took part. */
interface EncounterFound {
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly seen?: AsFound<HowSeenInput>;
  readonly outcomeOfAttendance?: OutcomeOfAttendance;
}

/** UR-031. */
export function readEncounter(
  part: Part<Encounter>,
  reading: Pick<Reading, "composedAt" | "identifierSystem" | "patient" | "pharmacy">,
  service: Coding,
): EncounterFound {
  takeFrame(part, reading, profiles.encounter);
  part.is("status", "finished");
  const seen = readHowSeen(part.parts("type").find((type) => wordsAgree(type.bare)));
  for (const reason of part.parts("reason")) takeConcept(reason, service);
  refersTo(part.part("subject"), reading.patient);
  refersTo(part.part("serviceProvider"), reading.pharmacy);
  const outcome = part.parts("extension").find((one) => one.see("url") === extensions.outcomeOfAttendance);
  const outcomeOfAttendance = keyIn(outcome?.part("valueCodeableConcept"), outcomesOfAttendance);
  if (outcomeOfAttendance !== undefined) outcome?.text("url");
  const period = part.part("period");
  return known({ startedAt: period?.time("start"), endedAt: period?.time("end"), seen, outcomeOfAttendance });
}

function readHowSeen(type: Part<CodeableConcept> | undefined): AsFound<HowSeenInput> | undefined {
  return keyIn(type, encounterTypesTold) ?? readConcept(type, systems.snomed);
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

/** Takes what the recorder's participation says, with display and text if they say the same as the code. */
export function takeRecorder(part: Part<Encounter>, fullUrl: string, performs: boolean): void {
  const own = part.parts("participant").find((one) => one.see("individual")?.reference === fullUrl);
  refersTo(own?.part("individual"), fullUrl);
  for (const type of own?.parts("type") ?? []) {
    takeConcept(type, participantType);
    if (performs) takeConcept(type, participations.PPRF);
  }
}
