import type { Command, CommandInput, ExitCode } from "../command.js";
import { configOf, configOption, openMailboxes } from "../config/config-option.js";
import type { Config } from "../config/read-config.js";
import { interruption } from "../interruption.js";
import {
  openStore,
  shownStore,
  storeOf,
  storeOption,
  storePassword,
  type StoreAddress,
} from "../store/store-option.js";
import type { Terminal } from "../terminal.js";
import { healthPortOf, healthServer, type HealthServer } from "../work/health-server.js";
import { sayingOnce } from "../work/failures.js";
import { notices } from "../work/notices.js";
import { fallbackOf } from "../work/fallback-of.js";
import { openWorker } from "../work/open-worker.js";
import { WrongUse } from "../wrong-use.js";
import { keysOf, keysOption } from "../store/keys-option.js";

/** `update-record run`: a worker. */
export const run: Command = {
  usage: "--config FILE --store STORE [--health-port N] [--format text|json]",
  about: [
    "Works until it is stopped (Ctrl-C, SIGTERM): sends what `send` and other programs store, reads the",
    "inboxes of the configuration's mailboxes, notices what is overdue, and tells what a person must deal",
    "with. When it is stopped it finishes what is in flight; a second Ctrl-C ends it at once. It may be",
    "killed at any time: nothing is lost, and the next one goes on. Several may work over one store.",
    "A notice is a line on standard error, or with --format json one object a line on standard output:",
    '{"id", "callerId", "state", "attention": [{"id", "reason", "text", "since"}]}.',
    "With --health-port, GET http://127.0.0.1:N/ says whether it works (docs/operating.md): 200, or 503.",
    storePassword,
    "Exit code 0: stopped. 2: wrong use, or configuration or store cannot be read.",
  ],
  options: [
    configOption,
    storeOption,
    keysOption,
    { name: "health-port", value: "N", text: "answers probes of this machine on this port; 0 is any free one" },
    {
      name: "format",
      value: "FORMAT",
      allowed: ["text", "json"],
      text: "notices for a person (default) or for a program",
    },
  ],
  run: work,
};

async function work(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  if (input.operands.length > 0) throw new WrongUse("the run command takes options only.");
  // Listens before anything is opened: whoever stops it early must not kill it.
  const stop = interruption();
  try {
    const address = storeOf(input);
    const keys = await keysOf(input, terminal);
    const { "health-port": port } = input.options;
    const healthPort = port === undefined ? undefined : healthPortOf(port);
    const config = await configOf(input, terminal);
    const fallback = await fallbackOf(config);
    const transport = await openMailboxes(config, terminal);
    const store = await openStore(address, { mustExist: false, keys }).catch(async (error: unknown) => {
      await transport.close();
      throw error;
    });
    const onAttention = notices("run", { store, terminal, isJson: input.options["format"] === "json" });
    const delivery = await openWorker({ config, store, transport }, { onAttention, ...fallback });
    let health: HealthServer | undefined;
    try {
      health = healthPort === undefined ? undefined : await healthServer(delivery, healthPort);
      if (health !== undefined) terminal.note(`update-record run: its health is on http://127.0.0.1:${health.port}/\n`);
      delivery.start({ onFailure: sayingOnce("run", terminal) });
      terminal.note(`update-record run: working over ${workText(address, config)}; Ctrl-C stops it\n`);
      await stop.stopped;
      terminal.note("update-record run: stopping; what is in flight is finished\n");
    } finally {
      await delivery.close();
      await health?.close();
    }
    terminal.note("update-record run: stopped\n");
    return 0;
  } finally {
    stop.end();
  }
}

function workText(address: StoreAddress, { mailboxIds }: Config): string {
  return `${shownStore(address)}, ${mailboxIds.length === 1 ? "mailbox" : "mailboxes"} ${mailboxIds.join(", ")}`;
}
