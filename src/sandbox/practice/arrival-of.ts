import { createHash } from "node:crypto";
import type { SandboxArrival } from "../arrival.js";
import type { StoredMessage } from "../store/stored-message.js";
import type { ArrivedMessage } from "./arrived-message.js";

/** What is told about a message that reached a practice. `body` is its payload: parts joined, gzip undone. */
export function arrivalOf(
  message: StoredMessage,
  body: Uint8Array,
  arrived: ArrivedMessage | undefined,
  at: Date,
): SandboxArrival {
  return {
    at,
    from: message.from,
    messageId: message.id,
    documentId: arrived?.documentIdentifier ?? "",
    sha256: createHash("sha256").update(body).digest("hex"),
    clinicalSummary: arrived?.clinicalSummary ?? "",
  };
}
