import { memoryStore } from "../../delivery/store/memory.js";
import { openDelivery } from "../../delivery/open-delivery.js";
import { workflows } from "../../terminology/workflows.js";
import type { MeshError } from "../../transport/mesh-error.js";
import type { Transport } from "../../transport/transport.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { configOf, configOption, openMailbox } from "../config/config-option.js";
import type { Config } from "../config/read-config.js";
import { errorLines } from "../error-lines.js";
import { findFiles } from "../files/find-files.js";
import { interruption } from "../interruption.js";
import { followAll, submitAll, type Followed } from "../send/follow.js";
import { acknowledgingOwn } from "../send/own-answers.js";
import { prepare, type Prepared } from "../send/prepare.js";
import { progress } from "../send/progress.js";
import { isMatched, isWithMesh, resultsJson, resultsText, stillOpenText } from "../send/results.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

/** `update-record send`: sends consultations and messages, and waits for the practices' answers. */
export const send: Command = {
  usage: "FILE... --config FILE [--no-wait] [--dry-run] [--id ID] [options]",
  about: [
    "Sends each file over MESH: a consultation (JSON) as the message that build makes of it, a message",
    "(XML) as it is. All are built, checked and addressed first: if one is refused, none is sent.",
    "Then it waits until each practice has said that it knows the patient, or anything else has ended",
    "the wait; Ctrl-C stops it. Nothing is stored: what is still open then is not followed any more.",
    "Whatever else waits in the mailbox stays there. A folder stands for its .xml and .json files.",
    'json is one object a line and message: {"id", "callerId", "state", "attention": [{"id", "reason",',
    '"text", "since"}]}; a message that was not sent has the state "not-sent" and no id.',
    "Exit code 0: every patient was matched (with --no-wait: MESH has every message; with --dry-run:",
    "every message could be sent). 1: any other end, or a file is refused. 2: a file or the",
    "configuration is unreadable.",
  ],
  options: [
    configOption,
    { name: "no-wait", text: "end when MESH has answered, without waiting for the practices" },
    { name: "dry-run", text: "build, check and address, but send nothing" },
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
  const config = await configOf(input, terminal);
  const transport = await openMailbox(config, config.sender.mailboxId, terminal);
  try {
    const prepared = await prepareAll(names, { options, config, transport, terminal });
    if (typeof prepared === "number") return prepared;
    const all = prepared.map((one): Followed => ({ prepared: one, record: undefined }));
    const isDryRun = options["dry-run"] !== undefined;
    if (!isDryRun) await sendAll(all, { options, config, transport, terminal });
    terminal.out(options["format"] === "json" ? resultsJson(all) : resultsText(all, isDryRun));
    return isDryRun || all.every(options["no-wait"] === undefined ? isMatched : isWithMesh) ? 0 : 1;
  } finally {
    await transport.close();
  }
}

/** The files to send. @throws WrongUse */
function namesIn({ options, operands }: CommandInput): readonly string[] {
  if (operands.length === 0) throw new WrongUse("name at least one file, or - for standard input.");
  if (operands.includes("-") && (operands.length > 1 || options["config"] === "-"))
    throw new WrongUse("standard input can be read only once: name - alone.");
  const found = findFiles(operands);
  for (const { name, missing } of found) if (missing !== undefined) throw new WrongUse(`${name}: ${missing}.`);
  if (options["id"] !== undefined && found.length > 1) throw new WrongUse("--id goes with one file alone.");
  return found.map(({ name }) => name);
}

/** What the steps of the command share. */
interface Parts {
  readonly options: CommandInput["options"];
  readonly config: Config;
  readonly transport: Transport;
  readonly terminal: Terminal;
}

/** All messages, or the exit code where one is refused: then none is sent. */
async function prepareAll(
  names: readonly string[],
  { options, config, transport, terminal }: Parts,
): Promise<readonly Prepared[] | ExitCode> {
  const { sender } = config;
  const prepared = new Map<string, Prepared>();
  let exitCode: ExitCode = 0;
  for (const name of names) {
    try {
      const one = await prepare({ name, id: options["id"] }, { sender, transport }, terminal);
      const same = prepared.get(one.callerId);
      if (same === undefined) prepared.set(one.callerId, one);
      else terminal.note(`update-record send: ${name} is the same as ${same.file}: it is sent once\n`);
    } catch (error) {
      for (const line of errorLines(error))
        terminal.err(`update-record send: ${line.startsWith(name) ? "" : `${name}: `}${line}\n`);
      if (exitCode !== 2) exitCode = error instanceof WrongUse ? 2 : 1;
    }
  }
  if (exitCode === 0) return [...prepared.values()];
  terminal.err("update-record send: nothing was sent\n");
  return exitCode;
}

async function sendAll(all: readonly Followed[], { options, config, transport, terminal }: Parts): Promise<void> {
  // Whatever is wrong with the mailbox shows here, before there is any message to be in doubt about.
  await transport.handshake();
  const store = memoryStore();
  const delivery = openDelivery({
    store,
    transport: acknowledgingOwn(transport, store),
    sender: config.sender,
    workflows: Object.values(workflows),
  });
  const stop = interruption();
  const following = {
    delivery,
    intervalMs: config.intervalMs,
    signal: stop.signal,
    onChange: progress(terminal),
    onFailure: ({ message }: MeshError) => {
      terminal.note(`update-record send: the inbox cannot be read for now: ${message}\n`);
    },
  };
  try {
    await submitAll(all, following);
    if (options["no-wait"] === undefined) await followAll(all, following);
  } catch (error) {
    // What has become of each message so far is printed all the same.
    for (const line of errorLines(error)) terminal.err(`update-record send: ${line}\n`);
  } finally {
    stop.end();
    const others = (await delivery.unmatched()).length;
    await delivery.close();
    if (stop.signal.aborted) terminal.err(`update-record send: ${stillOpenText(all)}`);
    if (others > 0)
      terminal.note(`update-record send: answers in the inbox to other messages, which stay there: ${others}\n`);
  }
}
