import { UpdateRecordError } from "../../errors.js";
import { SandboxError } from "../../sandbox/errors.js";
import { startSandbox } from "../../sandbox/start.js";
import { startSandboxPage, type SandboxPage } from "../../sandbox/page/start-page.js";
import { meshReports } from "../../sandbox/practice/triggers.js";
import { defaults, type SandboxOptions } from "../../sandbox/options.js";
import type { Sandbox } from "../../sandbox/sandbox.js";
import { arrivalsFile } from "../arrivals.js";
import type { Command, CommandInput } from "../command.js";
import { whyNotListening } from "../read-source.js";
import { showSettings } from "../sandbox-settings.js";
import { didYouMean } from "../suggest.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

/** `update-record sandbox`: runs a MESH server for tests. */
export const sandbox: Command = {
  usage: "[--port N] [--page] [--state FILE] [--credentials DIR] [options]",
  about: [
    "Runs a MESH server with simulated practices until it is stopped (Ctrl-C). Never for real patients.",
    "It requires a client certificate, as MESH does: --credentials writes one, its key, and config.json:",
    "`update-record send FILE --config DIR/config.json` sends to this sandbox.",
    "The patient's given name decides how a practice answers: a response code such as 30002, IB001 to",
    "IB025 (20013, then 30001 to 30025), noresponse, invrep (an answer that cannot be read), or a report",
    `of MESH (${Object.keys(meshReports).join(", ")}).`,
    "With any other name, the message is accepted.",
  ],
  options: [
    { name: "port", value: "N", text: "port on 127.0.0.1 (default: any free port)" },
    { name: "page", text: "serve a page on 127.0.0.1 that shows and steers the sandbox" },
    { name: "page-port", value: "N", text: "port of the page (default: any free port)" },
    { name: "state", value: "FILE", text: "keep messages, practices and clock in a file, for the next start" },
    { name: "credentials", value: "DIR", text: "folder for ca.pem, client.pem, client.key and config.json" },
    {
      name: "arrivals",
      value: "FILE",
      text: "append one line of JSON for each message that reaches a practice",
    },
    { name: "no-deduplication", text: "practices file whatever comes, also what they have already" },
    {
      name: "mailbox",
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
  const [stray] = operands;
  if (stray !== undefined) {
    const near = didYouMean(stray, ["list", "show"], (name) => `sandbox ${name}`);
    throw new WrongUse(`the sandbox command takes options only.${near}`);
  }
  const stopped = untilStopped();
  const port = portOf(options["port"], "port");
  const pagePort = portOf(options["page-port"], "page-port");
  const hasPage = options["page"] !== undefined || options["page-port"] !== undefined;
  const arrivals = options["arrivals"] === undefined ? undefined : arrivalsFile(options["arrivals"], terminal);
  try {
    const running = await started(
      {
        port,
        practices: defaults.practices.map((one) => ({
          ...one,
          deduplication: options["no-deduplication"] === undefined,
        })),
        ...(arrivals === undefined ? {} : { onArrival: arrivals.onArrival }),
        ...(options["state"] === undefined ? {} : { stateFile: options["state"] }),
      },
      terminal,
    );
    try {
      const page = hasPage ? await pageOf(running, pagePort) : undefined;
      try {
        await showSettings(running, options, terminal, page?.url);
        await stopped;
      } finally {
        await page?.close();
      }
    } finally {
      await running.close();
    }
  } finally {
    arrivals?.close();
  }
  return 0;
}

async function started(options: SandboxOptions, terminal: Terminal): Promise<Sandbox> {
  try {
    return await startSandbox({
      ...options,
      onEvent: ({ at, words }) => {
        terminal.note(`${at.toISOString().slice(11, 19)} ${words}\n`);
      },
    });
  } catch (cause) {
    if (cause instanceof SandboxError && cause.reason === "port-in-use")
      throw new WrongUse("the sandbox cannot start: the port is in use. Name another one, or none for any free one.", {
        cause,
      });
    if (cause instanceof SandboxError) throw new WrongUse(cause.message, { cause });
    if (cause instanceof UpdateRecordError) throw cause;
    throw new WrongUse(`the sandbox cannot start: ${whyNotListening(cause)}.`, { cause });
  }
}

async function pageOf(running: Sandbox, port: number): Promise<SandboxPage> {
  try {
    return await startSandboxPage(running, { port });
  } catch (cause) {
    if (cause instanceof UpdateRecordError) throw cause;
    throw new WrongUse(`the page cannot start: ${whyNotListening(cause)}.`, { cause });
  }
}

function portOf(text: string | undefined, option: string): number {
  if (text === undefined) return 0;
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new WrongUse(`--${option} must be a number from 0 to 65535.`);
  return port;
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
