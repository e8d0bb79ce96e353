import { setTimeout as wait } from "node:timers/promises";
import type { Delivery } from "../../../../src/delivery/delivery.js";

/** Nothing changed for so long: what is still open is stuck. */
const stuckMs = 100_000;

/** Resolves once nothing is under way any more, or nothing changes. */
export async function settled(delivery: Delivery, say: (words: string) => void): Promise<void> {
  let last = "";
  let since = Date.now();
  for (;;) {
    const open = await openWork(delivery).catch(() => "the store does not answer");
    if (open === "") return;
    if (open !== last) [last, since] = [open, Date.now()];
    if (Date.now() - since > stuckMs) {
      say(`nothing changes any more: ${open}`);
      return;
    }
    await wait(500);
  }
}

/** What is not at rest yet. */
async function openWork(delivery: Delivery): Promise<string> {
  const moving = await delivery.list(
    { states: ["queued", "sending", "outcome-unknown", "sent", "received"] },
    { limit: 1000 },
  );
  // Where a person must ask the practice, nothing goes on by itself.
  const under = moving.items.filter(({ state, nextSendAt }) => state !== "outcome-unknown" || nextSendAt !== undefined);
  const waiting = await delivery.list({ states: ["switched-off", "undeliverable"] }, { limit: 1000 });
  const another = waiting.items.filter(({ nextFallbackAt }) => nextFallbackAt !== undefined);
  const items = await delivery.inbox({ states: ["pending", "failing"] }, { limit: 1000 });
  const attention = await delivery.attention({}, { limit: 1000 });
  const untold = attention.items.filter(({ toldAt }) => toldAt === undefined);
  const parts = [
    ...under.map(({ id, state, version }) => `${id} ${state} ${version}`),
    ...items.items.map(({ messageId, state }) => `${messageId} ${state}`),
    ...another.map(({ id, state, version }) => `${id} goes another way, ${state} ${version}`),
    ...untold.map(({ id }) => `${id} untold`),
  ];
  return parts.length === 0 ? "" : `${parts.length} open, ${parts.slice(0, 3).join(", ")}`;
}
