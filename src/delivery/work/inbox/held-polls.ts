import { steadyClock, type PollClock } from "../../../transport/polling/clock.js";
import type { DeliveryContext } from "../../delivery-context.js";
import type { ClaimedPoll } from "../../store/store.js";

/** A mailbox whose inbox this worker reads. */
export interface HeldPoll extends ClaimedPoll {
  /** Aborted when the lease is lost, or the workers are to end: nothing more is begun. */
  readonly signal: AbortSignal;
}

/** The poll leases of this worker. They are renewed until they are given back. */
export interface HeldPolls {
  hold(poll: ClaimedPoll): HeldPoll;
  release(poll: HeldPoll): void;
  /** Ends the renewing. */
  close(): void;
}

/**
 * Renews the leases, so that nobody else reads the same inboxes. One that was lost is given up: another worker goes on
 * with that inbox.
 */
export function heldPolls(
  { store, work }: DeliveryContext,
  ending: AbortSignal,
  onFailure: (error: unknown) => void,
  clock: PollClock = steadyClock,
): HeldPolls {
  const held = new Map<ClaimedPoll, { readonly stop: AbortController; heldUntil: number }>();
  let cancel: (() => void) | undefined;
  const stopAll = (): void => {
    for (const { stop } of held.values()) stop.abort();
  };
  ending.addEventListener("abort", stopAll, { once: true });

  async function renew(): Promise<void> {
    const asked = [...held.keys()];
    if (asked.length === 0) return;
    const askedAt = clock.now();
    try {
      const kept = await store.renewPolls(asked.map(leaseOf), work.leaseMs);
      for (const poll of asked) {
        const one = held.get(poll);
        const isKept = kept.some(({ id, fence }) => id === poll.mailbox.mailboxId && fence === poll.fence);
        if (one !== undefined && isKept) one.heldUntil = askedAt + work.leaseMs;
        else one?.stop.abort();
      }
    } catch (error) {
      onFailure(error);
      // The store cannot say, so what has not been renewed for the whole time counts as lost.
      for (const { stop, heldUntil } of held.values()) if (heldUntil <= clock.now()) stop.abort();
    }
  }

  let closed = false;
  function next(): void {
    if (!closed) cancel = clock.after(work.leaseMs / 3, () => void renew().then(next));
  }

  return {
    hold(poll) {
      const stop = new AbortController();
      const one: HeldPoll = { ...poll, signal: stop.signal };
      held.set(one, { stop, heldUntil: clock.now() + work.leaseMs });
      if (ending.aborted) stop.abort();
      if (cancel === undefined) next();
      return one;
    },
    release: (poll) => void held.delete(poll),
    close() {
      closed = true;
      cancel?.();
      ending.removeEventListener("abort", stopAll);
    },
  };
}

const leaseOf = ({ mailbox, fence }: ClaimedPoll): { id: string; fence: number } => ({ id: mailbox.mailboxId, fence });
