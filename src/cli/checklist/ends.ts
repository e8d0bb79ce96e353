import { setTimeout as pause } from "node:timers/promises";
import type { Delivery } from "../../delivery/delivery.js";
import type { DeliveryRecord } from "../../delivery/record.js";
import type { DeliveryState } from "../../delivery/states.js";
import { isMeshErrorCode } from "../../terminology/mesh-errors.js";
import { isResponseCode } from "../../terminology/response-codes.js";

/** What a message has come to. */
export interface End {
  readonly record: DeliveryRecord;
  /** The state, and `, unknown-code` where a person must find out what the answer means. */
  readonly state: string;
  /** The codes that came, in their order. */
  readonly codes: readonly string[];
  /** Reasons for which a person is told. */
  readonly attention: readonly string[];
}

/** States in which an answer is still expected. */
export const open: readonly string[] = [
  "queued",
  "sending",
  "outcome-unknown",
  "sent",
  "received",
] satisfies readonly DeliveryState[];

/** How a message is waited for. */
export interface Waiting {
  readonly delivery: Delivery;
  readonly lookEveryMs: number;
  /** No end is waited for longer than this: each message has deadlines, but one that MESH never takes has none. */
  readonly longestMs: () => number;
  readonly signal: AbortSignal;
}

/** Waits until nothing more is expected of a message. The signal ends it with its reason. */
export async function endOf(id: string, { delivery, lookEveryMs, longestMs, signal }: Waiting): Promise<End> {
  const from = performance.now();
  for (;;) {
    signal.throwIfAborted();
    const end = await endNow(id, delivery);
    if (!open.includes(end.state) && end.record.nextFallbackAt === undefined) return end;
    if (performance.now() - from > longestMs()) return { ...end, state: `${end.state}, and no end` };
    await pause(lookEveryMs);
  }
}

async function endNow(id: string, delivery: Delivery): Promise<End> {
  const record = await delivery.status(id);
  if (record === undefined) throw new Error("The message is not stored.");
  const { items } = await delivery.attention({ deliveryIds: [id] });
  const reasons = (await delivery.events(id)).map(({ reason }) => reason);
  const attention = items.map(({ reason }) => reason);
  return {
    record,
    state: attention.includes("unknown-code") ? `${record.state}, unknown-code` : record.state,
    codes: reasons.filter((reason) => isResponseCode(reason) || isMeshErrorCode(reason)),
    attention,
  };
}
