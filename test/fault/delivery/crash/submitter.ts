// A submitter: stores consultations as far as it is allowed to, and notes each that was accepted. One that was killed
// left no note of what was just being stored: the next one submits that again, with the same id.
import { appendFileSync } from "node:fs";
import type { SandboxTransportOptions } from "../../../../src/sandbox/index.js";
import type { Around } from "../support/around.js";
import { linesOf, type Submitted } from "../support/evidence.js";
import { begun, settingsOf } from "../support/compiled.js";
import { consultationOf, marksOf, submitOptionsOf, type Mark } from "../support/marks.js";
import { openCrashDelivery } from "../support/open.js";

export interface SubmitterSettings {
  readonly store: string;
  readonly sandbox: SandboxTransportOptions;
  readonly around: Around;
  readonly submitted: string;
  readonly seed: number;
  readonly messages: number;
  /** It submits each message whose number leaves this rest, when divided by the number of submitters. */
  readonly of: number;
  readonly rest: number;
}

/** So many at a time. */
const together = 4;
/** Of so many that were accepted already one is submitted again: that must change nothing. */
const againEvery = 20;

const { store, sandbox, around, submitted, seed, messages, of, rest } = settingsOf() as SubmitterSettings;
await begun();
const accepted = new Set((linesOf(submitted) as readonly Submitted[]).map(({ mark }) => mark));
const todo = marksOf(seed, messages).filter(
  ({ number, text }) => number % of === rest && (!accepted.has(text) || number % againEvery === rest),
);
const delivery = await openCrashDelivery("submits", store, sandbox, undefined, { around });
let allowed = 0;
let wake: (() => void) | undefined;
process.on("message", ({ upTo }: { readonly upTo: number }) => {
  allowed = upTo;
  wake?.();
});
process.send?.("ready");

let next = 0;
await Promise.all(Array.from({ length: together }, worker));
process.send?.("done");
await delivery.close();
process.disconnect();

async function worker(): Promise<void> {
  for (let mark = todo[next++]; mark !== undefined; mark = todo[next++]) {
    while (mark.number >= allowed) await more();
    await submit(mark);
  }
}

async function more(): Promise<void> {
  const before = wake;
  await new Promise<void>((resolve) => {
    wake = () => {
      before?.();
      resolve();
    };
  });
}

/** What the caller of `submit` does: where the store fails, it calls again with the same id. */
async function submit(mark: Mark): Promise<void> {
  for (;;) {
    try {
      const { id } = await delivery.submit(consultationOf(mark), submitOptionsOf(mark));
      appendFileSync(submitted, `${JSON.stringify({ mark: mark.text, id } satisfies Submitted)}\n`);
      return;
    } catch (error) {
      if ((error as { readonly code?: unknown }).code !== "store-failed") throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
