import type { SandboxMessageState } from "../../sandbox/messages/message.js";
import type { Command, CommandInput, OptionRow } from "../command.js";
import { isColoured } from "../colour/coloured.js";
import { jsonLine } from "../json-line.js";
import { messageLine } from "../sandbox/message-text.js";
import { listMessages, pagePortOf } from "../sandbox/page-api.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

/** The port of the page, the same for both commands. */
export const pagePortOption: OptionRow = {
  name: "port",
  value: "N",
  text: "port of the sandbox's page, which is not that of MESH",
};

/** The states by which messages are chosen. Typed here, so that no sandbox is loaded for a list. */
const states = {
  ...{ sent: true, received: true, "patient-matched": true, rejected: true },
  ...{ "switched-off": true, undeliverable: true, unanswered: true },
} satisfies Readonly<Record<SandboxMessageState, true>>;
const filters = ["run", "state", "practice", "text"] as const;

/** `update-record sandbox list`: the messages that a running sandbox holds. */
export const sandboxList: Command = {
  usage: "--port N [--run ID] [--state STATE] [options]",
  about: [
    "Lists the messages that a running sandbox holds, newest first. It must run with --page, which says",
    "the port of its page. json is one object a line and message.",
    "Exit code 1: no sandbox's page answers at this port.",
  ],
  options: [
    pagePortOption,
    { name: "run", value: "ID", text: "only those of this run" },
    { name: "state", value: "STATE", text: "only those in this state, such as patient-matched" },
    { name: "practice", value: "CODE", text: "only those of this practice" },
    { name: "text", value: "WORDS", text: "only those in whose ids, service or patient these words are" },
    { name: "format", value: "FORMAT", allowed: ["text", "json"], text: "for a person (default) or for a program" },
  ],
  run,
};

async function run({ options, operands }: CommandInput, terminal: Terminal): Promise<0> {
  if (operands.length > 0) throw new WrongUse("sandbox list takes options only.");
  const { state } = options;
  if (state !== undefined && !Object.hasOwn(states, state))
    throw new WrongUse(`--state must be ${Object.keys(states).join(" or ")}.`);
  const query = new URLSearchParams();
  for (const name of filters) if (options[name] !== undefined) query.set(name, options[name]);
  const isJson = options["format"] === "json";
  const colour = isColoured(terminal);
  let count = 0;
  for await (const message of listMessages(pagePortOf(options["port"]), query)) {
    terminal.out(isJson ? `${jsonLine(message)}\n` : messageLine(message, colour));
    count += 1;
  }
  if (!isJson && options["quiet"] === undefined) terminal.out(count === 1 ? "1 message\n" : `${count} messages\n`);
  return 0;
}
