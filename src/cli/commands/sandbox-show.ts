import type { Command, CommandInput } from "../command.js";
import { jsonLine } from "../json-line.js";
import { messageText } from "../sandbox/message-text.js";
import { bodyOf, messageOf, pagePortOf } from "../sandbox/page-api.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";
import { pagePortOption } from "./sandbox-list.js";

/** `update-record sandbox show`: what a running sandbox knows of messages. */
export const sandboxShow: Command = {
  usage: "ID... --port N [--format text|json|xml]",
  about: [
    "Shows messages that a running sandbox holds: what has become of each, step by step, and what",
    "answers it. It must run with --page, which says the port of its page.",
    "json is one object a line and message; xml is the content as it was sent.",
    "Exit code 1: no sandbox's page answers at this port, or it holds no message of this id.",
  ],
  options: [
    pagePortOption,
    { name: "format", value: "FORMAT", allowed: ["text", "json", "xml"], text: "text (default), json, or the content" },
  ],
  run,
};

async function run({ options, operands }: CommandInput, terminal: Terminal): Promise<0> {
  if (operands.length === 0) throw new WrongUse("name at least one message by its id: `sandbox list` lists them.");
  const port = pagePortOf(options["port"]);
  const { format } = options;
  for (const id of operands) {
    if (format === "xml") terminal.out(await bodyOf(port, id));
    else {
      const message = await messageOf(port, id);
      terminal.out(format === "json" ? `${jsonLine(message)}\n` : messageText(message));
    }
  }
  return 0;
}
