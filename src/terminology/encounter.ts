import { type Coding, snomed, systems } from "./systems.js";

/** How the patient was seen, in the words for which a code is known. */
export type SeenAs = "in-person" | "telephone" | "video" | "remote";

/**
 * What `Encounter.type` says for each (UR-031). Source: NHS England's three official service examples (in person, at
 * the pharmacy), UK Core's value set EncounterType (by telephone, by video), the GP Connect Send Document example
 * (remotely, the means not said).
 */
export const encounterTypes: Readonly<Record<SeenAs, Coding>> = {
  "in-person": snomed("307778003", "Seen in primary care establishment"),
  telephone: snomed("386472008", "Telephone consultation"),
  video: snomed("307321000000107", "Video-link encounter"),
  remote: snomed("325871000000103", "Remote consultation encounter type"),
};

/**
 * The types that reading takes at their word. Senders have sent the one for "in person" as a constant, so it is read as
 * the coding that it is.
 */
export const encounterTypesTold: Readonly<Record<Exclude<SeenAs, "in-person">, Coding>> = {
  telephone: encounterTypes.telephone,
  video: encounterTypes.video,
  remote: encounterTypes.remote,
};

/** Types that are only read. Source: the GP Connect data model; an older pharmacy message of NHS England. */
export const encounterTypesOfOthers: readonly Coding[] = [
  snomed("325861000000105", "Face to face consultation encounter type"),
  snomed("325941000000100", "Face to face assessment encounter type"),
];

/**
 * The role of the person who recorded the encounter (UR-031). Source: CodeSystem GPConnect-ParticipantType-1 1.0.0 of
 * 17 August 2020.
 */
export const participantType: Coding = { system: systems.participantType, code: "REC", display: "recorder" };

/** The address of the value set: some senders give it in place of the system of its codes (UR-031). */
export const participantTypeValueSet = "https://fhir.nhs.uk/STU3/ValueSet/GPConnect-ParticipantType-1";

/** The code of a participation other than the recorder's. */
export type Participation = "SPRF" | "PPRF" | "PART";

/**
 * The other roles in an encounter: who performed, and everybody else; a secondary performer is only read. Source:
 * ValueSet GPConnect-ParticipantType-1 1.1.0 of 25 September 2020.
 */
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
