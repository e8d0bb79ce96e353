import { json, type MeshAnswer, type MeshRequest } from "./exchange.js";
import type { Mesh } from "../mesh.js";
import { ownedMessage } from "./owned-message.js";

/** The reader has stored the message: it leaves the inbox (ME-07). Saying so again is no fault. */
export function acknowledgeRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const found = ownedMessage(request, mesh);
  if ("refusal" in found) return found.refusal;
  const { message } = found;
  mesh.store.mark(message, "acknowledged");
  mesh.tell({
    type: "message-acknowledged",
    mailboxId: request.mailboxId,
    messageId: message.id,
    words: `Mailbox ${request.mailboxId} acknowledged message ${message.id}`,
  });
  return request.v2 ? { status: 200 } : json(200, { messageId: message.id });
}
