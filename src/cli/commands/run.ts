import type { Command, CommandInput, ExitCode } from "../command.js";
import type { Config } from "../config/read-config.js";
import { interruption } from "../interruption.js";
import { shownStore, storePassword, type StoreAddress } from "../store/store-option.js";
import type { Terminal } from "../terminal.js";
import { sayingOnce } from "../work/failures.js";
import { healthPortOf, healthServer, type HealthServer } from "../work/health-server.js";
import { noticesOption, openForWork, workOptionRows } from "../work/open-for-work.js";

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
    ...workOptionRows,
    { name: "health-port", value: "N", text: "answers probes of this machine on this port; 0 is any free one" },
    noticesOption,
  ],
  run: work,
};

async function work(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  // Listens before anything is opened: whoever stops it early must not kill it.
  const stop = interruption();
  try {
    const { "health-port": port } = input.options;
    const healthPort = port === undefined ? undefined : healthPortOf(port);
    const { delivery, config, address } = await openForWork("run", input, terminal);
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
