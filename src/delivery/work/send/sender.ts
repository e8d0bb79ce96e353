import { steadyClock, type PollClock } from "../../../transport/polling/clock.js";
import type { DeliveryContext, PassParts } from "../../delivery-context.js";
import { rematch } from "../../match/rematch.js";
import { releaseAll } from "../../people/release-waiting.js";
import type { ClaimedSend } from "../../store/store.js";
import { breakerOf } from "./breaker.js";
import { claimsOf } from "./claims.js";
import { releaseFromTheFuture } from "./clock-ahead.js";
import { completionsOf, type Patience } from "./completions.js";
import { leasesOf } from "./leases.js";
import { completionOf } from "./outcome.js";
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

/** How often what a clock ahead of this one submitted is looked for. Milliseconds. */
const lookAheadMs = 60_000;

/** A single pass does not wait for a store that fails. */
const ended = AbortSignal.abort();

export function senderOf(context: DeliveryContext, clock: Pick<PollClock, "now"> = steadyClock): Sender {
  const { work, senderWake } = context;
  const breaker = breakerOf(context);
  const claims = claimsOf(context, breaker, clock);
  const completions = completionsOf(context);
  let lookedAheadAt = -Infinity;
  let lastFailure: PassParts["onFailure"] = () => undefined;
  const leases = leasesOf(context, (error) => {
    lastFailure(failureOf(error));
  });

  /** Sends a message, and stores the outcome. True where MESH accepted it. Never throws. */
  async function send(
    claimed: ClaimedSend,
    { onFailure }: PassParts,
    { signal, claimNext }: Pick<Patience, "signal" | "claimNext">,
  ): Promise<boolean> {
    const { id, fence, mailboxId } = claimed.row;
    const own = claims.underWay.get(id);
    const claimedAt = own?.claimedAt ?? performance.now();
    const held = leases.hold({ id, fence }, own?.askedAt ?? claimedAt);
    const tell = (error: unknown, about?: string): void => {
      onFailure(failureOf(error, about));
    };
    try {
      const began = performance.now();
      const posted = await post(context, claimed, leases, held, tell);
      const durationMs = performance.now() - began;
      if (posted.isForeign === true) claims.noteForeign(mailboxId);
      if (posted.error !== undefined) tell(posted.error, mailboxId);
      await breaker.after(claimed, posted, claimedAt).catch(tell);
      const completion = completionOf(context, claimed, posted, context.nowMs());
      const patience: Patience = { signal, onFailure: tell, claimNext };
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
      claims.end(id, own);
      senderWake.wake();
    }
  }

  /** Takes over what others left, and lets go what waited for an original, or for a clock that was set back. */
  async function sweep(parts: PassParts): Promise<number> {
    const tell = (error: unknown): void => {
      parts.onFailure(failureOf(error));
    };
    const failed = (error: unknown): number => {
      tell(error);
      return 0;
    };
    const taken = await takeOver(context, (id) => claims.underWay.has(id), tell).catch(failed);
    const released = await releaseAll(context, tell).catch(failed);
    const sinceLook = context.nowMs() - lookedAheadAt;
    if (sinceLook >= 0 && sinceLook < lookAheadMs) return taken + released;
    lookedAheadAt = context.nowMs();
    return taken + released + (await releaseFromTheFuture(context, tell).catch(failed));
  }

  async function pass(parts: PassParts, isLasting: boolean): Promise<number> {
    const { signal } = parts;
    lastFailure = parts.onFailure;
    const patience = { signal: isLasting ? signal : ended, claimNext };
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

    /** Claims for the places of those whose outcome is being stored, in the same transaction where the store can. */
    function claimNext(ending: readonly string[], stored: Promise<unknown>): void {
      if (signal.aborted || hasFailed) return;
      claims.ending(ending, stored);
      const next = claims
        .claim()
        .then(({ claimed }) => {
          claimed.forEach(begin);
        })
        .catch((error: unknown) => {
          hasFailed = true;
          parts.onFailure(failureOf(error));
        })
        .finally(() => {
          own.delete(next);
          senderWake.wake();
        });
      own.add(next);
    }

    /** False where the store failed: the caller decides when to try again, once what is under way has ended. */
    async function beginWhatIsDue(): Promise<boolean> {
      try {
        for (let mayBeMore = true; mayBeMore && !signal.aborted;) {
          const { claimed, ...more } = await claims.claim();
          claimed.forEach(begin);
          ({ mayBeMore } = more);
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
