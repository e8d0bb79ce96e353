import { refusals, type FieldFault, type MeshRefusal } from "./error-bodies.js";
import { headerOf, json, refuse, refuseFields, type MeshAnswer, type MeshRequest } from "./exchange.js";
import type { Mesh } from "../mesh.js";
import type { Post } from "../stored-message.js";

/** How long a header may be (ME-05), and whether it has to be there. */
const fields: readonly { readonly name: string; readonly most: number; readonly required?: true }[] = [
  { name: "mex-to", most: 100, required: true },
  { name: "mex-workflowid", most: 300, required: true },
  { name: "mex-subject", most: 500 },
  { name: "mex-localid", most: 300 },
  { name: "mex-filename", most: 300 },
  { name: "mex-content-checksum", most: 100 },
  { name: "mex-chunk-range", most: 20 },
];

/** Takes a message, routes it on, and gives its id (ME-05). */
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
      `Took message ${message.id} (${post.workflowId}, ${post.body.length} bytes) from mailbox ` +
      `${request.mailboxId}`,
  });
  mesh.messageRouter.taken(message);
  if (cut === "after-taking") return { status: 0, cut: true };
  return json(202, request.v2 ? { message_id: message.id } : { messageID: message.id });
}

/** Later parts of a message in parts: there is none, since the first part was refused (ME-06). */
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
