import { pathwayMedicines } from "../../pathway-medicines/pathway-medicines.js";
import { renderReportJUnit } from "../../render/report/junit.js";
import { renderReportText } from "../../render/report/text.js";
import type { ValidateOptions } from "../../validation/options.js";
import type { Report } from "../../validation/report/report.js";
import { validateMessage } from "../../validation/validate-message.js";
import { InvalidValueError } from "../../errors.js";
import { jsonLine } from "../json-line.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { findFiles, type Found } from "../files/find-files.js";
import { readSource, whyUnreadable } from "../read-source.js";
import { releaseOf, releaseOption } from "./release-option.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

/** `update-record validate`: says whether files are valid messages. */
export const validate: Command = {
  usage: "FILE... [options]",
  about: [
    "Checks messages and acknowledgements (XML or FHIR JSON), each file on its own, in the order given.",
    "A folder stands for all .xml and .json files at any depth in it; a pattern may have *, ? and **.",
    "text shows each issue with its line, masks what could be patient data, and ends with a total.",
    "json is one object a line and file: file, kind, format (fhir-json, or left out), valid, issues",
    "(severity, rule, code, message, path, pointer, line, column, expected, received); kind is",
    "update-record, acknowledgement, other or unreadable.",
    "junit is one XML document: a test suite for each file, a test case for each rule that was broken.",
    "Exit code 1: a file is not valid. 2: a file is unreadable (it is missing, or is not readable XML or",
    "JSON).",
  ],
  options: [
    releaseOption("release to check against (default: the one that each message names)"),
    {
      name: "format",
      value: "FORMAT",
      allowed: ["text", "json", "junit"],
      text: "for a person (default), a program or a pipeline",
    },
    {
      name: "without",
      value: "ID",
      repeats: true,
      text: "leave out the warnings of a rule, such as CS-15; errors stay",
    },
    { name: "show-data", text: "show whole lines, with patient data (text only)" },
  ],
  run,
};

/** The result for a file, and its bytes where they could be read. */
interface Checked {
  readonly file: string;
  readonly report: Report;
  readonly source: Uint8Array | undefined;
}

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const { options, lists, operands } = input;
  if (operands.length === 0) throw new WrongUse("name at least one file, or - for standard input.");
  if (operands.filter((name) => name === "-").length > 1)
    throw new WrongUse("standard input can be read only once: name - once.");
  const format = options["format"] ?? "text";
  const showData = options["show-data"] !== undefined;
  if (showData && format !== "text")
    throw new WrongUse("--show-data works with --format text only: the other formats never hold patient data.");
  const release = releaseOf(input);
  const asked = {
    medicines: pathwayMedicines,
    withoutWarnings: lists["without"] ?? [],
    ...(release === undefined ? {} : { release }),
  };
  let exitCode: ExitCode = 0;
  const all: Checked[] = [];
  const quiet = options["quiet"] !== undefined;
  const counts: Counts = { valid: 0, invalid: 0, unreadable: 0 };
  for (const found of findFiles(operands)) {
    const checked = await check(found, asked, terminal);
    counts[resultOf(checked.report)] += 1;
    exitCode = worse(exitCode, checked.report);
    if (format === "junit") all.push(checked);
    else if (format === "json") terminal.out(lineOf(checked));
    else if (!quiet || !checked.report.valid) terminal.out(text(checked, showData));
  }
  if (format === "junit") terminal.out(renderReportJUnit(all.map(({ file, report }) => ({ name: file, report }))));
  if (format === "text" && !quiet) terminal.out(totalOf(counts));
  return exitCode;
}

type Counts = Record<"valid" | "invalid" | "unreadable", number>;

function resultOf({ kind, valid }: Report): keyof Counts {
  if (kind === "unreadable") return "unreadable";
  return valid ? "valid" : "invalid";
}

/** `12 files: 10 valid, 2 invalid`. One file needs no total. */
function totalOf({ valid, invalid, unreadable }: Counts): string {
  const files = valid + invalid + unreadable;
  const last = unreadable === 0 ? "" : `, ${unreadable} unreadable`;
  return files < 2 ? "" : `${files} files: ${valid} valid, ${invalid} invalid${last}\n`;
}

async function check({ name: file, missing }: Found, options: ValidateOptions, terminal: Terminal): Promise<Checked> {
  if (missing !== undefined) return unreadable(file, missing);
  let source: Uint8Array;
  try {
    source = await readSource(file, terminal);
  } catch (error) {
    return unreadable(file, whyUnreadable(error));
  }
  try {
    return { file, source, report: validateMessage(source, options) };
  } catch (error) {
    if (error instanceof InvalidValueError) throw new WrongUse(`--without ${error.reason}.`, { cause: error });
    throw error;
  }
}

function unreadable(file: string, why: string): Checked {
  const message = `The file cannot be read: ${why}.`;
  const issues = [{ severity: "error", rule: "UR-001", code: "unreadable", message, path: "" }] as const;
  return { file, source: undefined, report: { kind: "unreadable", valid: false, issues } };
}

function worse(exitCode: ExitCode, { kind, valid }: Report): ExitCode {
  if (exitCode === 2 || kind === "unreadable") return 2;
  return valid ? exitCode : 1;
}

function lineOf({ file, report: { kind, format, valid, issues } }: Checked): string {
  const rows = issues.map(({ severity, rule, code, message, path, pointer, line, column, expected, received }) => ({
    severity,
    rule,
    code,
    message,
    path,
    pointer,
    line,
    column,
    expected,
    received,
  }));
  return `${jsonLine({ file, kind, format, valid, issues: rows })}\n`;
}

function text({ file, report, source }: Checked, showData: boolean): string {
  return renderReportText(report, { name: file, showData, ...(source === undefined ? {} : { source }) });
}
