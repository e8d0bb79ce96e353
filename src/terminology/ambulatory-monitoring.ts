import { type Coding, snomed } from "./systems.js";

/**
 * Ambulatory blood pressure monitoring: its report (UR-077), and that it was declined (UR-063).
 * Source: Update Record guide 1.2.0-public-beta, and its fragment for the second.
 */
export const ambulatoryMonitoring: Readonly<Record<"report" | "declined", Coding>> = {
  report: snomed("725956001", "Ambulatory blood pressure monitoring report"),
  declined: snomed("861231000000105", "Ambulatory blood pressure recording declined"),
};
