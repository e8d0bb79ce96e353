import { isMailboxId } from "../../values/mailbox-id.js";
import { visible } from "../../render/write/visible.js";
import type { InboxHeaders } from "../../transport/transport.js";
import type { Command, CommandInput } from "../command.js";
import { configOf, configOption, openMailbox } from "../config/config-option.js";
import { jsonLine } from "../json-line.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

/** `update-record inbox`: lists what waits at MESH. */
export const inbox: Command = {
  usage: "--config FILE [--mailbox ID] [--format text|json]",
  about: [
    "Lists what waits in a MESH mailbox, oldest first. Nothing is acknowledged: all of it stays there.",
    "No address and no subject is shown, because they hold patient data.",
    "json is one object a line and item: messageId, type (message or report), workflowId, from; a",
    "report has linkedMessageId and statusCode instead of from.",
    "Exit code 1: MESH refuses, or cannot be reached.",
  ],
  options: [
    configOption,
    { name: "mailbox", value: "ID", text: "one of the configuration's mailboxes (default: the sender's)" },
    { name: "format", value: "FORMAT", allowed: ["text", "json"], text: "for a person (default) or for a program" },
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<0> {
  const { options, operands } = input;
  if (operands.length > 0) throw new WrongUse("the inbox command takes options only.");
  const config = await configOf(input, terminal);
  const transport = await openMailbox(config, options["mailbox"] ?? config.sender.mailboxId, terminal);
  try {
    await transport.handshake();
    const write = options["format"] === "json" ? jsonLine : textLine;
    let count = 0;
    for await (const messageId of transport.listInbox()) {
      terminal.out(`${write(rowOf(await transport.head(messageId)))}\n`);
      count += 1;
    }
    if (options["format"] !== "json") terminal.out(`${count === 1 ? "1 item is" : `${count} items are`} waiting\n`);
    return 0;
  } finally {
    await transport.close();
  }
}

/** What is shown of an item: nothing that says who the patient is. */
type Row = Readonly<Record<"messageId" | "type" | "workflowId", string>> & {
  readonly from?: string;
  readonly linkedMessageId?: string;
  readonly statusCode?: string;
};

function rowOf(item: InboxHeaders): Row {
  const { messageId, type, workflowId } = item;
  if (item.type === "report") {
    const { linkedMessageId, statusCode } = item;
    return { messageId, type, workflowId, ...(linkedMessageId === undefined ? {} : { linkedMessageId }), statusCode };
  }
  // A mailbox id tells nothing of a patient; whatever else a sender puts there might.
  const from = isMailboxId(item.from) ? item.from : "no mailbox id";
  return { messageId, type, workflowId, from };
}

function textLine({ messageId, type, workflowId, from, linkedMessageId, statusCode }: Row): string {
  const about =
    type === "report"
      ? `MESH code ${statusCode ?? ""}, about message ${linkedMessageId ?? "unknown"}`
      : `from ${from ?? ""}`;
  return visible(`${messageId}  ${type}  ${workflowId}  ${about}`).replaceAll("\n", " ");
}
