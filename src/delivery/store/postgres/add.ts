import type { PreparedDelivery } from "../rows.js";
import type { Sealing } from "../sealing/sealing.js";
import { toText } from "../storable-text.js";
import { piecesOf } from "./bodies.js";
import { orNull, whole } from "./cells.js";
import { factColumns, selectRows, storable } from "./delivery-rows.js";
import { eventJson } from "./events.js";
import type { Names } from "./names.js";

/** Stores what is new of prepared deliveries (parameters: `insertValues`), and answers their ids. */
export function insertStatement(names: Names): string {
  return `select id, durable from ${names.at("add_deliveries")}(cast($1 as text), cast($2 as bytea))`;
}

/** Prepared deliveries as JSON, and the bytes of their bodies in a row. No two may have the same id. */
export function insertValues(all: readonly PreparedDelivery[], sealing: Sealing): [string, Uint8Array] {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const rows = all.map(({ row, body, events }) => {
    const places = Object.entries(piecesOf(row.id, body, sealing)).flatMap(([column, piece]) => {
      if (piece === undefined) return [];
      pieces.push(piece);
      const from = length + 1;
      length += piece.byteLength;
      return [
        [`${column}_from`, from],
        [`${column}_for`, piece.byteLength],
      ];
    });
    return {
      id: toText(row.id),
      ods_code: toText(row.odsCode),
      caller_id: toText(row.callerId),
      mailbox_id: toText(row.mailboxId),
      created_at: whole(row.createdAt),
      message_bundle: toText(row.ids.messageBundle),
      message_header: toText(row.ids.messageHeader),
      document_bundle: toText(row.ids.documentBundle),
      composition: toText(row.ids.composition),
      encounter: toText(row.ids.encounter),
      content_hash: row.contentHash,
      content_version: row.contentVersion,
      address_key: row.addressKey,
      patient_key: orNull(row.patientKey),
      link_kind: row.link?.kind ?? null,
      link_delivery_id: orNull(row.link?.deliveryId),
      version: row.version,
      fence: row.fence,
      ...Object.fromEntries(
        Object.entries(factColumns).map(([name, { column }]) => [
          column,
          storable(row[name as keyof typeof factColumns]),
        ]),
      ),
      ...(Object.fromEntries(places) as Readonly<Record<string, number>>),
      key_id: sealing.keyId ?? null,
      events: events.map(eventJson),
    };
  });
  return [JSON.stringify(rows), Buffer.concat(pieces)];
}

/** The rows that are stored under (ODS code, caller's id), or with the message's header, of some prepared ones. */
export function selectTaken(names: Names): string {
  const given = "jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as i(ods_code text, caller_id text, header text)";
  return `${selectRows(names)} where k.no in (
    select t.no from ${names.delivery_key} t join ${given} on t.caller_id = i.caller_id and t.ods_code = i.ods_code
    union select t.no from ${names.delivery_key} t join ${given} on t.message_header = i.header)`;
}

export function takenValue(all: readonly PreparedDelivery[]): string {
  return JSON.stringify(
    all.map(({ row: { odsCode, callerId, ids } }) => ({
      ods_code: toText(odsCode),
      caller_id: toText(callerId),
      header: toText(ids.messageHeader),
    })),
  );
}
