import type { MessageHeaderResponse } from "../../fhir/types.js";
import { unreadableId } from "./shape.js";
import type { AcknowledgementWarningCode } from "./warnings.js";

/** What `requestHeaderId` says where the acknowledgement names no message. */
export const unreadableInOriginal = "unreadable-in-original";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The id of the message that is answered (UR-111): without `urn:uuid:` or `MessageHeader/`, and a UUID in lower case.
 */
export function requestIdOf(
  { identifier = "" }: MessageHeaderResponse,
  warn: (code: AcknowledgementWarningCode) => void,
): string {
  const id = identifier.trim().replace(/^(?:urn:uuid:|MessageHeader\/)/i, "");
  if (id === "") warn("identifier-missing");
  else if (id.toUpperCase() === unreadableId) warn("identifier-unreadable-in-original");
  else return uuid.test(id) ? id.toLowerCase() : id;
  return unreadableInOriginal;
}
