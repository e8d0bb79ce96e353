import { MeshError } from "../../../transport/mesh-error.js";
import { steadyClock, type PollClock } from "../../../transport/polling/clock.js";
import type { DeliveryContext } from "../../delivery-context.js";
import type { MailboxRow } from "../../store/rows.js";

/** Mailboxes in the store that this process's transport does not have: another process over the same store may. */
export interface ForeignMailboxes {
  /** Those that are not asked for. */
  known(): readonly string[];
  /** Remembers one. True where nobody reads its inbox: a person must know. */
  isAbandoned(mailbox: MailboxRow): boolean;
}

/** How long it is left to others before it is tried again. Milliseconds. */
export const foreignMailboxMs = 3_600_000;

/** Whether this process's transport does not have the mailbox. Any other error is the mailbox's own fault. */
export function isForeignMailbox(error: unknown): boolean {
  return error instanceof MeshError && error.reason === "no-such-mailbox";
}

const foreignOf = new WeakMap<DeliveryContext, Map<string, number>>();

export function foreignMailboxes(
  context: DeliveryContext,
  clock: Pick<PollClock, "now"> = steadyClock,
): ForeignMailboxes {
  const seenAt = foreignOf.get(context) ?? new Map<string, number>();
  foreignOf.set(context, seenAt);
  return {
    known: () => [...seenAt].filter(([, at]) => clock.now() - at < foreignMailboxMs).map(([mailboxId]) => mailboxId),
    isAbandoned({ mailboxId, polledAt = -Infinity }) {
      const isKnown = seenAt.has(mailboxId);
      seenAt.set(mailboxId, clock.now());
      return isKnown && context.nowMs() - polledAt >= foreignMailboxMs;
    },
  };
}
