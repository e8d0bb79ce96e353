import type { ValidateOptions } from "../../validation/options.js";
import { checkSafetyOptions } from "../../validation/safety/check-safety-options.js";
import { pathwayMedicines } from "../../pathway-medicines/pathway-medicines.js";
import { coloured, isColoured } from "../colour/coloured.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { counting } from "../counting.js";
import type { Terminal } from "../terminal.js";
import type { Baseline } from "../validate/baseline.js";
import { exitCodeOf } from "../validate/checked.js";
import { sessionOf, type Session } from "../validate/session.js";
import { explainLine, totalOf } from "../validate/totals.js";
import { formats, writeDocument, writeResult, type Format, type WriteOptions } from "../validate/write-results.js";
import { WrongUse } from "../wrong-use.js";
import { releaseOf, releaseOption } from "./release-option.js";

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
    "sarif is one SARIF 2.1.0 log. github is a command of GitHub's workflows for each issue.",
    "A baseline lists issues that are known and accepted for now: entries of rule, code, file or path,",
    "reason, person and expires (schemas/baseline.schema.json). An error of clinical safety, or about",
    "whose record it is, pregnancy, or what was measured or supplied, cannot be in it.",
    "With --watch it goes on: whatever is saved is checked again, until Ctrl-C.",
    "Exit code 1: a file is not valid. 2: a file is unreadable (it is missing, or is not readable XML or",
    "JSON), or an entry of the baseline is refused.",
  ],
  options: [
    releaseOption("release to check against (default: that of each message)"),
    { name: "format", value: "FORMAT", allowed: formats, text: "for a person, a program or a pipeline" },
    {
      name: "without",
      value: "ID",
      repeats: true,
      text: "leave out the warnings of a rule, such as CS-15",
    },
    { name: "baseline", value: "FILE", text: "leave out what this file (JSON) accepts until its day" },
    { name: "watch", text: "check again whatever is saved (text and json only)" },
    { name: "show-data", text: "show whole lines, with patient data (text only)" },
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const { options, lists, operands } = input;
  const format = formats.find((name) => name === options["format"]) ?? "text";
  const watch = options["watch"] !== undefined;
  refuseWrongUse(input, format);
  const withoutWarnings = lists["without"] ?? [];
  await refuseWithout(withoutWarnings);
  const release = releaseOf(input);
  const validateOptions: ValidateOptions = {
    medicines: pathwayMedicines,
    withoutWarnings,
    ...(release === undefined ? {} : { release }),
  };
  const baseline = await baselineOf(options["baseline"], terminal);
  const write: WriteOptions = {
    format,
    quiet: options["quiet"] !== undefined,
    showData: options["show-data"] !== undefined,
    colour: isColoured(terminal),
  };
  const session = sessionOf(operands, {
    validate: validateOptions,
    baseline,
    terminal,
    counting: (all) => counting("validate", "checked", all, terminal),
  });
  if (watch) await watchUntilStopped(operands, session, write, terminal);
  else {
    await session.look((checked) => {
      writeResult(checked, write, terminal);
    });
    await writeDocument(session.results(), format, terminal);
    writeEnd(session, write, terminal);
  }
  for (const remark of baseline?.remarks() ?? []) terminal.note(`update-record validate: ${remark}\n`);
  const refusals = baseline?.refusals() ?? [];
  for (const refusal of refusals) terminal.err(`update-record validate: ${refusal}\n`);
  return refusals.length > 0 ? 2 : exitCodeOf(session.results());
}

/** What cannot go together. @throws WrongUse */
function refuseWrongUse({ options, operands }: CommandInput, format: Format): void {
  if (operands.length === 0) throw new WrongUse("name at least one file, or - for standard input.");
  if (operands.filter((name) => name === "-").length > 1)
    throw new WrongUse("standard input can be read only once: name - once.");
  if (options["show-data"] !== undefined && format !== "text")
    throw new WrongUse("--show-data works with --format text only: the other formats never hold patient data.");
  if (options["watch"] === undefined) return;
  if (operands.includes("-")) throw new WrongUse("--watch needs files or folders: standard input is read once.");
  if (format !== "text" && format !== "json")
    throw new WrongUse(`--watch goes on writing, and ${format} is one document: use --format text or json.`);
}

/** A rule that gives no warnings, or that there is not, leaves nothing out: the words say why. @throws WrongUse */
async function refuseWithout(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    try {
      checkSafetyOptions({ withoutWarnings: [id] }, ["warning", "confirm"]);
    } catch (cause) {
      const { whyNotWithout } = await import("../explain/without.js");
      throw new WrongUse(`--without ${whyNotWithout(id)}`, { cause });
    }
  }
}

async function baselineOf(name: string | undefined, terminal: Terminal): Promise<Baseline | undefined> {
  if (name === undefined) return undefined;
  const { readBaseline } = await import("../validate/baseline.js");
  return readBaseline(name, terminal, new Date().toISOString().slice(0, 10));
}

function writeEnd(session: Session, { format, quiet, colour }: WriteOptions, terminal: Terminal): void {
  if (format === "text" && !quiet)
    terminal.out(coloured(`${explainLine(session.results())}${totalOf(session.results())}`, colour));
}

async function watchUntilStopped(
  names: readonly string[],
  session: Session,
  write: WriteOptions,
  terminal: Terminal,
): Promise<void> {
  const [{ watching }, { interruption }] = await Promise.all([
    import("../validate/watch.js"),
    import("../interruption.js"),
  ]);
  const stop = interruption();
  let isFirst = true;
  const look = async (): Promise<void> => {
    let changes = 0;
    await session.look(
      (checked) => {
        changes += 1;
        writeResult(checked, write, terminal);
      },
      (file) => {
        changes += 1;
        terminal.note(`update-record validate: ${file} is gone\n`);
      },
    );
    if (changes > 0) writeEnd(session, write, terminal);
    if (isFirst) terminal.note("update-record validate: watching; Ctrl-C ends it\n");
    isFirst = false;
  };
  try {
    await watching(names, look, stop.signal);
  } finally {
    stop.end();
  }
}
