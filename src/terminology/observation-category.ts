import type { Coding } from "./coding.js";
import { systems } from "./systems.js";

/** `Observation.category` (UR-036). Source: system and displays as in the official examples of guide 1.2.0-public-beta. */
export const observationCategories = {
  "vital-signs": { system: systems.observationCategory, code: "vital-signs", display: "Vital Signs" },
  "social-history": { system: systems.observationCategory, code: "social-history", display: "Social History" },
} as const satisfies Record<string, Coding>;

/** The code of an observation category. */
export type ObservationCategory = keyof typeof observationCategories;
