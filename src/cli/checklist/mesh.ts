import { meshTransport } from "../../transport/mesh/transport.js";
import type { MeshTransport } from "../../transport/transport.js";
import type { SenderProfile } from "../../message/sender-profile.js";
import type { SandboxArrival } from "../../sandbox/arrival.js";
import { startSandbox } from "../../sandbox/start.js";
import { newestRelease } from "../../terminology/release.js";
import { openMailboxes } from "../config/config-option.js";
import type { Config } from "../config/read-config.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

/** The MESH that the tests use. */
export interface ChecklistMesh {
  readonly kind: "sandbox" | "configured";
  /** Its address, for the report. */
  readonly address: string;
  readonly transport: MeshTransport;
  readonly sender: SenderProfile;
  /** Time between two polls of the inbox. */
  readonly intervalMs: number;
  /** What reached a practice of the sandbox. Undefined: nobody can see it. */
  readonly arrivals: readonly SandboxArrival[] | undefined;
  close(): Promise<void>;
}

const sandboxIntervalMs = 100;

/** Starts a sandbox of this run's own. */
export async function sandboxMesh(): Promise<ChecklistMesh> {
  const arrivals: SandboxArrival[] = [];
  const sandbox = await startSandbox({ onArrival: (one) => arrivals.push(one) });
  const [mailbox] = sandbox.mailboxes;
  if (mailbox === undefined) throw new Error("The sandbox has no mailbox.");
  const { mailboxId, odsCode } = mailbox;
  return {
    kind: "sandbox",
    address: "the embedded sandbox",
    transport: meshTransport(sandbox.transportOptionsFor(mailboxId)),
    sender: { odsCode, mailboxId, release: newestRelease },
    intervalMs: sandboxIntervalMs,
    arrivals,
    close: () => sandbox.close(),
  };
}

/** Opens the MESH of a configuration. @throws WrongUse, also for the live one: test patients must never go there. */
export async function configuredMesh(config: Config, terminal: Terminal): Promise<ChecklistMesh> {
  const transport = await openMailboxes(config, terminal);
  if (transport.environment === "live") {
    await transport.close();
    throw new WrongUse("the configuration names the live MESH: test patients are never sent there (CS-24).");
  }
  const { baseUrl } = await config.transportOptions(config.sender.mailboxId);
  return {
    kind: "configured",
    address: new URL(baseUrl).host,
    transport,
    sender: config.sender,
    intervalMs: config.intervalMs,
    arrivals: undefined,
    close: () => Promise.resolve(),
  };
}
