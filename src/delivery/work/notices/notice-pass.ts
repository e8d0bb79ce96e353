import { steadyClock, type PollClock } from "../../../transport/polling/clock.js";
import type { DeliveryContext, PassParts } from "../../delivery-context.js";
import { attentionOf } from "../../show/attention.js";
import { inTime } from "../in-time.js";
import { severalAtOnce } from "../several-at-once.js";
import type { ClaimedNotice } from "../../store/store.js";

/** Notices that are told at a time. */
export const noticesAtOnce = 8;

/** The longest pause before a notice is told again. Milliseconds. */
const longestNoticePauseMs = 3_600_000;

/**
 * Tells `onAttention` of each new attention: one process is told, and told again with the same id where it throws or
 * takes too long. Without `onAttention` the notices are left to others over the same store. Returns how many were told.
 */
export async function noticePass(
  context: DeliveryContext,
  pass: PassParts,
  clock: Pick<PollClock, "after"> = steadyClock,
): Promise<number> {
  const { onAttention, store, work } = context;
  if (onAttention === undefined) return 0;
  const failed = (error: unknown, mailboxId?: string): void =>
    pass.onFailure({ loop: "notices", mailboxId, messageId: undefined, error });
  let told = 0;

  async function tell({ attention, fence, tried }: ClaimedNotice): Promise<void> {
    const lease = { id: attention.id, fence };
    const { mailboxId, deliveryId, reason, since } = attention;
    const report = (isTaken: boolean): void =>
      context.tell({
        type: "told",
        ...{ mailboxId, deliveryId, reason, isTaken },
        sinceOpenedMs: context.nowMs() - since,
      });
    try {
      const late = (): Error => notAnswered(work.tellMs);
      await inTime(async () => onAttention?.(attentionOf(attention)), work.tellMs, late, clock);
    } catch (error) {
      failed(error, attention.mailboxId);
      await store.endNotice({ ...lease, retryAfterMs: pauseAfter(tried, context) });
      report(false);
      return;
    }
    await store.endNotice({ ...lease, toldAt: context.nowMs() });
    report(true);
    told += 1;
  }

  await severalAtOnce(
    { signal: pass.signal },
    {
      atOnce: noticesAtOnce,
      // The lease outlasts the telling.
      claim: (limit) => store.claimNotices({ leaseMs: work.tellMs + work.leaseMs, limit }),
      work: tell,
      mailboxOf: ({ attention }) => attention.mailboxId,
      failed,
      lookEveryMs: work.lookEveryMs,
    },
  );
  return told;
}

function notAnswered(afterMs: number): Error {
  return new Error(`onAttention has not answered for ${afterMs / 1_000} seconds: it is called again.`);
}

/** Doubles from the first pause to the longest. */
function pauseAfter(tried: number, { work }: DeliveryContext): number {
  return Math.round(Math.min(work.longestPauseMs, longestNoticePauseMs, work.firstPauseMs * 2 ** tried));
}
