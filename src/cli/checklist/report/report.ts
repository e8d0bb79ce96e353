import { createHash } from "node:crypto";
import { counted } from "../../../render/outline/sections.js";
import type { TestResult } from "../run-tests.js";
import type { ChecklistMesh } from "../mesh.js";
import type { Practices } from "../run.js";
import { version } from "../../version.js";
import { ruleDescriptions } from "../../../validation/rule-table.js";
import { controlsProvenBy, type ProvenControl } from "./controls.js";

/** One test, as report.json has it. */
export interface ReportedTest {
  readonly id: string;
  readonly group: string;
  readonly shows: string;
  readonly rules: readonly string[];
  readonly result: TestResult["result"];
  readonly expected: string;
  readonly came: string;
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly files: TestResult["files"];
}

/** The report of a run: report.json, and what the page and JUnit are made of. */
export interface ChecklistReport {
  /** Of this form; a change that breaks readers makes it 2. */
  readonly format: 1;
  /** False: the run was stopped before its end, and this is a part of it. */
  readonly complete: boolean;
  readonly startedAt: string;
  readonly endedAt: string;
  /** As it was typed. */
  readonly command: string;
  readonly mesh: {
    readonly address: string;
    readonly mailboxId: string;
    readonly odsCode: string;
    readonly practices: Practices;
  };
  readonly versions: {
    readonly library: string;
    readonly node: string;
    /** The release of NHS England's guide by which messages were built. */
    readonly guide: string;
    /** SHA-256 of the table of rules, `ruleDescriptions()` of the library: ids, texts and severities. */
    readonly rules: string;
    /** SHA-256 of the hazard log's data. */
    readonly hazards: string;
  };
  readonly totals: Readonly<Record<TestResult["result"], number>>;
  /** Items of the inbox that belonged to no message of this run: somebody else uses the mailbox. */
  readonly strangeItems: number;
  readonly tests: readonly ReportedTest[];
  readonly controls: readonly ProvenControl[];
}

/** What is known of a run besides its results. */
export interface RunFacts {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly complete: boolean;
  readonly command: string;
  readonly practices: Practices;
  readonly strangeItems: number;
}

/** The report of a run. */
export function reportOf(
  results: readonly TestResult[],
  { address, sender }: Pick<ChecklistMesh, "address" | "sender">,
  facts: RunFacts,
): ChecklistReport {
  const { sha256, controls } = controlsProvenBy(results);
  const count = (result: TestResult["result"]): number => results.filter((one) => one.result === result).length;
  return {
    format: 1,
    complete: facts.complete,
    startedAt: facts.startedAt.toISOString(),
    endedAt: facts.endedAt.toISOString(),
    command: facts.command,
    mesh: { address, mailboxId: sender.mailboxId, odsCode: sender.odsCode, practices: facts.practices },
    versions: {
      library: version(),
      node: process.version,
      guide: sender.release,
      rules: rulesSha256(),
      hazards: sha256,
    },
    totals: { passed: count("passed"), failed: count("failed"), "not-run": count("not-run") },
    strangeItems: facts.strangeItems,
    tests: results.map(({ test: { id, group, shows, rules }, startedAt, ...found }) => ({
      id,
      group,
      shows,
      rules,
      result: found.result,
      expected: found.expected,
      came: found.came,
      startedAt: startedAt.toISOString(),
      milliseconds: found.milliseconds,
      files: found.files,
    })),
    controls,
  };
}

function rulesSha256(): string {
  return createHash("sha256").update(JSON.stringify(ruleDescriptions())).digest("hex");
}

/** `75 tests: 74 passed, 1 failed, 0 not run`. */
export function totalsText({ passed, failed, "not-run": notRun }: ChecklistReport["totals"]): string {
  return `${counted(passed + failed + notRun, "test")}: ${passed} passed, ${failed} failed, ${notRun} not run`;
}
