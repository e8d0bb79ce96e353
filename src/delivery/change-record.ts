import type { Attention } from "./attention.js";
import type { DeliveryContext } from "./delivery-context.js";
import { DeliveryError } from "./delivery-error.js";
import type { DeliveryRecord } from "./record.js";
import type { InboxEntry } from "./store/store.js";

/** What belongs to a change of a record. */
export interface ChangeOptions {
  /** The inbox item that causes the change. It is stored in the same step. */
  readonly entry?: InboxEntry;
  /** The error that caused the change. Whoever is notified gets it. */
  readonly cause?: unknown;
}

const attempts = 10;

/**
 * Changes a record in the store. Starts again where another sender changed it in the meantime. Notifies `onAttention`
 * if the record now needs a person for a new reason.
 */
export async function changeRecord(
  context: DeliveryContext,
  id: string,
  change: (record: DeliveryRecord) => DeliveryRecord,
  { entry, cause }: ChangeOptions = {},
): Promise<DeliveryRecord> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await knownRecord(context, id);
    const after: DeliveryRecord = { ...change(before), version: before.version + 1 };
    const stored = { record: after, expectedVersion: before.version };
    if (await (entry === undefined ? context.store.update(stored) : context.store.keepInboxItem(entry, stored))) {
      notifyIfNew(context, before.attention, after, entry?.messageId, cause);
      return after;
    }
  }
  throw new DeliveryError("changed-meanwhile", "Others kept changing this delivery: try again.", {
    deliveryId: id,
  });
}

/** @throws DeliveryError with reason `unknown-id`. */
async function knownRecord(context: DeliveryContext, id: string): Promise<DeliveryRecord> {
  const record = await context.store.findById(id);
  if (record === undefined)
    throw new DeliveryError("unknown-id", "The store has no delivery with this id: check the id.", { deliveryId: id });
  return record;
}

function notifyIfNew(
  context: DeliveryContext,
  before: Attention | undefined,
  { id, attention }: DeliveryRecord,
  inboxMessageId: string | undefined,
  cause: unknown,
): void {
  if (attention !== undefined && attention !== before)
    context.tell(attention, { deliveryId: id, inboxMessageId, cause });
}
