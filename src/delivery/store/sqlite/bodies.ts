import { createHash } from "node:crypto";
import type { Envelope } from "../../../transport/transport.js";
import type { DeliveryBody } from "../rows.js";
import { submittedOf } from "../submitted.js";
import { openBytes, openJson, sealedBytes, sealedText, type SealedRow } from "./sealed-cells.js";
import { bytesOrNone, damaged, marks, textOrNone, type Session, type SqlRow } from "./session.js";

type SqlValueOrNone = string | Uint8Array | null | undefined;

/** The bytes lie beside the rest of an envelope, as they are. */
function withoutBytes(envelope: Envelope): string {
  return JSON.stringify({ ...envelope, body: undefined });
}

const placeOf = (deliveryId: string): SealedRow => ({ table: "body", row: deliveryId });

export function insertBody(session: Session, seq: number, deliveryId: string, body: DeliveryBody): void {
  const { envelope, asFirst, ...given } = body;
  const { sealing } = session;
  const at = placeOf(deliveryId);
  const sent = [
    sealedText(sealing, at, "envelope", withoutBytes(envelope)),
    sealedBytes(sealing, at, "bytes", envelope.body),
    asFirst && sealedText(sealing, at, "as_first", withoutBytes(asFirst)),
    asFirst && sealedBytes(sealing, at, "as_first_bytes", asFirst.body),
  ] as const;
  const submitted = sealedText(sealing, at, "submitted", JSON.stringify(given));
  // What is sealed says itself whether it was changed.
  const digestOf = (parts: readonly SqlValueOrNone[]): Uint8Array =>
    sealing.keyId === undefined ? digest(parts) : new Uint8Array();
  const values = [seq, ...sent, digestOf(sent), submitted, digestOf([submitted]), sealing.keyId];
  session.run(`insert into update_record_body values (${marks(values)})`, ...values);
}

/** What is sent. @throws StoreError `corrupt` where it is not what was stored, `key-missing`. */
export function readEnvelopes(
  session: Session,
  seq: number,
  deliveryId: string,
): Pick<DeliveryBody, "envelope" | "asFirst"> {
  const row = session.get(
    "select envelope, bytes, as_first, as_first_bytes, sent_digest, key_id from update_record_body where delivery = ?",
    seq,
  );
  if (row === undefined) return damaged();
  checkDigest(row, ["envelope", "bytes", "as_first", "as_first_bytes"], "sent_digest");
  const at = placeOf(deliveryId);
  return {
    envelope: envelopeOf(session, at, row, "envelope", "bytes") ?? damaged(),
    asFirst: envelopeOf(session, at, row, "as_first", "as_first_bytes"),
  };
}

export function readBody(session: Session, seq: number, deliveryId: string): DeliveryBody | undefined {
  const sql = "select submitted, submitted_digest, key_id from update_record_body where delivery = ?";
  const row = session.get(sql, seq);
  if (row === undefined) return undefined;
  checkDigest(row, ["submitted"], "submitted_digest");
  const submitted = openJson(session.sealing, placeOf(deliveryId), row, "submitted");
  return { ...readEnvelopes(session, seq, deliveryId), ...submittedOf(submitted) };
}

/** SQLite does not notice where a disk changes the middle of a long value; a practice must never get such bytes. */
function checkDigest(row: SqlRow, names: readonly string[], digestName: string): void {
  if (textOrNone(row, "key_id") !== undefined) return;
  const stored = bytesOrNone(row, digestName);
  const found = digest(names.map((name) => hashed(row, name)));
  if (stored === undefined || Buffer.compare(stored, found) !== 0) damaged();
}

function hashed(row: SqlRow, name: string): SqlValueOrNone {
  const value = row[name];
  return typeof value === "number" ? damaged() : value;
}

function digest(parts: readonly SqlValueOrNone[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) {
    // With its length, so that no byte can move from one part to the next.
    hash.update(`${part?.length ?? "none"}:`);
    if (part !== undefined && part !== null) hash.update(part);
  }
  return new Uint8Array(hash.digest());
}

function envelopeOf(
  { sealing }: Session,
  at: SealedRow,
  row: SqlRow,
  name: string,
  bytes: string,
): Envelope | undefined {
  const envelope = openJson(sealing, at, row, name) as Omit<Envelope, "body"> | undefined;
  const body = openBytes(sealing, at, row, bytes);
  return envelope === undefined || body === undefined ? undefined : { ...envelope, body };
}
