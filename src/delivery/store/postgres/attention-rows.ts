import type { AttentionReason } from "../../attention.js";
import type { AttentionRow, NewAttention } from "../rows.js";
import type { Place, Sealing } from "../sealing/sealing.js";
import { fromText, toText } from "../storable-text.js";
import { number, optionalNumber, optionalText, orNull, text, whole } from "./cells.js";
import type { Cells } from "./client.js";
import type { Names } from "./names.js";

/** The columns of the attentions that a statement is given as JSON. */
export const attentionInput: string =
  "place int, id text, mailbox_id text, delivery_id text, inbox_message_id text, reason text, detail text, " +
  "since bigint";

export function attentionJson(attention: NewAttention, place: number): Readonly<Record<string, unknown>> {
  return {
    place,
    id: toText(attention.id),
    mailbox_id: toText(attention.mailboxId),
    delivery_id: orNull(attention.deliveryId),
    inbox_message_id: orNull(attention.inboxMessageId),
    reason: attention.reason,
    detail: orNull(attention.detail),
    since: whole(attention.since),
  };
}

/**
 * Opens the attentions `n`. `on conflict do nothing` must follow: one that is open already stays as it is. An id that
 * was given before is drawn again.
 */
export function insertAttentions(names: Names): string {
  const columns = ["mailbox_id", "delivery_id", "inbox_message_id", "reason", "detail", "since"];
  const isGiven = `row_number() over (partition by n.id) > 1
        or exists (select 1 from ${names.attention} a where a.id = n.id)`;
  return `insert into ${names.attention} (id, ${columns.join(", ")})
      select case when ${isGiven} then cast(gen_random_uuid() as text) else n.id end,
        ${columns.map((column) => `n.${column}`).join(", ")}`;
}

/** Where a note is sealed: as base64, since the column is text. */
export function notePlace(id: string): Place {
  return { table: "attention", row: id, column: "closed_how" };
}

function noteOf(cells: Cells, sealing: Sealing): string {
  const note = optionalText(cells, "closed_how") ?? "";
  const keyId = optionalText(cells, "key_id");
  if (keyId === undefined) return note;
  const opened = sealing.open(notePlace(text(cells, "id")), keyId, Buffer.from(note, "base64"));
  return fromText(Buffer.from(opened).toString("utf8"));
}

/** @throws StoreError `key-missing`, `corrupt` */
export function attentionRow(cells: Cells, sealing: Sealing): AttentionRow {
  const closedAt = optionalNumber(cells, "closed_at");
  return {
    id: text(cells, "id"),
    mailboxId: text(cells, "mailbox_id"),
    deliveryId: optionalText(cells, "delivery_id"),
    inboxMessageId: optionalText(cells, "inbox_message_id"),
    reason: text(cells, "reason") as AttentionReason,
    detail: optionalText(cells, "detail"),
    since: number(cells, "since"),
    toldAt: optionalNumber(cells, "told_at"),
    closed:
      closedAt === undefined
        ? undefined
        : { at: closedAt, by: optionalText(cells, "closed_by"), how: noteOf(cells, sealing) },
  };
}
