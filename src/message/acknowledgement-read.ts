import type { Acknowledgement } from "./acknowledgement-types.js";

/**
 * Reads an ITK3 acknowledgement, in every shape that receivers are known to send (UR-110 to UR-116).
 * @throws AcknowledgementUnreadableError where nothing can be relied on.
 */
export function readAcknowledgement(xml: string | Uint8Array): Acknowledgement {
  throw new Error(`Not built yet: ${String(xml.length)}`);
}
