import { longestHandshakeMs } from "../../../transport/poll-intervals.js";
import type { DeliveryContext, PassParts } from "../../delivery-context.js";
import type { MailboxRow, Millis } from "../../store/rows.js";
import type { Room } from "../at-once.js";
import { answering, type InboxTransport } from "./answering.js";
import { isForeignMailbox, type ForeignMailboxes } from "./foreign-mailboxes.js";
import type { HeldPoll } from "./held-polls.js";
import { noteMailboxFault, noteUnusable } from "./mesh-unusable.js";
import { readItems } from "./read-items.js";

/** What the inboxes of one pass share. */
export interface PollParts {
  readonly room: Room;
  readonly foreign: ForeignMailboxes;
  /** Items that this process is storing and matching. */
  readonly inHand: Set<string>;
}

/**
 * Reads one inbox: a handshake where it is due (ME-03), then what is listed. Whatever fails is told, and tried again
 * when the inbox is due again. Returns how many items were acknowledged.
 *
 * @throws StoreError
 */
export async function pollMailbox(
  context: DeliveryContext,
  pass: PassParts,
  poll: HeldPoll,
  parts: PollParts,
): Promise<number> {
  const { mailbox, fence } = poll;
  const { mailboxId } = mailbox;
  const startedAt = context.nowMs();
  const times: { polledAt?: Millis; readAt?: Millis; handshakeAt?: Millis } = {};
  const tell = (error: unknown): void => pass.onFailure({ loop: "inbox", mailboxId, messageId: undefined, error });
  const failed = async (error: unknown): Promise<void> => {
    tell(error);
    await noteMailboxFault(context, mailboxId, error);
  };
  try {
    let transport: InboxTransport;
    try {
      transport = answering(context.transportOf(mailboxId));
    } catch (error) {
      const isForeign = isForeignMailbox(error);
      if (!isForeign) times.polledAt = startedAt;
      if (isForeign && !parts.foreign.isAbandoned(mailbox)) return 0;
      tell(error);
      await noteUnusable(context, mailboxId, error);
      return 0;
    }
    const shakeHands = async (): Promise<boolean> => {
      try {
        await transport.handshake({ signal: poll.signal });
        times.handshakeAt = context.nowMs();
        return true;
      } catch (error) {
        if (!poll.signal.aborted) await failed(error);
        return false;
      }
    };
    // While the network alone fails, the inbox is tried all the same.
    if (isHandshakeDue(mailbox, startedAt)) await shakeHands();
    const { received, wasCut, isRead } = await readItems(context, pass, poll, {
      ...parts,
      transport,
      shakeHands,
      failed,
    });
    // One that could not be read is not asked again before its time, either.
    if (!wasCut) times.polledAt = startedAt;
    if (isRead) times.readAt = startedAt;
    return received;
  } finally {
    await context.store.endPoll({ id: mailboxId, fence, ...times });
  }
}

/** A handshake that lies in the future comes from a clock that was set back: nobody knows how long ago it was. */
function isHandshakeDue({ handshakeAt = -Infinity }: MailboxRow, now: Millis): boolean {
  return handshakeAt > now || now - handshakeAt >= longestHandshakeMs;
}
