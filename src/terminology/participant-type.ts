import type { Coding } from "./coding.js";
import { systems } from "./systems.js";

/**
 * The role of who recorded the encounter (UR-031). Source: CodeSystem GPConnect-ParticipantType-1 1.0.0 of 17 August
 * 2020.
 */
export const participantType: Coding = { system: systems.participantType, code: "REC", display: "recorder" };

/** The code of a participation besides the recorder's. */
export type Participation = "SPRF" | "PPRF" | "PART";

/** The other roles in an encounter. Source: ValueSet GPConnect-ParticipantType-1 1.1.0 of 25 September 2020. */
export const participations: Readonly<Record<Participation, Coding>> = {
  SPRF: { system: systems.participationType, code: "SPRF", display: "secondary performer" },
  PPRF: { system: systems.participationType, code: "PPRF", display: "primary performer" },
  PART: { system: systems.participationType, code: "PART", display: "Participation" },
};
