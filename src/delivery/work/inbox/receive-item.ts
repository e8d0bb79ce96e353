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

/** An item that is stored. */
export interface KeptItem {
  /** What is to be matched. Undefined where somebody had stored it before, and sees to that. */
  readonly row?: ItemRow;
}

/**
 * Downloads an item and stores it. Undefined: it is not ours, and stays with MESH.
 *
 * @throws MeshError, StoreError: it could not be downloaded or stored. MESH lists it again.
 */
export async function receiveItem(
  context: DeliveryContext,
  transport: InboxTransport,
  listed: ListedItem,
): Promise<KeptItem | undefined> {
  const { mailboxId, messageId } = listed;
  const item = { ...(await transport.download(messageId)), messageId };
  if (!context.ours.covers(item)) {
    context.ours.remember(messageId);
    return undefined;
  }
  const receivedAt = context.nowMs();
  const isNew = await context.store.keepItem(mailboxId, item, receivedAt, patientKeysIn(context.lookUpKey, item));
  return isNew ? { row: pendingRow(listed, item, receivedAt) } : {};
}

/**
 * Acknowledges an item that is stored to MESH (ME-08). Meanwhile it is matched in its place: answers of one delivery
 * count in the order in which they came.
 *
 * @throws MeshError: it could not be acknowledged. It is matched all the same, and MESH lists it again.
 */
export async function acknowledgeItem(
  context: DeliveryContext,
  transport: InboxTransport,
  messageId: string,
  row: ItemRow | undefined,
  place: Place,
  pass: PassParts,
): Promise<void> {
  const acknowledging = transport.acknowledge(messageId);
  // It may fail before the item's turn comes.
  acknowledging.catch(() => undefined);
  if (row?.item === undefined) place.leave();
  else await place.inTurn(aboutOf(row.item), () => matchSafely(context, row, pass));
  await acknowledging;
}

function pendingRow(
  { mailboxId, messageId, failures }: ListedItem,
  item: NonNullable<ItemRow["item"]>,
  receivedAt: number,
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
