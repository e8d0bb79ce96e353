import type { Envelope } from "../../../transport/transport.js";
import type { DeliveryBody } from "../rows.js";
import type { Place, Sealing } from "../sealing/sealing.js";
import { submittedOf } from "../submitted.js";
import { bytes, isEmpty, jsonBytes, jsonOf, optionalText, text } from "./cells.js";
import type { Cells } from "./client.js";

/** The columns of a body, all of them bytes. */
export const bodyColumns = ["envelope", "bytes", "first_envelope", "first_bytes", "consultation"] as const;

export type BodyPieces = Readonly<Record<(typeof bodyColumns)[number], Uint8Array | undefined>>;

/** What is stored of a body: sealed, where there is a key. */
export function piecesOf(
  deliveryId: string,
  { envelope, asFirst, ...submitted }: DeliveryBody,
  sealing: Sealing,
): BodyPieces {
  const seal = (column: keyof BodyPieces, value: Uint8Array): Uint8Array =>
    sealing.seal(placeOf(deliveryId, column), value);
  return {
    envelope: seal("envelope", headersOf(envelope)),
    bytes: seal("bytes", envelope.body),
    first_envelope: asFirst && seal("first_envelope", headersOf(asFirst)),
    first_bytes: asFirst && seal("first_bytes", asFirst.body),
    consultation: seal("consultation", jsonBytes(submitted)),
  };
}

/** Of a row with the delivery's `id`. @throws StoreError `key-missing`, `corrupt` */
export function envelopesOf(cells: Cells, sealing: Sealing): Pick<DeliveryBody, "envelope" | "asFirst"> {
  const open = openerOf(cells, sealing);
  const asFirst = isEmpty(cells["first_envelope"]) ? undefined : envelopeOf(open, "first_envelope", "first_bytes");
  return { envelope: envelopeOf(open, "envelope", "bytes"), asFirst };
}

export function bodyOf(cells: Cells, sealing: Sealing): DeliveryBody {
  return { ...envelopesOf(cells, sealing), ...submittedOf(jsonOf(openerOf(cells, sealing)("consultation"))) };
}

function placeOf(deliveryId: string, column: keyof BodyPieces): Place {
  return { table: "body", row: deliveryId, column };
}

type Opener = (column: keyof BodyPieces) => Uint8Array;

function openerOf(cells: Cells, sealing: Sealing): Opener {
  return (column) =>
    sealing.open(placeOf(text(cells, "id"), column), optionalText(cells, "key_id"), bytes(cells, column));
}

function headersOf({ body: _, ...headers }: Envelope): Uint8Array {
  return jsonBytes(headers);
}

function envelopeOf(open: Opener, headers: keyof BodyPieces, body: keyof BodyPieces): Envelope {
  return { ...(jsonOf(open(headers)) as Omit<Envelope, "body">), body: open(body) };
}
