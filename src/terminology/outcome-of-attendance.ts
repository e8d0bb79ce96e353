import type { Coding } from "./coding.js";
import { systems } from "./systems.js";

/** The code of an outcome of attendance. */
export type OutcomeOfAttendance = "1";

/**
 * How an attendance ended (`Encounter`, extension OutcomeOfAttendance). Source: the official examples of guide
 * 1.2.0-public-beta,
 * which give this one code and these words; the code system itself (CareConnect-OutcomeOfAttendance-1) is not published
 * beside the profiles.
 */
export const outcomesOfAttendance: Readonly<Record<OutcomeOfAttendance, Coding>> = {
  "1": {
    system: systems.outcomeOfAttendance,
    code: "1",
    display: "Discharged from Consultant's care (last attendance)",
  },
};
