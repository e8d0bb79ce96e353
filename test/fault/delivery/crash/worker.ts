// A worker: sends, reads the inboxes, watches deadlines and tells people, until it is killed or asked to end (SIGTERM).
import { appendFileSync, readFileSync } from "node:fs";
import type { WorkOptions } from "../../../../src/delivery/delivery-options.js";
import type { SandboxTransportOptions } from "../../../../src/sandbox/index.js";
import type { Around } from "../support/around.js";
import type { Told } from "../support/evidence.js";
import { begun, settingsOf } from "../support/compiled.js";
import { openCrashDelivery } from "../support/open.js";

export interface WorkerSettings {
  readonly store: string;
  readonly sandbox: SandboxTransportOptions;
  /** Where it writes what people were told. */
  readonly told: string;
  /** Default: nothing goes another way, is encrypted or purged. */
  readonly around?: Around;
  /** Default: those of the crash test. */
  readonly work?: WorkOptions;
  /** A file with the milliseconds by which its clock is wrong. */
  readonly clockFile?: string;
  /** Whether it waits until it is told to begin. */
  readonly waits?: boolean;
}

const { store, sandbox, told, around, work, clockFile, waits } = settingsOf() as WorkerSettings;
if (waits === true) await begun();
const delivery = await openCrashDelivery(
  "works",
  store,
  sandbox,
  ({ id, reason, deliveryId, inboxMessageId }) => {
    const line: Told = { id, reason, deliveryId, inboxMessageId, pid: process.pid };
    appendFileSync(told, `${JSON.stringify(line)}\n`);
  },
  {
    ...(around === undefined ? {} : { around }),
    ...(work === undefined ? {} : { work }),
    ...(clockFile === undefined ? {} : { clock: () => new Date(Date.now() + Number(readFileSync(clockFile, "utf8"))) }),
  },
);
process.once("SIGTERM", () => {
  void delivery.close().then(() => process.exit(0));
});
delivery.start({
  onFailure({ loop, error }) {
    if (process.env["SHOW_FAILURES"] !== undefined) console.error(process.pid, loop, error);
  },
});
process.send?.("ready");
