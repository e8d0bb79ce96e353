import { MeshError, type MeshErrorReason } from "../../../transport/mesh-error.js";
import type { DeliveryContext } from "../../delivery-context.js";
import { StoreError } from "../../store/store-error.js";
import type { ClaimedSend } from "../../store/store.js";
import { failureCodeOf } from "../../insight/failure-code.js";
import type { Posted } from "./outcome.js";
import { pauseAfter } from "./pauses.js";

/** Stops the sends of a mailbox while they fail for MESH's, the network's or the mailbox's sake. */
export interface Breaker {
  /** How many sends of one mailbox may be begun at once: a single one until MESH is known to work. */
  perMailbox(): number;
  /** Opens or closes the mailbox's breaker after a send that was claimed at `claimedAt` (steady milliseconds). */
  after(claim: ClaimedSend, posted: Posted, claimedAt: number): Promise<void>;
}

export function breakerOf(context: DeliveryContext): Breaker {
  const { store, work } = context;
  /** When this worker opened the breakers that are open, by its steady clock. */
  const openedAt = new Map<string, number>();
  let meshWorks = false;
  return {
    perMailbox: () => (meshWorks ? work.sendsPerMailbox : 1),
    async after({ row: { mailboxId }, mailboxFailures }, { certainty, fault, error }, claimedAt) {
      if (wasNeverShown(error)) {
        // The next message may be tried in its place.
        const asBefore = { failures: mailboxFailures, retryAt: context.nowMs() };
        if (mailboxFailures > 0) await store.setBreaker(mailboxId, asBefore);
        return;
      }
      const isOpen = mailboxFailures > 0 || openedAt.has(mailboxId);
      // A message that MESH refuses shows that MESH works.
      if (certainty === "done" || fault === "message") {
        meshWorks = true;
        openedAt.delete(mailboxId);
        if (isOpen) await store.setBreaker(mailboxId, { failures: 0, retryAt: undefined });
        return;
      }
      if (fault === undefined) return;
      if (fault === "network") meshWorks = false;
      // Of several sends at the same time, one failure counts.
      if ((openedAt.get(mailboxId) ?? -Infinity) > claimedAt) return;
      openedAt.set(mailboxId, performance.now());
      const failures = mailboxFailures + 1;
      const at = context.nowMs();
      const retryAt = at + pauseAfter(context, failures);
      await store.setBreaker(mailboxId, { failures, retryAt, at, fault: failureCodeOf(error) });
    },
  };
}

/** Refusals of our own, unless MESH answered. */
const ownRefusals: ReadonlySet<unknown> = new Set<MeshErrorReason>(["header-invalid", "too-large"]);

/** A message that is damaged, or that was refused before it was sent, says nothing about MESH. */
function wasNeverShown(error: unknown): boolean {
  if (error instanceof StoreError) return true;
  return error instanceof MeshError && error.status === undefined && ownRefusals.has(error.reason);
}
