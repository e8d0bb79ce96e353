// The sandbox in a process of its own: practices that file whatever comes, and a line for each arrival.
import { appendFileSync } from "node:fs";
import { startSandbox, type Fault } from "../../../../src/sandbox/index.js";
import { settingsOf } from "../support/compiled.js";
import { everyMailbox as mailboxes, practiceMailbox } from "../support/marks.js";

export interface SandboxSettings {
  readonly arrivals: string;
  readonly replyDelayMs: number;
}

/** What the sandbox is asked for; it answers each with a message. */
export type SandboxOrder =
  | { readonly order: "faults"; readonly faults: readonly Fault[] }
  | { readonly order: "restart"; readonly downForMs: number }
  | { readonly order: "used" };

export interface SandboxUsed {
  /** CPU seconds. */
  readonly cpu: number;
  readonly requests: number;
  readonly handshakes: number;
}

const { arrivals, replyDelayMs } = settingsOf() as SandboxSettings;
let handshakes = 0;
const sandbox = await startSandbox({
  mailboxes,
  practices: [{ ...practiceMailbox, deduplication: false }],
  oneCertificate: true,
  replyDelayMs,
  onEvent({ type }) {
    if (type === "handshake") handshakes += 1;
  },
  onArrival: (arrival) => {
    appendFileSync(arrivals, `${JSON.stringify(arrival)}\n`);
  },
});
process.on("message", (order: SandboxOrder) => {
  void obey(order).then((answer) => process.send?.(answer));
});
process.send?.(sandbox.transportOptionsFor(mailboxes[0]?.mailboxId ?? ""));

/** Faults take the place of those of before. */
async function obey(order: SandboxOrder): Promise<SandboxUsed> {
  if (order.order === "restart") await sandbox.restart({ downForMs: order.downForMs });
  if (order.order === "faults") {
    sandbox.faults.clear();
    for (const fault of order.faults) sandbox.faults.add(fault);
  }
  const { user, system } = process.cpuUsage();
  return { cpu: (user + system) / 1_000_000, requests: sandbox.counts.requests, handshakes };
}
