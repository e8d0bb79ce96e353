import type { Coding } from "./coding.js";
import { systems } from "./systems.js";

/** The role of who recorded the encounter (UR-031). Source: CodeSystem GPConnect-ParticipantType-1 1.0.0 of 17 August 2020. */
export const participantType: Coding = { system: systems.participantType, code: "REC", display: "recorder" };
