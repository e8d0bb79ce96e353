import { steadyClock, type PollClock } from "../../../transport/polling/clock.js";
import type { DeliveryContext, PassParts } from "../../delivery-context.js";
import { pause } from "../../run/pause.js";
import { severalAtOnce } from "../several-at-once.js";
import { storeFailure, storeSent } from "./outcome.js";
import { tryFallback, type HeldFallback } from "./try-fallback.js";

/** How many consultations are sent another way at the same time. */
const fallbacksAtOnce = 4;

/** Pauses before trying again to store that a message was sent: otherwise it would be sent once more. */
const storeAgainMs = [100, 500, 2_000];

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
  let sent = 0;

  async function send(claimed: HeldFallback): Promise<void> {
    const tried = await tryFallback(context, policy, claimed, clock);
    if (tried === "not-needed") return;
    if (tried === "sent") {
      await keepTrying(() => storeSent(context, claimed.row));
      sent += 1;
      return;
    }
    if (tried.error !== undefined) failed(tried.error, claimed.row.mailboxId);
    await storeFailure(context, policy, claimed.row, tried);
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

async function keepTrying(work: () => Promise<void>): Promise<void> {
  for (const pauseMs of storeAgainMs) {
    try {
      await work();
      return;
    } catch {
      await pause(pauseMs);
    }
  }
  await work();
}
