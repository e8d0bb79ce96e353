import type { PollClock } from "../../../transport/polling/clock.js";
import type { DeliveryContext } from "../../delivery-context.js";
import type { ClaimedSend } from "../../store/store.js";
import { foreignMailboxMs } from "../inbox/foreign-mailboxes.js";
import type { Breaker } from "./breaker.js";
import { furthestAway } from "./pauses.js";

/** A send of this process, and when the store was asked for it, and answered. Steady milliseconds. */
export interface UnderWay {
  readonly mailboxId: string;
  readonly claimedAt: number;
  readonly askedAt: number;
  /** What became of it is being stored: its place is free for the next one. */
  isEnding: boolean;
}

export interface Claimed {
  readonly claimed: readonly ClaimedSend[];
  readonly mayBeMore: boolean;
}

/** What this process sends, and what it has room for. All passes of one delivery share it. */
export interface Claims {
  readonly underWay: ReadonlyMap<string, UnderWay>;
  /** Claims as many as there is room for. */
  claim(): Promise<Claimed>;
  /** This process' transport does not have the mailbox. */
  noteForeign(mailboxId: string): void;
  /** Frees the places of these, unless they cannot be stored. */
  ending(deliveryIds: readonly string[], stored: Promise<unknown>): void;
  /** A send is over. The delivery may have been claimed again by now. */
  end(deliveryId: string, own: UnderWay | undefined): void;
}

export function claimsOf(context: DeliveryContext, breaker: Breaker, clock: Pick<PollClock, "now">): Claims {
  const { store, work } = context;
  const underWay = new Map<string, UnderWay>();
  /** Others over the same store send for them. They are tried again: this process's transport may have them by then. */
  const notOurs = new Map<string, number>();
  let claiming: Promise<unknown> = Promise.resolve();

  async function claimNow(): Promise<Claimed> {
    const places = [...underWay.values()].filter(({ isEnding }) => !isEnding);
    const limit = work.sends - places.length;
    if (limit <= 0) return { claimed: [], mayBeMore: false };
    const most = breaker.perMailbox();
    const busy = new Map<string, number>();
    for (const { mailboxId } of places) busy.set(mailboxId, (busy.get(mailboxId) ?? 0) + 1);
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
    for (const { row } of claimed)
      underWay.set(row.id, { mailboxId: row.mailboxId, claimedAt, askedAt, isEnding: false });
    // Otherwise nothing else is due of the mailboxes that have room.
    const mayBeMore = claimed.length === limit || (claimed.length > 0 && perMailbox < most);
    return { claimed, mayBeMore };
  }

  return {
    underWay,
    // One at a time: two would each fill the same places.
    claim() {
      const claimed = claiming.then(claimNow);
      claiming = claimed.catch(() => undefined);
      return claimed;
    },
    noteForeign(mailboxId) {
      notOurs.set(mailboxId, clock.now());
    },
    ending(deliveryIds, stored) {
      const places = deliveryIds.flatMap((id) => underWay.get(id) ?? []);
      for (const place of places) place.isEnding = true;
      stored.catch(() => {
        for (const place of places) place.isEnding = false;
      });
    },
    end(deliveryId, own) {
      if (underWay.get(deliveryId) === own) underWay.delete(deliveryId);
    },
  };
}
