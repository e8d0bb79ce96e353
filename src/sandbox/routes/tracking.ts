import { lifetimes } from "../store/mailbox-store.js";
import type { StoredMessage } from "../store/stored-message.js";
import { compactTime, isoTime } from "../timestamps.js";
import { mailboxName } from "./look-up.js";
import { refusals, type FieldFault } from "./error-bodies.js";
import { json, refuse, refuseFields, v2MediaType, type Mesh, type MeshAnswer, type MeshRequest } from "./exchange.js";

/** Tells a sender whether its message was collected (ME-11). This is never a business acknowledgement. */
export function trackingRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const messageId = request.query.get("messageID");
  if (messageId === null) return refuseFields([idMissing]);
  const message = mesh.store.find(messageId, request.run);
  if (message?.from !== request.mailboxId) return refuse(refusals.trackingUnknown, request.v2);
  return request.v2 ? json(200, trackingV2(message, mesh), v2MediaType) : json(200, trackingV1(message, mesh));
}

const idMissing: FieldFault = { type: "missing", loc: ["query", "messageID"], msg: "Field required" };

/** The same by the sender's own id, deprecated: a v1 body whatever is accepted, and 300 where two have the id. */
export function localTrackingRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const found = mesh.store.findSent(request, request.parts["local"] ?? "");
  if (found === undefined) return refuse(refusals.trackingUnknown, request.v2);
  return found === "several" ? refuse(refusals.localIdShared, request.v2) : json(200, trackingV1(found, mesh));
}

const success = { event: "TRANSFER", code: "00", description: "Transferred to recipient mailbox" } as const;

function trackingV2(message: StoredMessage, mesh: Mesh): Readonly<Record<string, unknown>> {
  const { event, code, description } = message.failure ?? success;
  return {
    message_id: message.id,
    local_id: message.localId,
    workflow_id: message.workflowId,
    filename: message.fileName,
    expiry_time: isoTime(expiryOf(message)),
    upload_timestamp: isoTime(message.sentAt),
    recipient: message.owner,
    recipient_name: mailboxName(message.owner),
    recipient_ods_code: mesh.addresses.odsCodeOf(message.owner) ?? "",
    status: message.status,
    status_success: message.failure === undefined,
    status_event: event,
    status_code: code,
    status_description: description,
    status_timestamp: isoTime(message.statusAt),
  };
}

/** v1's words for the status of a message. */
const statusV1 = {
  uploading: "Uploading",
  accepted: "Accepted",
  acknowledged: "Acknowledged",
  error: "Error",
  undeliverable: "Undeliverable",
} as const;

function trackingV1(message: StoredMessage, mesh: Mesh): Readonly<Record<string, unknown>> {
  const { event, code, description } = message.failure ?? success;
  const [from, to] = [message.from, message.owner];
  return {
    addressType: "ALL",
    checksum: message.checksum,
    chunkCount: message.totalParts,
    compressFlag: "",
    contentEncoding: message.contentEncoding,
    downloadTimestamp: message.status === "acknowledged" ? compactTime(message.statusAt) : "",
    dtsId: message.id,
    encryptedFlag: "",
    expiryTime: compactTime(expiryOf(message)),
    failureDate: message.failure === undefined ? "" : compactTime(message.statusAt),
    failureDiagnostic: "",
    fileName: message.fileName,
    fileSize: message.size,
    isCompressed: message.contentEncoding === "" ? "N" : "Y",
    linkedMsgId: "",
    localId: message.localId,
    meshRecipientOdsCode: mesh.addresses.odsCodeOf(to) ?? "",
    messageId: message.id,
    messageType: "DATA",
    partnerId: "",
    recipient: to,
    recipientName: mailboxName(to),
    recipientSmtp: "",
    sender: from,
    senderName: mailboxName(from),
    senderOdsCode: mesh.addresses.odsCodeOf(from) ?? "",
    senderSmtp: "",
    status: statusV1[message.status],
    statusSuccess: message.failure === undefined ? "SUCCESS" : "ERROR",
    statusEvent: event,
    statusCode: code,
    statusDescription: description,
    statusTimestamp: compactTime(message.statusAt),
    subject: message.subject,
    uploadTimestamp: compactTime(message.sentAt),
    version: "1.0",
    workflowId: message.workflowId,
  };
}

function expiryOf({ sentAt }: StoredMessage): Date {
  return new Date(sentAt.getTime() + lifetimes.waiting);
}
