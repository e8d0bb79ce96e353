import { refusals } from "./error-bodies.js";
import { json, refuse, type MeshAnswer, type MeshRequest } from "./exchange.js";
import type { Mesh } from "../mesh.js";
import type { StoredMessage } from "../stored-message.js";

/** Tells a sender whether its message was collected (ME-11). It never stands for a business acknowledgement. */
export function trackingRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const message = mesh.store.find(request.query.get("messageID") ?? "");
  if (message?.from !== request.mailboxId) return refuse(refusals.trackingUnknown, request.v2);
  return json(200, request.v2 ? trackingV2(message) : trackingV1(message));
}

function trackingV2(message: StoredMessage): Readonly<Record<string, unknown>> {
  return {
    message_id: message.id,
    local_id: message.localId,
    workflow_id: message.workflowId,
    filename: message.fileName,
    upload_timestamp: message.sentAt.toISOString(),
    recipient: message.owner,
    status: message.status,
    status_success: message.status !== "error",
    status_event: message.failure?.event ?? "TRANSFER",
    status_code: message.failure?.code ?? "00",
    status_description: message.failure?.description ?? "",
    status_timestamp: message.statusAt.toISOString(),
  };
}

/** The words of v1 for what became of a message. */
const statusV1 = { accepted: "Accepted", acknowledged: "Acknowledged", error: "Error" } as const;

function trackingV1(message: StoredMessage): Readonly<Record<string, unknown>> {
  return {
    messageId: message.id,
    dtsId: message.id,
    localId: message.localId,
    workflowId: message.workflowId,
    fileName: message.fileName,
    fileSize: message.body.length,
    sender: message.from,
    recipient: message.owner,
    messageType: "DATA",
    status: statusV1[message.status],
    statusSuccess: message.status === "error" ? "ERROR" : "SUCCESS",
    statusEvent: message.failure?.event ?? "TRANSFER",
    statusCode: message.failure?.code ?? "00",
    statusDescription: message.failure?.description ?? "",
    version: "1.0",
  };
}
