import type { Sandbox, SandboxMailbox } from "../sandbox/sandbox.js";
import type { CommandInput } from "./command.js";
import { writeSandboxConfig } from "./config/sandbox-config.js";
import { whyUnwritable } from "./read-source.js";
import type { Terminal } from "./terminal.js";
import { WrongUse } from "./wrong-use.js";

/** Prints how to reach a running sandbox, and writes the credentials where the user names a folder. @throws WrongUse */
export async function showSettings(
  running: Sandbox,
  options: CommandInput["options"],
  terminal: Terminal,
  page: string | undefined,
): Promise<void> {
  const id = options["mailbox"] ?? running.mailboxes[0]?.mailboxId;
  const mailbox = running.mailboxes.find(({ mailboxId }) => mailboxId === id);
  if (mailbox === undefined)
    throw new WrongUse(
      `the sandbox has no such mailbox: choose ${running.mailboxes.map(({ mailboxId }) => mailboxId).join(" or ")}.`,
    );
  const { mailboxId, password, sharedKey, odsCode } = mailbox;
  const files = await writeCredentials(running, options["credentials"], mailbox);
  const settings = {
    ...(page === undefined ? {} : { page }),
    url: running.url,
    mailbox: mailboxId,
    password,
    sharedKey,
    odsCode,
    ...files,
  };
  terminal.out(options["format"] === "json" ? `${JSON.stringify(settings)}\n` : inWords(settings));
}

async function writeCredentials(
  running: Sandbox,
  directory: string | undefined,
  mailbox: SandboxMailbox,
): Promise<Readonly<Record<string, string>>> {
  if (directory === undefined) return {};
  try {
    const { ca, cert, key } = await running.writeCredentials(directory, mailbox.mailboxId);
    const config = await writeSandboxConfig(directory, running, mailbox, { ca, cert, key });
    return { ca, cert, key, config };
  } catch (cause) {
    throw new WrongUse(`the credentials cannot be written: ${whyUnwritable(cause)}.`, { cause });
  }
}

const labels: Readonly<Record<string, string>> = {
  page: "page: open it",
  url: "MESH address",
  mailbox: "mailbox",
  password: "password",
  sharedKey: "shared key",
  odsCode: "ODS code",
  ca: "server's CA",
  cert: "client certificate",
  key: "private key",
  config: "configuration",
};

function inWords(settings: Readonly<Record<string, string>>): string {
  const rows = Object.entries(settings).map(([name, value]) => `  ${(labels[name] ?? name).padEnd(20)}${value}`);
  return ["The MESH sandbox is running. For tests only.", ...rows, "Ctrl-C stops it.", ""].join("\n");
}
