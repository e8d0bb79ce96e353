import { steadyClock, type PollClock } from "../../../transport/polling/clock.js";
import type { DeliveryContext, PassParts } from "../../delivery-context.js";
import { severalAtOnce } from "../several-at-once.js";
import { keepTrying } from "./keep-trying.js";
import { storeFailure, storeSent } from "./outcome.js";
import type { HeldFallback } from "./try-content.js";
import { tryFallback } from "./try-fallback.js";

/** How many consultations are sent another way at the same time. */
const fallbacksAtOnce = 4;

/**
 * Sends another way what is due (UR-102): each consultation by one process at a time, and again where that one dies.
 * Without the option `fallback` it is left to others over the same store. Returns how many were sent.
 */
export async function fallbackPass(
  context: DeliveryContext,
  pass: PassParts,
  clock: PollClock = steadyClock,
): Promise<number> {
  const { fallback, store, work } = context;
  if (fallback === undefined) return 0;
  const policy = fallback;
  const failed = (error: unknown, mailboxId?: string): void =>
    pass.onFailure({ loop: "fallback", mailboxId, messageId: undefined, error });
  // Sent, and not yet stored as sent: what this process claims of these once more only lengthens its lease.
  const unstored = new Set<string>();
  let sent = 0;

  async function send({ row, ...held }: HeldFallback): Promise<void> {
    if (unstored.has(row.id)) return;
    const tried = await tryFallback(context, policy, { row, ...held }, clock);
    if (tried === "not-needed") return;
    const trying = {
      signal: pass.signal,
      isLeaseOver: () => clock.now() >= held.leaseUntil,
      onFailure: (error: unknown) => failed(error, row.mailboxId),
    };
    const at = context.nowMs();
    if (tried === "sent") {
      unstored.add(row.id);
      await keepTrying((isAgain) => storeSent(context, row, { at, isAgain }), trying).finally(() =>
        unstored.delete(row.id),
      );
      sent += 1;
      return;
    }
    if (tried.error !== undefined) failed(tried.error, row.mailboxId);
    await keepTrying((isAgain) => storeFailure(context, policy, row, tried, { at, isAgain }), trying);
  }

  // The lease outlasts look-up, document and sending.
  const leaseMs = 3 * policy.sendMs + work.leaseMs;
  const longestPauseMs = Math.ceil(Math.max(0, ...policy.retryAfterMs) * 1.25);
  await severalAtOnce(pass, {
    atOnce: fallbacksAtOnce,
    async claim(limit) {
      const leaseUntil = clock.now() + leaseMs;
      const claimed = await store.claimFallbacks({ now: context.nowMs(), leaseMs, limit, longestPauseMs });
      return claimed.map((one) => ({ ...one, leaseUntil }));
    },
    work: send,
    mailboxOf: ({ row }) => row.mailboxId,
    failed,
    lookEveryMs: work.lookEveryMs,
  });
  return sent;
}
