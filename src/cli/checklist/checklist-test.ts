import type { Run } from "./run.js";

/** The groups of tests, by the names that `--only` takes. */
export const groups: Readonly<Record<GroupName, string>> = {
  services: "One message of each service reaches the practice, and the practice knows the patient",
  responses: "Every response code that a practice can give is understood",
  routing: "What MESH reports about a message that it could not deliver is understood",
  missing: "An answer that does not come, or cannot be read, is noticed",
  replacement: "A message is replaced, and the replacement is replaced",
  fallback: "A practice that does not take Update Record gets the consultation another way",
  numbers: "Answers of NHS England's simulator by the NHS numbers that it publishes",
  safety: "What is unsafe or wrong is found before it is sent",
  files: "Messages and consultations of your own",
  volume: "Many messages at a time: none is lost",
};
export type GroupName =
  | "services"
  | "responses"
  | "routing"
  | "missing"
  | "replacement"
  | "fallback"
  | "numbers"
  | "safety"
  | "files"
  | "volume";

/** A file of evidence. Its name is relative to the report's folder, or for a supplier's own file as they gave it. */
export interface EvidenceFile {
  readonly name: string;
  /** Of its bytes, in hex. */
  readonly sha256: string;
}

/** What came of a test. `not-run`: it could not be tried here, and `came` says why. */
export interface Found {
  readonly result: "passed" | "failed" | "not-run";
  readonly expected: string;
  readonly came: string;
  readonly files: readonly EvidenceFile[];
}

/** One test of the checklist. */
export interface ChecklistTest {
  /** Stable, and unique: a report of next year is compared by it. */
  readonly id: string;
  readonly group: GroupName;
  /** The supplier's own file that it is about. */
  readonly file?: string;
  /** A sentence: what it shows when it has passed. */
  readonly shows: string;
  /** The rules that it proves. */
  readonly rules: readonly string[];
  /**
   * `together` with others. `silent`: also, but it ends only when an answer is overdue. `alone`: after all others,
   * since it measures, or changes what is known of a practice.
   */
  readonly when: "together" | "silent" | "alone";
  run(run: Run): Promise<Found>;
}

/** A test that could not be tried, and why. */
export function notRun(expected: string, why: string): Found {
  return { result: "not-run", expected, came: `not run: ${why}`, files: [] };
}
