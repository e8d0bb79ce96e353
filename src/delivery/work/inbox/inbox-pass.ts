import { steadyClock } from "../../../transport/polling/clock.js";
import type { LoopPass } from "../../delivery-context.js";
import { roomFor } from "../at-once.js";
import { firstOf } from "../first-of.js";
import { heldPolls, type HeldPoll } from "./held-polls.js";
import { matchLeftovers } from "./match-leftovers.js";
import { pollMailbox } from "./poll-mailbox.js";
import { foreignMailboxes } from "./foreign-mailboxes.js";

/** Inboxes that are read at a time, and items that are downloaded and stored in all of them. */
const mailboxesAtOnce = 8;
const downloadsAtOnce = 32;

/** Within a pass, which one large inbox may make long, another inbox is read again after so many milliseconds. */
const againAfterMs = 60_000;

/**
 * Reads the inboxes that are due, and matches what was stored and not matched yet. Each inbox is a piece of work of its
 * own: one that hangs, or holds thousands of items, holds up no other. Returns how many items were acknowledged.
 */
export const inboxPass: LoopPass = async (context, pass) => {
  const { store, work } = context;
  const failed = (error: unknown): void =>
    pass.onFailure({ loop: "inbox", mailboxId: undefined, messageId: undefined, error });
  const held = heldPolls(context, pass.signal, failed);
  const foreign = foreignMailboxes(context);
  const room = roomFor(downloadsAtOnce);
  const begun = new Map<string, number>();
  const running = new Set<Promise<void>>();
  const inHand = new Set<string>();
  let received = 0;

  /** Takes inboxes that are due, as far as there is room. Returns how many. */
  async function begin(): Promise<number> {
    const limit = mailboxesAtOnce - running.size;
    if (limit <= 0 || pass.signal.aborted) return 0;
    let taken = 0;
    const ask = { now: context.nowMs(), intervalMs: work.pollEveryMs, leaseMs: work.leaseMs, limit };
    for (const claimed of await store.claimPolls({ ...ask, except: foreign.known() })) {
      const { mailboxId } = claimed.mailbox;
      const poll = held.hold(claimed);
      // The longest not polled come first, so nothing else is due.
      if (steadyClock.now() - (begun.get(mailboxId) ?? -Infinity) < againAfterMs) await giveBack(poll);
      else {
        read(poll);
        taken += 1;
      }
    }
    return taken;
  }

  async function giveBack(poll: HeldPoll): Promise<void> {
    held.release(poll);
    await store.endPoll({ id: poll.mailbox.mailboxId, fence: poll.fence });
  }

  function read(poll: HeldPoll): void {
    begun.set(poll.mailbox.mailboxId, steadyClock.now());
    const task = pollMailbox(context, pass, poll, { room, foreign, inHand })
      .then((count) => void (received += count), failed)
      .finally(() => {
        held.release(poll);
        running.delete(task);
      });
    running.add(task);
  }

  try {
    let taken = 0;
    let lookedAt = -Infinity;
    do {
      if (steadyClock.now() - lookedAt >= work.lookEveryMs) {
        await matchLeftovers(context, pass, inHand).catch(failed);
        lookedAt = steadyClock.now();
      }
      const begun = await begin().catch(failed);
      if (begun !== undefined) pass.onTurn?.();
      taken = begun ?? 0;
      await firstOf(running, work.lookEveryMs);
    } while (taken > 0 || running.size > 0);
    return received;
  } finally {
    held.close();
  }
};
