import { pathwayMedicines } from "../../pathway-medicines/pathway-medicines.js";
import { renderReportJUnit } from "../../render/report/junit.js";
import { renderReportText } from "../../render/report/text.js";
import type { ValidateOptions } from "../../validation/options.js";
import type { Report } from "../../validation/report/report.js";
import { validateMessage } from "../../validation/validate-message.js";
import { InvalidValueError } from "../../errors.js";
import { jsonLine } from "../json-line.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { readSource, whyUnreadable } from "../read-source.js";
import { releaseOf, releaseOption } from "./release-option.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

/** `update-record validate`: says whether files are valid messages. */
export const validate: Command = {
  usage: "FILE... [options]",
  about: [
    "Checks messages and acknowledgements (XML or FHIR JSON), each file on its own, in the order given.",
    "text shows each issue with its line, and masks what could be patient data.",
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
  for (const file of operands) {
    const checked = await check(file, asked, terminal);
    exitCode = worse(exitCode, checked.report);
    if (format === "junit") all.push(checked);
    else terminal.out(format === "json" ? lineOf(checked) : text(checked, showData));
  }
  if (format === "junit") terminal.out(renderReportJUnit(all.map(({ file, report }) => ({ name: file, report }))));
  return exitCode;
}

async function check(file: string, options: ValidateOptions, terminal: Terminal): Promise<Checked> {
  let source: Uint8Array;
  try {
    source = await readSource(file, terminal);
  } catch (error) {
    const message = `The file cannot be read: ${whyUnreadable(error)}.`;
    return {
      file,
      source: undefined,
      report: {
        kind: "unreadable",
        valid: false,
        issues: [{ severity: "error", rule: "UR-001", code: "unreadable", message, path: "" }],
      },
    };
  }
  try {
    return { file, source, report: validateMessage(source, options) };
  } catch (error) {
    if (error instanceof InvalidValueError) throw new WrongUse(`--without ${error.reason}.`, { cause: error });
    throw error;
  }
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
