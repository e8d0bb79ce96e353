import { pathwayMedicines } from "../../pathway-medicines/pathway-medicines.js";
import type { Release } from "../../terminology/release.js";
import type { MessageKind, Report } from "../../validation/report.js";
import { validateMessage } from "../../validation/validate-message.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { issueLine } from "../issue-line.js";
import { readSource, whyUnreadable } from "../read-source.js";
import { releaseOf, releaseOption } from "../release-option.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

/** `update-record validate`: is this a valid message? */
export const validate: Command = {
  usage: "FILE... [--release 1.2.1|1.2.0] [--format text|json]",
  about: [
    "Checks messages and acknowledgements, each file for itself, in the order given.",
    "json is one object a line and file: file, kind, valid, issues (severity, rule, code, message, path,",
    "line, column); kind is update-record, acknowledgement, other or unreadable.",
    "Exit code 1: a file is not valid. 2: a file is unreadable (no such file, or no XML that can be",
    "read).",
  ],
  options: [
    releaseOption("the release to hold messages against (default: whichever each follows)"),
    { name: "format", value: "FORMAT", allowed: ["text", "json"], text: "for a person (default) or for a program" },
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const { options, operands } = input;
  if (operands.length === 0) throw new WrongUse("name at least one file, or - for standard input.");
  if (operands.filter((name) => name === "-").length > 1) throw new WrongUse("standard input can be read once only.");
  const print = options["format"] === "json" ? jsonLine : textLines;
  let exitCode: ExitCode = 0;
  for (const file of operands) {
    const report = await check(file, releaseOf(input), terminal);
    terminal.out(print(file, report));
    exitCode = worse(exitCode, report);
  }
  return exitCode;
}

async function check(file: string, release: Release | undefined, terminal: Terminal): Promise<Report> {
  let bytes: Uint8Array;
  try {
    bytes = await readSource(file, terminal);
  } catch (error) {
    const message = `The file cannot be read: ${whyUnreadable(error)}.`;
    return { kind: "unreadable", valid: false, issues: [{ severity: "error", rule: "UR-001", code: "unreadable", message, path: "" }] };
  }
  return validateMessage(bytes, { medicines: pathwayMedicines, ...(release === undefined ? {} : { release }) });
}

function worse(exitCode: ExitCode, { kind, valid }: Report): ExitCode {
  if (exitCode === 2 || kind === "unreadable") return 2;
  return valid ? exitCode : 1;
}

function jsonLine(file: string, { kind, valid, issues }: Report): string {
  const rows = issues.map(({ severity, rule, code, message, path, line, column, expected, received }) => ({ severity, rule, code, message, path, line, column, expected, received }));
  return `${JSON.stringify({ file, kind, valid, issues: rows })}\n`;
}

const kindWords: Readonly<Record<MessageKind, string>> = {
  "update-record": "Update Record message",
  acknowledgement: "acknowledgement",
  other: "neither an Update Record message nor an acknowledgement",
  unreadable: "unreadable",
};

function textLines(file: string, { kind, valid, issues }: Report): string {
  const verdict = valid ? "valid" : "NOT VALID";
  return [`${file}: ${verdict}, ${kindWords[kind]}`, ...issues.map((issue) => `  ${issueLine(issue)}`), ""].join("\n");
}
