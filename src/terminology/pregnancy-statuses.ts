import { type Coding, snomed } from "./systems.js";

/**
 * The only values that a pregnancy status may have (UR-062, CS-02). Source: Update Record guide 1.2.0-public-beta, its
 * table of codes; the guide's own example has the first code with the words of the second.
 */
export const pregnancyStatuses: Readonly<Record<"pregnant" | "not-pregnant", Coding>> = {
  pregnant: snomed("77386006", "Patient currently pregnant"),
  "not-pregnant": snomed("60001007", "Not pregnant"),
};

/** UR-062: pregnant or not pregnant; nothing else. */
export const pregnancyCodes: readonly string[] = Object.values(pregnancyStatuses).map(({ code }) => code);
