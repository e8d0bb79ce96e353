import type { AttentionClosing } from "../change.js";
import type { Sealing } from "../sealing/sealing.js";
import { toText } from "../storable-text.js";
import { notePlace } from "./attention-rows.js";
import { text } from "./cells.js";
import type { Database } from "./database.js";
import type { Names } from "./names.js";

/** A closing, and the person's note as it is sealed for each attention that it closes. */
export interface SealedClosing extends AttentionClosing {
  readonly notes?: { readonly keyId: string; readonly byId: Readonly<Record<string, string>> };
}

/**
 * A note opens beside its own attention alone, so those that will be closed are looked up before. One that is opened in
 * between has changed its delivery's version: then the change is refused as a whole. Words of ours stay as they are.
 */
export async function sealedClosings(
  database: Database,
  names: Names,
  sealing: Sealing,
  closings: readonly AttentionClosing[],
): Promise<readonly SealedClosing[]> {
  const { keyId } = sealing;
  return Promise.all(
    closings.map(async (closing): Promise<SealedClosing> => {
      if (closing.by === undefined) return closing;
      if (keyId === undefined) {
        // Refused where others encrypt.
        sealing.seal(notePlace(""), new Uint8Array());
        return closing;
      }
      const note = Buffer.from(toText(closing.how));
      const sealed = (await idsOf(database, names, closing)).map((id) => [
        toText(id),
        Buffer.from(sealing.seal(notePlace(id), note)).toString("base64"),
      ]);
      return { ...closing, notes: { keyId, byId: Object.fromEntries(sealed) as Record<string, string> } };
    }),
  );
}

async function idsOf(
  database: Database,
  names: Names,
  { ids, deliveryId, mailboxId, inboxMessageId }: AttentionClosing,
): Promise<readonly string[]> {
  if (ids !== undefined) return ids;
  const given = Object.entries({ delivery_id: deliveryId, mailbox_id: mailboxId, inbox_message_id: inboxMessageId });
  const conditions = given.flatMap(([column, value]) =>
    value === undefined ? [] : [[column, toText(value)] as const],
  );
  const rows = await database.rows(
    `select id from ${names.attention} where ${[
      "closed_at is null",
      ...conditions.map(([column], index) => `${column} = $${index + 1}`),
    ].join(" and ")}`,
    conditions.map(([, value]) => value),
  );
  return rows.map((cells) => text(cells, "id"));
}
