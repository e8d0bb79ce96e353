import type { Envelope } from "../../../transport/transport.js";
import type { DeliveryBody } from "../rows.js";
import { submittedOf } from "../submitted.js";
import { bytes, fromJsonBytes, isEmpty, jsonBytes } from "./cells.js";
import type { Cells } from "./client.js";

/** The columns of a body, all of them bytes. */
export const bodyColumns = ["envelope", "bytes", "first_envelope", "first_bytes", "consultation"] as const;

export type BodyPieces = Readonly<Record<(typeof bodyColumns)[number], Uint8Array | undefined>>;

export function piecesOf({ envelope, asFirst, ...submitted }: DeliveryBody): BodyPieces {
  return {
    envelope: headersOf(envelope),
    bytes: envelope.body,
    first_envelope: asFirst && headersOf(asFirst),
    first_bytes: asFirst?.body,
    consultation: jsonBytes(submitted),
  };
}

export function envelopesOf(cells: Cells): Pick<DeliveryBody, "envelope" | "asFirst"> {
  const asFirst = isEmpty(cells["first_envelope"]) ? undefined : envelopeOf(cells, "first_envelope", "first_bytes");
  return { envelope: envelopeOf(cells, "envelope", "bytes"), asFirst };
}

export function bodyOf(cells: Cells): DeliveryBody {
  return { ...envelopesOf(cells), ...submittedOf(fromJsonBytes(cells, "consultation")) };
}

function headersOf({ body: _, ...headers }: Envelope): Uint8Array {
  return jsonBytes(headers);
}

function envelopeOf(cells: Cells, headers: string, body: string): Envelope {
  return { ...(fromJsonBytes(cells, headers) as Omit<Envelope, "body">), body: bytes(cells, body) };
}
