import { UpdateRecordError } from "../../errors.js";
import { startSandbox } from "../../sandbox/start.js";
import { meshReports } from "../../sandbox/practice/triggers.js";
import type { Sandbox } from "../../sandbox/sandbox.js";
import type { Command, CommandInput } from "../command.js";
import { whyUnreadable } from "../read-source.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

const mailboxOption = "mailbox";

/** `update-record sandbox`: runs a MESH server for tests. */
export const sandbox: Command = {
  usage: "[--port N] [--credentials DIR] [--mailbox ID] [--format text|json]",
  about: [
    "Runs a MESH server with simulated practices until it is stopped (Ctrl-C). Never for real patients.",
    "It requires a client certificate, as MESH does: --credentials writes one, and its key.",
    "The patient's given name decides how a practice answers: a response code such as 30002, noresponse,",
    `invrep, or a MESH report (${Object.keys(meshReports).join(", ")}).`,
    "With any other name, the message is accepted.",
  ],
  options: [
    { name: "port", value: "N", text: "port on 127.0.0.1 (default: any free port)" },
    { name: "credentials", value: "DIR", text: "folder for ca.pem, client.pem and client.key" },
    {
      name: mailboxOption,
      value: "ID",
      text: "the mailbox whose settings are shown (default: the pharmacy's, X26ABC1)",
    },
    {
      name: "format",
      value: "FORMAT",
      allowed: ["text", "json"],
      text: "settings for a person (default) or as one line for a program",
    },
  ],
  run,
};

async function run({ options, operands }: CommandInput, terminal: Terminal): Promise<0> {
  if (operands.length > 0) throw new WrongUse("the sandbox command takes options only.");
  const stopped = untilStopped();
  const running = await started(portOf(options["port"]), terminal);
  try {
    await show(running, options, terminal);
    await stopped;
  } finally {
    await running.close();
  }
  return 0;
}

async function started(port: number, terminal: Terminal): Promise<Sandbox> {
  try {
    return await startSandbox({
      port,
      onEvent: ({ at, words }) => {
        terminal.err(`${at.toISOString().slice(11, 19)} ${words}\n`);
      },
    });
  } catch (cause) {
    if (cause instanceof UpdateRecordError) throw cause;
    throw new WrongUse(`the sandbox cannot start: ${whyUnreadable(cause)}.`, { cause });
  }
}

function portOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new WrongUse("--port must be a number from 0 to 65535.");
  return port;
}

async function show(running: Sandbox, options: CommandInput["options"], terminal: Terminal): Promise<void> {
  const id = options[mailboxOption] ?? running.mailboxes[0]?.mailboxId;
  const mailbox = running.mailboxes.find(({ mailboxId }) => mailboxId === id);
  if (mailbox === undefined)
    throw new WrongUse(
      `the sandbox has no such mailbox: choose ${running.mailboxes.map(({ mailboxId }) => mailboxId).join(" or ")}.`,
    );
  const { mailboxId, password, sharedKey, odsCode } = mailbox;
  const files = await writeCredentials(running, options["credentials"], mailboxId);
  const settings = { url: running.url, mailbox: mailboxId, password, sharedKey, odsCode, ...files };
  terminal.out(options["format"] === "json" ? `${JSON.stringify(settings)}\n` : inWords(settings));
}

async function writeCredentials(
  running: Sandbox,
  directory: string | undefined,
  mailboxId: string,
): Promise<Readonly<Record<string, string>>> {
  if (directory === undefined) return {};
  try {
    return await running.writeCredentials(directory, mailboxId);
  } catch (cause) {
    throw new WrongUse(`the credentials cannot be written: ${whyUnreadable(cause)}.`, { cause });
  }
}

const labels: Readonly<Record<string, string>> = {
  url: "MESH address",
  mailbox: "mailbox",
  password: "password",
  sharedKey: "shared key",
  odsCode: "ODS code",
  ca: "server's CA",
  cert: "client certificate",
  key: "private key",
};

function inWords(settings: Readonly<Record<string, string>>): string {
  const rows = Object.entries(settings).map(([name, value]) => `  ${(labels[name] ?? name).padEnd(20)}${value}`);
  return ["The MESH sandbox is running. For tests only.", ...rows, "Ctrl-C stops it.", ""].join("\n");
}

/** What stops the sandbox: Ctrl-C, SIGTERM, or the end of the process that started it with an IPC channel. */
const ends = ["SIGINT", "SIGTERM", "disconnect"] as const;

/** Resolves when the process must stop. The listeners are then removed, because they would keep the process alive. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      for (const end of ends) process.off(end, stop);
      if (process.connected) process.disconnect();
      resolve();
    };
    for (const end of ends) process.on(end, stop);
  });
}
