import type { ValidateOptions } from "../../validation/options.js";
import type { Report } from "../../validation/report/report.js";
import { validateMessage } from "../../validation/validate-message.js";
import type { ExitCode } from "../command.js";
import type { Found } from "../files/find-files.js";
import { readSource, whyUnreadable } from "../read-source.js";
import type { Terminal } from "../terminal.js";
import type { Accepted } from "./accepted.js";

/** The result for a file, and its bytes where they could be read. */
export interface Checked {
  readonly file: string;
  readonly report: Report;
  readonly source: Uint8Array | undefined;
  /** What a baseline takes out of the report. */
  readonly accepted: readonly Accepted[];
}

/** Reads and validates one file. What cannot be read has a report too. */
export async function check(
  { name: file, missing }: Found,
  options: ValidateOptions,
  terminal: Terminal,
): Promise<Checked> {
  if (missing !== undefined) return unreadable(file, missing);
  let source: Uint8Array;
  try {
    source = await readSource(file, terminal);
  } catch (error) {
    return unreadable(file, whyUnreadable(error));
  }
  return { file, source, report: validateMessage(source, options), accepted: [] };
}

function unreadable(file: string, why: string): Checked {
  const message = `The file cannot be read: ${why}.`;
  const issues = [{ severity: "error", rule: "UR-001", code: "unreadable", message, path: "" }] as const;
  return { file, source: undefined, report: { kind: "unreadable", valid: false, issues }, accepted: [] };
}

/** 2 where a file is unreadable, else 1 where one is invalid. */
export function exitCodeOf(all: Iterable<Pick<Checked, "report">>): ExitCode {
  let exitCode: ExitCode = 0;
  for (const { report } of all) {
    if (report.kind === "unreadable") return 2;
    if (!report.valid) exitCode = 1;
  }
  return exitCode;
}
