import { systems, type Coding } from "./systems.js";

/** The code of an observation category. */
export type ObservationCategory = "vital-signs" | "social-history";

/**
 * `Observation.category` (UR-036). Source: system and displays as in the official examples of guide 1.2.0-public-beta.
 */
export const observationCategories: Readonly<Record<ObservationCategory, Coding>> = {
  "vital-signs": { system: systems.observationCategory, code: "vital-signs", display: "Vital Signs" },
  "social-history": { system: systems.observationCategory, code: "social-history", display: "Social History" },
};
