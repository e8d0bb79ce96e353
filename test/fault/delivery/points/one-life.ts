// One message, from `submit` until a person was told of the practice's answer, or until it went another way and nothing
// of the patient is left, in a process that kills itself before or
// after one of all the things that it does: a statement, a transaction, a request, an event of a socket.
import { appendFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { openDelivery } from "../../../../src/delivery/open-delivery.js";
import type { SandboxTransportOptions } from "../../../../src/sandbox/index.js";
import { settingsOf } from "../support/compiled.js";
import type { Submitted, Told } from "../support/evidence.js";
import { keptFor, optionsAround, readKeys, type Around } from "../support/around.js";
import { consultationOf, submitOptionsOf, type Mark } from "../support/marks.js";
import { crashTransport } from "../support/open.js";
import { isAtRest } from "./at-rest.js";
import { steppingStore } from "./hook-drivers.js";
import { hookSockets } from "./hooks.js";
import { mortalStore, mortalTransport, type Life } from "./mortal.js";
import { pointPace, pointWork } from "./point-work.js";

export interface OneLifeSettings {
  readonly store: string;
  readonly sandbox: SandboxTransportOptions;
  readonly around: Around;
  readonly mark: Mark;
  readonly submitted: string;
  readonly told: string;
  /** It dies at this step; 0: it does not die. */
  readonly dieAt: number;
}

const { store, sandbox, around, mark, submitted, told, dieAt } = settingsOf() as OneLifeSettings;
const steps: string[] = [];
const step = (what: string): void => {
  steps.push(what);
  if (steps.length === dieAt) process.kill(process.pid, "SIGKILL");
};
const life: Life = { step, steps, isOver: false };
hookSockets(step);

const delivery = await openDelivery({
  store: mortalStore(keptFor(around.dayMs, await steppingStore(store, step, readKeys(around.keysFile))), life),
  transport: mortalTransport(crashTransport(sandbox).forMailbox(mark.mailboxId), life),
  ...optionsAround(around, pointPace),
  work: pointWork,
  onAttention: ({ id, reason, deliveryId, inboxMessageId }) => {
    step("before the person is told");
    appendFileSync(
      told,
      `${JSON.stringify({ id, reason, deliveryId, inboxMessageId, pid: process.pid } satisfies Told)}\n`,
    );
    step("after the person was told");
  },
});
const { id } = await delivery.submit(consultationOf(mark), submitOptionsOf(mark));
appendFileSync(submitted, `${JSON.stringify({ mark: mark.text, id } satisfies Submitted)}\n`);
for (;;) {
  await delivery.poll();
  if (await isAtRest(delivery, id, mark)) break;
  await wait(100);
}
await delivery.close();
process.send?.(steps, () => process.exit());
