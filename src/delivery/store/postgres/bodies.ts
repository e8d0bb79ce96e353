import type { Confirmation } from "../../../consultation/confirmation.js";
import type { Envelope } from "../../../transport/transport.js";
import type { DeliveryBody } from "../rows.js";
import { bytes, fromJsonBytes, isEmpty, jsonBytes } from "./cells.js";
import type { Cells } from "./client.js";

/** The columns of a body, all of them bytes. */
export const bodyColumns = ["envelope", "bytes", "first_envelope", "first_bytes", "consultation"] as const;

export type BodyPieces = Readonly<Record<(typeof bodyColumns)[number], Uint8Array | undefined>>;

export function piecesOf({ envelope, asFirst, consultation, confirmations }: DeliveryBody): BodyPieces {
  return {
    envelope: headersOf(envelope),
    bytes: envelope.body,
    first_envelope: asFirst && headersOf(asFirst),
    first_bytes: asFirst?.body,
    consultation: jsonBytes({ consultation, confirmations }),
  };
}

export function envelopesOf(cells: Cells): Pick<DeliveryBody, "envelope" | "asFirst"> {
  const asFirst = isEmpty(cells["first_envelope"]) ? undefined : envelopeOf(cells, "first_envelope", "first_bytes");
  return { envelope: envelopeOf(cells, "envelope", "bytes"), asFirst };
}

export function bodyOf(cells: Cells): DeliveryBody {
  const { consultation, confirmations } = fromJsonBytes(cells, "consultation") as {
    readonly consultation?: unknown;
    readonly confirmations: readonly Confirmation[];
  };
  return { ...envelopesOf(cells), consultation, confirmations };
}

function headersOf({ body: _, ...headers }: Envelope): Uint8Array {
  return jsonBytes(headers);
}

function envelopeOf(cells: Cells, headers: string, body: string): Envelope {
  return { ...(fromJsonBytes(cells, headers) as Omit<Envelope, "body">), body: bytes(cells, body) };
}
