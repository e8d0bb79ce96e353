import { type Coding, snomed, systems } from "./systems.js";

/** What `Encounter.type` says (UR-031). Source: NHS England's three official service examples. */
export const encounterType: Coding = snomed("307778003", "Seen in primary care establishment");

/**
 * The role of the person who recorded the encounter (UR-031). Source: CodeSystem GPConnect-ParticipantType-1 1.0.0 of
 * 17 August 2020.
 */
export const participantType: Coding = { system: systems.participantType, code: "REC", display: "recorder" };

/** The code of a participation other than the recorder's. */
export type Participation = "SPRF" | "PPRF" | "PART";

/** The other roles in an encounter. Source: ValueSet GPConnect-ParticipantType-1 1.1.0 of 25 September 2020. */
export const participations: Readonly<Record<Participation, Coding>> = {
  SPRF: { system: systems.participationType, code: "SPRF", display: "secondary performer" },
  PPRF: { system: systems.participationType, code: "PPRF", display: "primary performer" },
  PART: { system: systems.participationType, code: "PART", display: "Participation" },
};

/** The code of an outcome of attendance. */
export type OutcomeOfAttendance = "1";

/**
 * How an attendance ended (`Encounter`, extension OutcomeOfAttendance). Source: the official examples of guide
 * 1.2.0-public-beta, which give this one code and these words; the code system itself
 * (CareConnect-OutcomeOfAttendance-1) is not published with the profiles.
 */
export const outcomesOfAttendance: Readonly<Record<OutcomeOfAttendance, Coding>> = {
  "1": {
    system: systems.outcomeOfAttendance,
    code: "1",
    display: "Discharged from Consultant's care (last attendance)",
  },
};
