import { createHash } from "node:crypto";
import type { Envelope } from "../../../transport/transport.js";
import type { DeliveryBody } from "../rows.js";
import { submittedOf } from "../submitted.js";
import { bytesOrNone, damaged, json, marks, type Session, type SqlRow } from "./session.js";

type SqlValueOrNone = string | Uint8Array | null | undefined;

/** The bytes lie beside the rest of an envelope, as they are. */
function withoutBytes(envelope: Envelope): string {
  return JSON.stringify({ ...envelope, body: undefined });
}

export function insertBody(session: Session, seq: number, body: DeliveryBody): void {
  const { envelope, asFirst, ...given } = body;
  const sent = [withoutBytes(envelope), envelope.body, asFirst && withoutBytes(asFirst), asFirst?.body] as const;
  const submitted = JSON.stringify(given);
  const values = [seq, ...sent, digest(sent), submitted, digest([submitted])];
  session.run(`insert into update_record_body values (${marks(values)})`, ...values);
}

/** What is sent. @throws StoreError `corrupt` where it is not what was stored. */
export function readEnvelopes(session: Session, seq: number): Pick<DeliveryBody, "envelope" | "asFirst"> {
  const row = session.get(
    "select envelope, bytes, as_first, as_first_bytes, sent_digest from update_record_body where delivery = ?",
    seq,
  );
  if (row === undefined) return damaged();
  checkDigest(row, ["envelope", "bytes", "as_first", "as_first_bytes"], "sent_digest");
  return {
    envelope: envelopeOf(row, "envelope", "bytes") ?? damaged(),
    asFirst: envelopeOf(row, "as_first", "as_first_bytes"),
  };
}

export function readBody(session: Session, seq: number): DeliveryBody | undefined {
  const sql = "select submitted, submitted_digest from update_record_body where delivery = ?";
  const row = session.get(sql, seq);
  if (row === undefined) return undefined;
  checkDigest(row, ["submitted"], "submitted_digest");
  return { ...readEnvelopes(session, seq), ...submittedOf(json(row, "submitted")) };
}

/** SQLite does not notice where a disk changes the middle of a long value; a practice must never get such bytes. */
function checkDigest(row: SqlRow, names: readonly string[], digestName: string): void {
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

function envelopeOf(row: SqlRow, name: string, bytes: string): Envelope | undefined {
  const envelope = json(row, name) as Omit<Envelope, "body"> | undefined;
  const body = bytesOrNone(row, bytes);
  return envelope === undefined || body === undefined ? undefined : { ...envelope, body };
}
