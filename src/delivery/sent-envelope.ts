import type { Envelope } from "../transport/transport.js";
import type { DeliveryBody, DeliveryRow } from "./store/rows.js";

/** What goes to MESH: a replacement of what never left goes as a first version. */
export function sentEnvelope(
  { goesAsFirst }: Pick<DeliveryRow, "goesAsFirst">,
  { envelope, asFirst }: Pick<DeliveryBody, "envelope" | "asFirst">,
): Envelope {
  return goesAsFirst ? (asFirst ?? envelope) : envelope;
}
