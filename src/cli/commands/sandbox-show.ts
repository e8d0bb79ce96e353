import type { Command, CommandInput, ExitCode } from "../command.js";
import { jsonLine } from "../json-line.js";
import { messageText } from "../sandbox/message-text.js";
import { bodyOf, messageOf, pagePortOf, RefusedByPage, type SandboxMessageJson } from "../sandbox/page-api.js";
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
    "Exit code 1: no sandbox's page answers at this port, or it holds no message of an ID: that ID is",
    "named, and the others are shown.",
  ],
  options: [
    pagePortOption,
    { name: "format", value: "FORMAT", allowed: ["text", "json", "xml"], text: "text (default), json, or the content" },
  ],
  run,
};

async function run({ options, operands }: CommandInput, terminal: Terminal): Promise<ExitCode> {
  if (operands.length === 0) throw new WrongUse("name at least one message by its id: `sandbox list` lists them.");
  const port = pagePortOf(options["port"]);
  const isXml = options["format"] === "xml";
  const written = options["format"] === "json" ? jsonOf : messageText;
  let exitCode: ExitCode = 0;
  for (const id of operands)
    try {
      terminal.out(isXml ? await bodyOf(port, id) : written(await messageOf(port, id)));
    } catch (error) {
      if (!(error instanceof RefusedByPage)) throw error;
      terminal.err(`update-record sandbox show: ${id}: ${error.message}\n`);
      exitCode = 1;
    }
  return exitCode;
}

function jsonOf(message: SandboxMessageJson): string {
  return `${jsonLine(message)}\n`;
}
