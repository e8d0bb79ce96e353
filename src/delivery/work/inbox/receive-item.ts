import type { DeliveryContext, PassParts } from "../../delivery-context.js";
import { patientKeysIn } from "../../look-up-keys.js";
import { matchSafely } from "../../match/match-safely.js";
import { aboutOf } from "../../match/read-answer.js";
import type { ItemRow } from "../../store/rows.js";
import type { InboxTransport } from "./answering.js";
import type { Place } from "./match-order.js";

/** An item that MESH listed. */
export interface ListedItem {
  readonly mailboxId: string;
  readonly messageId: string;
  /** An earlier poll has stored it: it only has to be acknowledged. */
  readonly isStored: boolean;
  /** In how many polls it has failed. */
  readonly failures: number;
}

/**
 * Downloads an item, stores it, acknowledges it to MESH, and only then matches it (ME-08) in its place: answers of
 * one delivery count in the order in which they came. False: it is not ours, and stays with MESH.
 *
 * @throws MeshError, StoreError: it could not be downloaded, stored or acknowledged. MESH lists it again.
 */
export async function receiveItem(
  context: DeliveryContext,
  transport: InboxTransport,
  listed: ListedItem,
  place: Place,
  pass: PassParts,
): Promise<boolean> {
  const { mailboxId, messageId, isStored, failures } = listed;
  if (isStored) {
    await transport.acknowledge(messageId);
    return true;
  }
  const item = { ...(await transport.download(messageId)), messageId };
  if (!context.ours.covers(item)) {
    context.ours.remember(messageId);
    return false;
  }
  const receivedAt = context.nowMs();
  const isNew = await context.store.keepItem(mailboxId, item, receivedAt, patientKeysIn(context.lookUpKey, item));
  const acknowledging = transport.acknowledge(messageId).then(
    () => true,
    (error: unknown) => {
      // It is stored: the next poll acknowledges it again.
      pass.onFailure({ loop: "inbox", mailboxId, messageId, error });
      return false;
    },
  );
  if (isNew) {
    const row = pendingRow(listed, item, receivedAt, failures);
    await place.inTurn(aboutOf(item), () => matchSafely(context, row, pass));
  }
  return acknowledging;
}

function pendingRow(
  { mailboxId, messageId }: ListedItem,
  item: NonNullable<ItemRow["item"]>,
  receivedAt: number,
  failures: number,
): ItemRow {
  return {
    mailboxId,
    messageId,
    receivedAt,
    state: "pending",
    item,
    deliveryId: undefined,
    linkedMessageId: item.type === "report" ? item.linkedMessageId : undefined,
    failures,
    candidates: [],
  };
}
