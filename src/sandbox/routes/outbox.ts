import type { Post, StoredMessage } from "../stored-message.js";
import { refusals, type FieldFault, type MeshRefusal } from "./error-bodies.js";
import { headerOf, json, refuse, refuseFields, type Mesh, type MeshAnswer, type MeshRequest } from "./exchange.js";

/** How long a header may be (ME-05), and whether it is required. */
const fields: readonly { readonly name: string; readonly most: number; readonly required?: true }[] = [
  { name: "mex-to", most: 100, required: true },
  { name: "mex-workflowid", most: 300, required: true },
  { name: "mex-subject", most: 500 },
  { name: "mex-localid", most: 300 },
  { name: "mex-filename", most: 300 },
  { name: "mex-content-checksum", most: 100 },
  { name: "mex-chunk-range", most: 20 },
];

/** Accepts a message, routes it, and returns its id (ME-05). */
export function sendRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const cut = mesh.takeCut();
  if (cut === "before-taking") return { status: 0, cut: true };
  const faults = fields.flatMap((field) => fieldFaults(request, field));
  if (faults.length > 0) return refuseFields(faults);
  const post = postOf(request);
  const refusal = refusalOf(request, post);
  if (refusal !== undefined) return refuse(refusal, request.v2);
  const owner = mesh.messageRouter.ownerOf(post.to, post.workflowId);
  if (owner === "unregistered") return refuse(refusals.recipientUnknown, request.v2);
  if (owner === "workflow-not-registered") return refuse(refusals.workflowNotRegistered, request.v2);
  const message = mesh.store.add(post, owner.mailboxId);
  mesh.tell({
    type: "message-taken",
    mailboxId: request.mailboxId,
    messageId: message.id,
    words:
      `Accepted message ${message.id} (${post.workflowId}, ${post.body.length} bytes) from mailbox ` +
      request.mailboxId,
  });
  mesh.messageRouter.taken(message);
  if (cut === "after-taking") return { status: 0, cut: true };
  return json(202, request.v2 ? { message_id: message.id } : { messageID: message.id });
}

/** Refuses later parts of a message: the first part of a message in parts is refused already (ME-06). */
export function laterPartRoute(request: MeshRequest): MeshAnswer {
  return refuse(refusals.chunksNotTaken, request.v2);
}

function fieldFaults(request: MeshRequest, { name, most, required }: (typeof fields)[number]): FieldFault[] {
  const value = request.headers[name];
  if (value === undefined)
    return required === true ? [{ type: "missing", loc: ["header", name], msg: "Field required" }] : [];
  const text = headerOf(request, name);
  if (text.length <= most) return [];
  return [
    {
      type: "string_too_long",
      loc: ["header", name],
      msg: `String should have at most ${most} characters`,
      input: text,
    },
  ];
}

function postOf(request: MeshRequest): Post {
  const encoding = headerOf(request, "content-encoding").toLowerCase();
  return {
    from: request.mailboxId,
    to: headerOf(request, "mex-to"),
    workflowId: headerOf(request, "mex-workflowid"),
    subject: headerOf(request, "mex-subject"),
    localId: headerOf(request, "mex-localid"),
    fileName: headerOf(request, "mex-filename"),
    checksum: headerOf(request, "mex-content-checksum"),
    contentType: headerOf(request, "content-type"),
    contentEncoding: encoding === "identity" ? "" : encoding,
    body: request.body,
  };
}

function refusalOf(request: MeshRequest, post: Post): MeshRefusal | undefined {
  const from = headerOf(request, "mex-from");
  if (from !== "" && from.toUpperCase() !== request.mailboxId) return refusals.senderInvalid;
  if (post.to === "") return refusals.recipientEmpty;
  if (post.to.includes("://")) return refusals.recipientMalformed;
  if (!["", "1:1"].includes(headerOf(request, "mex-chunk-range"))) return refusals.chunksNotTaken;
  if (!["", "gzip"].includes(post.contentEncoding)) return refusals.encodingUnknown;
  return post.body.length === 0 ? refusals.bodyEmpty : undefined;
}

/** Tells a sender whether its message was collected (ME-11). This is never a business acknowledgement. */
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

/** v1's words for the status of a message. */
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
