import { steadyClock, type PollClock } from "../../../transport/polling/clock.js";
import type { DeliveryContext, PassParts } from "../../delivery-context.js";
import { rematch } from "../../match/rematch.js";
import { releaseAll } from "../../people/release-waiting.js";
import type { ClaimedSend } from "../../store/store.js";
import { foreignMailboxMs } from "../inbox/foreign-mailboxes.js";
import { breakerOf } from "./breaker.js";
import { completionsOf, type Patience } from "./completions.js";
import { leasesOf } from "./leases.js";
import { completionOf } from "./outcome.js";
import { furthestAway } from "./pauses.js";
import { post } from "./post.js";
import { provenLate } from "./proven-late.js";
import { takeOver } from "./take-over.js";
import { tellSend } from "./tell-send.js";

/** Sends what is due. All passes of one delivery share its limits. */
export interface Sender {
  /**
   * Sends until nothing is due and nothing is under way; a lasting pass until its signal is aborted or the store fails.
   * Returns how many MESH accepted.
   */
  pass(parts: PassParts, isLasting: boolean): Promise<number>;
}

interface UnderWay {
  readonly mailboxId: string;
  readonly claimedAt: number;
  readonly askedAt: number;
}

interface Claims {
  readonly claimed: readonly ClaimedSend[];
  readonly mayBeMore: boolean;
}

export function senderOf(context: DeliveryContext, clock: Pick<PollClock, "now"> = steadyClock): Sender {
  const { store, work, senderWake } = context;
  const underWay = new Map<string, UnderWay>();
  /**
   * Mailboxes that this process' transport does not have, and when that was seen: others over the same store send for
   * them. They are tried again from time to time, since a transport may have failed for a moment.
   */
  const notOurs = new Map<string, number>();
  const breaker = breakerOf(context);
  const completions = completionsOf(context);
  let lastFailure: PassParts["onFailure"] = () => undefined;
  const leases = leasesOf(context, (error) => {
    lastFailure(failureOf(error));
  });
  let claiming: Promise<unknown> = Promise.resolve();

  /** One claim at a time: two would each fill the same places. */
  async function claim(): Promise<Claims> {
    const claimed = claiming.then(claimNow);
    claiming = claimed.catch(() => undefined);
    return claimed;
  }

  async function claimNow(): Promise<Claims> {
    const limit = work.sends - underWay.size;
    if (limit <= 0) return { claimed: [], mayBeMore: false };
    const most = breaker.perMailbox();
    const busy = new Map<string, number>();
    for (const { mailboxId } of underWay.values()) busy.set(mailboxId, (busy.get(mailboxId) ?? 0) + 1);
    const full = [...busy].filter(([, sends]) => sends >= most).map(([mailboxId]) => mailboxId);
    const rooms = [...busy.values()].map((sends) => most - sends).filter((room) => room > 0);
    const perMailbox = Math.min(most, ...rooms);
    const foreign = [...notOurs]
      .filter(([, at]) => clock.now() - at < foreignMailboxMs)
      .map(([mailboxId]) => mailboxId);
    const askedAt = performance.now();
    const claimed = await store.claimSends({
      now: context.nowMs(),
      leaseMs: work.leaseMs,
      limit,
      perMailbox,
      except: [...foreign, ...full],
      longestPauseMs: furthestAway(context),
    });
    const claimedAt = performance.now();
    for (const { row } of claimed) underWay.set(row.id, { mailboxId: row.mailboxId, claimedAt, askedAt });
    // Otherwise nothing else is due of the mailboxes that have room.
    const mayBeMore = claimed.length === limit || (claimed.length > 0 && perMailbox < most);
    return { claimed, mayBeMore };
  }

  /** Sends a message, and stores the outcome. True where MESH accepted it. Never throws. */
  async function send(claimed: ClaimedSend, { onFailure }: PassParts, signal: AbortSignal): Promise<boolean> {
    const { id, fence, mailboxId } = claimed.row;
    const claimedAt = underWay.get(id)?.claimedAt ?? performance.now();
    const held = leases.hold({ id, fence }, underWay.get(id)?.askedAt ?? claimedAt);
    const tell = (error: unknown, about?: string): void => {
      onFailure(failureOf(error, about));
    };
    try {
      const began = performance.now();
      const posted = await post(context, claimed, leases, held, tell);
      const durationMs = performance.now() - began;
      if (posted.isForeign === true) notOurs.set(mailboxId, clock.now());
      if (posted.error !== undefined) tell(posted.error, mailboxId);
      await breaker.after(claimed, posted, claimedAt).catch(tell);
      const completion = completionOf(context, claimed, posted, context.nowMs());
      const patience: Patience = { signal, onFailure: tell };
      const isStored = await completions.store(completion, patience);
      tellSend(context, claimed, completion, { durationMs, isStored });
      // As long as the lease was held, a report about this id waits in the inbox; now it may have been given up.
      if (!isStored && posted.messageId !== undefined) {
        await rematch(context, posted.messageId);
        await provenLate(context, claimed);
      }
      return isStored && posted.certainty === "done";
    } catch (error) {
      tell(error);
      return false;
    } finally {
      leases.release(held);
      underWay.delete(id);
      senderWake.wake();
    }
  }

  /** Takes over what others left, and lets go what waited for an original. */
  async function sweep(parts: PassParts): Promise<number> {
    const tell = (error: unknown): void => {
      parts.onFailure(failureOf(error));
    };
    const failed = (error: unknown): number => {
      tell(error);
      return 0;
    };
    const taken = await takeOver(context, (id) => underWay.has(id), tell).catch(failed);
    return taken + (await releaseAll(context, tell).catch(failed));
  }

  async function pass(parts: PassParts, isLasting: boolean): Promise<number> {
    const { signal } = parts;
    lastFailure = parts.onFailure;
    const patience = isLasting ? signal : AbortSignal.abort();
    const own = new Set<Promise<void>>();
    let accepted = 0;
    let sweptAt = -Infinity;
    let hasFailed = false;

    function begin(claimed: ClaimedSend): void {
      const sending = send(claimed, parts, patience).then((isAccepted) => {
        accepted += isAccepted ? 1 : 0;
        own.delete(sending);
      });
      own.add(sending);
    }

    /** False where the store failed: the caller decides when to try again, once what is under way has ended. */
    async function beginWhatIsDue(): Promise<boolean> {
      try {
        for (let mayBeMore = true; mayBeMore && !signal.aborted;) {
          const claims = await claim();
          claims.claimed.forEach(begin);
          ({ mayBeMore } = claims);
        }
        return true;
      } catch (error) {
        parts.onFailure(failureOf(error));
        return false;
      }
    }

    for (;;) {
      const seen = senderWake.seen();
      if (!signal.aborted && !hasFailed) {
        if (performance.now() - sweptAt >= work.lookEveryMs) {
          await sweep(parts);
          sweptAt = performance.now();
        }
        hasFailed = !(await beginWhatIsDue());
      }
      if (!hasFailed) parts.onTurn?.();
      if (own.size > 0) await senderWake.next(seen, work.lookEveryMs);
      else if (signal.aborted || hasFailed) return accepted;
      else if (isLasting) await senderWake.next(seen, work.lookEveryMs, signal);
      else if (senderWake.seen() === seen && (await sweep(parts)) === 0) return accepted;
    }
  }

  return { pass };
}

function failureOf(error: unknown, mailboxId?: string): Parameters<PassParts["onFailure"]>[0] {
  return { loop: "send", mailboxId, messageId: undefined, error };
}
