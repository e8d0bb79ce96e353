import { checkCallerId } from "../../delivery/submit/submit-options.js";
import { memoryStore } from "../../delivery/store/memory/memory-store.js";
import type { Transport } from "../../transport/transport.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { configOf, configOption, openMailbox, openMailboxes } from "../config/config-option.js";
import type { Config } from "../config/read-config.js";
import { errorLines } from "../error-lines.js";
import { findFiles } from "../files/find-files.js";
import { interruption } from "../interruption.js";
import { counting } from "../counting.js";
import { optionValue } from "../option-value.js";
import type { Followed } from "../send/follow.js";
import { prepare, type Prepared } from "../send/prepare.js";
import { isMatched, isStored, isWithMesh, resultsJson, resultsText } from "../send/results.js";
import { sendInMemory } from "../send/send-in-memory.js";
import { sendOverStore } from "../send/send-over-store.js";
import { storeIn, storeOption, storePassword, type StoreAddress } from "../store/store-option.js";
import type { Terminal } from "../terminal.js";
import { exitCodeOf } from "../validate/checked.js";
import { ValidationError } from "../../validation/report/report.js";
import { openWorker } from "../work/open-worker.js";
import { WrongUse } from "../wrong-use.js";
import { keysOf, keysOption } from "../store/keys-option.js";

/** `update-record send`: sends consultations and messages, and waits for the practices' answers. */
export const send: Command = {
  usage: "FILE... --config FILE [--store STORE] [--id ID] [--no-wait] [--dry-run]",
  about: [
    "Sends each file over MESH: a consultation (JSON) as the message that build makes of it, a message",
    "(XML) as it is. All are built, checked and addressed first: if one is refused, none is sent. Then it",
    "waits until each practice has said that it knows the patient, or anything else has ended the wait;",
    "Ctrl-C stops it. A folder stands for its .xml and .json files.",
    "With --store all are on disk first, and nothing is lost whatever happens to this process: `run`,",
    "`poll` or another `send` over the same store goes on. The same file is never sent twice: its id is",
    "its SHA-256, or --id. With --no-wait it is stored only, and nothing goes over the network.",
    "Without --store all is in memory: what is still open at the end is not followed any more. Whatever",
    "else waits in the mailbox stays there. With --no-wait it ends when MESH has answered.",
    'json is one object a line and message: {"id", "callerId", "state", "attention": [{"id", "reason",',
    '"text", "since"}]}; a message that was not sent has the state "not-sent" and no id.',
    storePassword,
    "Exit code 0: every patient was matched (with --no-wait: all is stored, or without a store: MESH has",
    "every message; with --dry-run: every message could be sent). 1: any other end, or a file is refused.",
    "2: a file, the configuration or the store is unreadable.",
  ],
  options: [
    configOption,
    storeOption,
    keysOption,
    { name: "no-wait", text: "end without waiting for the practices" },
    { name: "dry-run", text: "build, check and address, but store and send nothing" },
    { name: "id", value: "ID", text: "your id of the only message (default: the SHA-256 of the file)" },
    {
      name: "format",
      value: "FORMAT",
      allowed: ["text", "json"],
      text: "results for a person (default) or for a program",
    },
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const { options } = input;
  const names = namesIn(input);
  const address = storeIn(input);
  const keys = await keysOf(input, terminal);
  const config = await configOf(input, terminal);
  const isWaiting = options["no-wait"] === undefined;
  // Listens before anything is stored or sent: Ctrl-C then says what is still open.
  const stop = interruption();
  const transport = await (address === undefined
    ? openMailbox(config, config.sender.mailboxId, terminal)
    : openMailboxes(config, terminal));
  try {
    const prepared = await prepareAll(names, { id: options["id"], config, transport, terminal, signal: stop.signal });
    if (typeof prepared === "number") return prepared;
    const all = prepared.map((one): Followed => ({ prepared: one, record: undefined }));
    const isDryRun = options["dry-run"] !== undefined;
    if (!isDryRun) {
      const parts = { config, transport, terminal, isWaiting, keys, signal: stop.signal };
      await (address === undefined ? sendInMemory(all, parts) : sendOverStore(all, address, parts));
    }
    terminal.out(options["format"] === "json" ? resultsJson(all) : resultsText(all, isDryRun));
    return isDryRun || all.every(wanted(address, isWaiting)) ? 0 : 1;
  } finally {
    stop.end();
    await transport.close();
  }
}

/** What exit code 0 promises of each message. */
function wanted(address: StoreAddress | undefined, isWaiting: boolean): (one: Followed) => boolean {
  if (isWaiting) return isMatched;
  return address === undefined ? isWithMesh : isStored;
}

/** The files to send. @throws WrongUse */
function namesIn({ options, operands }: CommandInput): readonly string[] {
  if (operands.length === 0) throw new WrongUse("name at least one file, or - for standard input.");
  if (operands.includes("-") && (operands.length > 1 || options["config"] === "-"))
    throw new WrongUse("standard input can be read only once: name - alone.");
  const found = findFiles(operands);
  for (const { name, missing } of found) if (missing !== undefined) throw new WrongUse(`${name}: ${missing}.`);
  if (options["id"] !== undefined && found.length > 1) throw new WrongUse("--id goes with one file alone.");
  if (options["id"] === "")
    throw new WrongUse("--id must not be empty: leave it out, and the id is the SHA-256 of the file.");
  const { id } = options;
  if (id !== undefined)
    optionValue("id", () => {
      checkCallerId(id);
    });
  return found.map(({ name }) => name);
}

/** What checking the files needs. */
interface Parts {
  readonly id: string | undefined;
  readonly config: Config;
  readonly transport: Transport;
  readonly terminal: Terminal;
  /** Aborted when the person stops it. */
  readonly signal: AbortSignal;
}

/** As `validate` has it: 2 for a file that cannot be read, also where the report on its text says so. */
function exitCodeFor(error: unknown): ExitCode {
  if (error instanceof ValidationError) return exitCodeOf([error]);
  return error instanceof WrongUse ? 2 : 1;
}

/** All messages, or the exit code where one is refused: then none is sent. */
async function prepareAll(
  names: readonly string[],
  { id, config, transport, terminal, signal }: Parts,
): Promise<readonly Prepared[] | ExitCode> {
  const { sender } = config;
  // It only checks, so it gets a store of its own, and nothing is in it.
  const delivery = await openWorker({ config, store: memoryStore(), transport }, { mailboxes: [] });
  const prepared = new Map<string, Prepared>();
  let exitCode: ExitCode = 0;
  const checked = counting("send", "checked", names.length, terminal);
  for (const name of names) {
    // A signal is noticed between two files.
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) {
      terminal.err("update-record send: stopped; nothing was sent\n");
      return 1;
    }
    try {
      const one = await prepare({ name, id }, { sender, delivery }, terminal);
      const same = prepared.get(one.callerId);
      if (same === undefined) prepared.set(one.callerId, one);
      else terminal.note(`update-record send: ${name} is the same as ${same.file}: it is sent once\n`);
    } catch (error) {
      for (const line of errorLines(error))
        terminal.err(`update-record send: ${line.startsWith(name) ? "" : `${name}: `}${line}\n`);
      if (exitCode !== 2) exitCode = exitCodeFor(error);
    }
    checked.next();
  }
  if (exitCode === 0) return [...prepared.values()];
  terminal.err("update-record send: nothing was sent\n");
  return exitCode;
}
