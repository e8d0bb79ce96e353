import { accessSync, constants } from "node:fs";
import { parseConsultation } from "../../consultation/parse-consultation.js";
import type { Consultation } from "../../consultation/consultation.js";
import type { PatientInput } from "../../consultation/people/patient.js";
import { allTests, chosenTests, isTestName } from "../checklist/all-tests.js";
import { groups, type ChecklistTest } from "../checklist/checklist-test.js";
import { configuredMesh, sandboxMesh, type ChecklistMesh } from "../checklist/mesh.js";
import { runChecklist, type ChecklistSettings } from "../checklist/run-checklist.js";
import { fileTests } from "../checklist/tests/files.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { configOf, configOption } from "../config/config-option.js";
import { findFiles } from "../files/find-files.js";
import { interruption } from "../interruption.js";
import { parseMailboxId } from "../../values/mailbox-id.js";
import { optionValue } from "../option-value.js";
import { readJson } from "../read-json.js";
import { whyUnreadable } from "../read-source.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

/** `update-record checklist`: the integration tests, and a report of them. */
export const checklist: Command = {
  usage: "[--config FILE] [--only NAME...] [--files PATH...] [options]",
  about: [
    "Runs the integration tests of a sender, and writes a report of them: report.html, report.json,",
    "junit.xml, and messages/ with what was sent. Without --config it needs no setup: it starts a sandbox",
    "of its own. With --config it uses that MESH, for test patients alone: never the live one. It ends by",
    "itself; Ctrl-C ends it early, and the report then says that it is partial.",
    "Nothing else may use the mailbox while it runs: it takes the answers out of the inbox.",
    "A MESH for tests must know the patients: --patients names those that it knows. Where nobody answers,",
    "--practice plays a practice over another mailbox of the configuration.",
    "Groups: " + Object.keys(groups).slice(0, 6).join(", ") + ",",
    `${Object.keys(groups).slice(6).join(", ")}. --list shows all ${allTests.length} tests, and runs none.`,
    "Exit code 0: all that were run have passed. 1: one has failed, MESH cannot be used, or it was",
    "stopped. 2: wrong use, or a file cannot be read or written.",
  ],
  options: [
    { ...configOption, text: "the MESH to use (default: a sandbox of its own)" },
    { name: "only", value: "NAME", repeats: true, text: "groups or tests to run (default: all)" },
    { name: "messages", value: "N", text: "messages of the volume test, 1 to 100000 (default 100)" },
    { name: "files", value: "PATH", repeats: true, text: "messages and consultations of yours, to be validated" },
    { name: "send", text: "send what --files names too" },
    { name: "out", value: "DIR", text: "folder of the report (default checklist-report)" },
    { name: "consultation", value: "FILE", text: "the consultation that most messages are made of" },
    { name: "patients", value: "FILE", text: "JSON list of test patients, each as a consultation has it" },
    { name: "practice", value: "MAILBOX", text: "play a practice over this mailbox" },
    {
      name: "deadline",
      value: "SECONDS",
      text: "when an answer is overdue (default 3600; in the sandbox 5)",
    },
    { name: "list", text: "show the tests, and run none" },
  ],
  run,
};

const most = { messages: 100_000, deadline: 604_800 };

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const { options } = input;
  const { only, files } = namesIn(input);
  refuseUnreadable(files);
  const isSending = options["send"] !== undefined;
  if (isSending && files.length === 0) throw new WrongUse("--send goes with --files.");
  // Files alone are what the user asks for, unless they name tests too.
  const chosen = only.length === 0 && files.length > 0 ? [] : chosenTests(only);
  const tests = [...chosen, ...fileTests(files, isSending)];
  if (options["list"] !== undefined) {
    terminal.out(listOf(tests));
    return 0;
  }
  if (options["practice"] !== undefined && options["config"] === undefined)
    throw new WrongUse("--practice goes with --config: the sandbox has practices of its own.");
  const { practice } = options;
  if (practice !== undefined) optionValue("practice", () => parseMailboxId(practice));
  const deadlineSeconds = numberOf(input, "deadline", most.deadline);
  const settings: ChecklistSettings = {
    command: commandOf(input),
    patients: options["patients"] === undefined ? undefined : await patientsIn(options["patients"], terminal),
    consultation:
      options["consultation"] === undefined ? undefined : await consultationIn(options["consultation"], terminal),
    messages: numberOf(input, "messages", most.messages) ?? 100,
    isSending,
    out: options["out"] ?? "checklist-report",
    ...(options["practice"] === undefined ? {} : { practiceMailboxId: options["practice"] }),
    ...(deadlineSeconds === undefined ? {} : { deadlineSeconds }),
  };
  const stop = interruption();
  try {
    const mesh = await meshFor(input, terminal);
    try {
      return await runChecklist(tests, mesh, { ...settings, signal: stop.signal }, terminal);
    } finally {
      await mesh.close();
    }
  } finally {
    stop.end();
  }
}

async function meshFor(input: CommandInput, terminal: Terminal): Promise<ChecklistMesh> {
  return input.options["config"] === undefined
    ? sandboxMesh()
    : configuredMesh(await configOf(input, terminal), terminal);
}

/** A shell writes `--only a b` and `--files *.xml` as one option and further names. @throws WrongUse */
function namesIn({ lists, operands }: CommandInput): { readonly only: readonly string[]; readonly files: string[] } {
  const only = lists["only"] ?? [];
  const files = lists["files"] ?? [];
  const tests = only.length > 0 ? operands.filter(isTestName) : [];
  const others = operands.filter((name) => !tests.includes(name));
  const [stray] = others;
  if (stray !== undefined && files.length === 0) {
    if (only.length === 0) throw new WrongUse("a test is named with --only NAME, and a file with --files PATH.");
    chosenTests([stray]);
  }
  const found = findFiles([...files, ...others]);
  for (const { name, missing } of found) if (missing !== undefined) throw new WrongUse(`${name}: ${missing}.`);
  return { only: [...only, ...tests], files: found.map(({ name }) => name) };
}

/** A file that is missing is wrong use, before anything is run. @throws WrongUse */
function refuseUnreadable(files: readonly string[]): void {
  for (const name of files.filter((file) => file !== "-"))
    try {
      accessSync(name, constants.R_OK);
    } catch (cause) {
      throw new WrongUse(`${name} cannot be read: ${whyUnreadable(cause)}.`, { cause });
    }
}

function numberOf({ options }: CommandInput, name: keyof typeof most, limit?: number): number | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  const value = /^[0-9]{1,6}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > (limit ?? most[name]))
    throw new WrongUse(`--${name} must be a whole number from 1 to ${most[name]}.`);
  return value;
}

async function patientsIn(file: string, terminal: Terminal): Promise<readonly PatientInput[]> {
  const json = await readJson(file, terminal);
  if (!Array.isArray(json) || json.length === 0) throw new WrongUse("--patients must hold a list of patients.");
  // Each is checked with the consultation that is made of it.
  return json as readonly PatientInput[];
}

async function consultationIn(file: string, terminal: Terminal): Promise<Consultation> {
  return parseConsultation(await readJson(file, terminal));
}

function listOf(tests: readonly ChecklistTest[]): string {
  const width = Math.max(...tests.map(({ id }) => id.length), 0);
  return tests.map(({ id, shows, rules }) => `${id.padEnd(width)}  ${shows} (${rules.join(", ")})\n`).join("");
}

/** As it was typed, for the report. */
function commandOf({ options, lists, operands }: CommandInput): string {
  const repeated = Object.entries(lists).flatMap(([name, values = []]) =>
    values.flatMap((value) => [`--${name}`, value]),
  );
  const single = Object.entries(options)
    .filter(([name]) => lists[name] === undefined)
    .flatMap(([name, value = ""]) => (value === name ? [`--${name}`] : [`--${name}`, value]));
  return ["update-record checklist", ...single, ...repeated, ...operands].join(" ");
}
