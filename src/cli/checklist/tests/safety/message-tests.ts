import { buildMessage } from "../../../../build-message.js";
import { parseConsultation } from "../../../../consultation/parse-consultation.js";
import { pathwayMedicines } from "../../../../pathway-medicines/pathway-medicines.js";
import type { Issue, Severity } from "../../../../validation/report/report.js";
import { validateMessage } from "../../../../validation/validate-message.js";
import type { ChecklistTest, Found } from "../../checklist-test.js";
import { rightConsultation, type LocalRun } from "./base.js";

/** What a rule finds in a message that was right before its XML was edited. */
export interface MessageRow {
  readonly rule: string;
  /** What is wrong after the edit, in words that follow "a message in which". */
  readonly about: string;
  /** The service of the right message. */
  readonly base: string;
  /** Where in its XML the edit begins to look; without it at the start. */
  readonly from?: string;
  /** What is found there, and what is put in its place. */
  readonly edit: readonly [find: RegExp, put: string];
  readonly expected: Exclude<Severity, "information">;
}

/** A test for a row: the edited message is found wrong, and the one that was built is not. */
export function messageTest(row: MessageRow): ChecklistTest {
  return {
    id: `safety-${row.rule.toLowerCase()}`,
    group: "safety",
    shows: `Validation finds a message in which ${row.about}`,
    rules: [row.rule],
    when: "together",
    run: (run) => Promise.resolve(judgedRow(row, run)),
  };
}

function judgedRow({ rule, base, from = "", edit, expected: severity }: MessageRow, run: LocalRun): Found {
  const right = xmlOf(base, run);
  const start = right.indexOf(from);
  const wrong = right.slice(0, start) + right.slice(start).replace(...edit);
  const before = issuesOf(right, rule);
  const found = issuesOf(wrong, rule).filter((issue) => issue.severity === severity);
  const isEdited = wrong !== right;
  return {
    result: isEdited && before.length === 0 && found.length > 0 ? "passed" : "failed",
    expected: `${rule} ${severity}; nothing of it without the edit`,
    came: isEdited
      ? (found.length === 0 ? `no ${rule} ${severity}` : `${rule} ${severity} at ${found.map(placeOf).join(", ")}`) +
        `; ${before.length === 0 ? "nothing of it" : "the same"} without the edit`
      : "the edit changed nothing",
    files: [],
  };
}

/** The message of this service's right consultation. */
export function xmlOf(service: string, run: LocalRun): string {
  const { sender, now } = run;
  const safety = { medicines: pathwayMedicines };
  return buildMessage(parseConsultation(rightConsultation(service, run)), { sender, clock: () => now, safety }).xml;
}

function issuesOf(xml: string, rule: string): readonly Issue[] {
  return validateMessage(xml, { medicines: pathwayMedicines }).issues.filter((issue) => issue.rule === rule);
}

function placeOf({ path }: Issue): string {
  return path === "" ? "the whole text" : path;
}
