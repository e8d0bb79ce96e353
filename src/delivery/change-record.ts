import type { Attention } from "./attention.js";
import type { DeliveryContext } from "./delivery-context.js";
import { DeliveryError } from "./delivery-error.js";
import type { DeliveryRecord } from "./record.js";
import type { InboxEntry } from "./store/inbox-entry.js";

/** What a person is told with a change. */
export interface ChangeOptions {
  /** The item of the inbox that makes the change: kept in the same step. */
  readonly entry?: InboxEntry;
  /** The error that gave rise to it. */
  readonly cause?: unknown;
}

const attempts = 10;

/**
 * Changes a record as it stands in the store, anew where another sender was quicker; tells a person what newly needs
 * one.
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
      tellWhatIsNew(context, before.attention, after, entry?.messageId, cause);
      return after;
    }
  }
  throw new DeliveryError("changed-meanwhile", "The delivery kept being changed by others: try again.", {
    deliveryId: id,
  });
}

/** @throws DeliveryError with reason `unknown-id`. */
export async function knownRecord(context: DeliveryContext, id: string): Promise<DeliveryRecord> {
  const record = await context.store.findById(id);
  if (record === undefined)
    throw new DeliveryError("unknown-id", "The store has no delivery of this id: check it.", { deliveryId: id });
  return record;
}

function tellWhatIsNew(
  context: DeliveryContext,
  before: Attention | undefined,
  { id, attention }: DeliveryRecord,
  inboxMessageId: string | undefined,
  cause: unknown,
): void {
  if (attention !== undefined && attention !== before)
    context.tell(attention, { deliveryId: id, inboxMessageId, cause });
}
