import { parseChunkRange, type ChunkRange } from "../../transport/chunk-range.js";
import { mostCharacters } from "../../transport/header-lengths.js";
import { faultWords } from "../faults/fault-words.js";
import type { FaultEffect } from "../faults/fault.js";
import type { Post, StoredMessage } from "../store/stored-message.js";
import { plainBodies, refusals, type FieldFault, type MeshRefusal } from "./error-bodies.js";
import { headerOf, json, refuse, refuseFields, type Mesh, type MeshAnswer, type MeshRequest } from "./exchange.js";

/** How long a header may be (ME-05), and whether it is required. */
const fields: readonly { readonly name: string; readonly most: number; readonly required?: true }[] = [
  { name: "mex-to", most: mostCharacters.to, required: true },
  { name: "mex-workflowid", most: mostCharacters.workflowId, required: true },
  { name: "mex-subject", most: mostCharacters.subject },
  { name: "mex-localid", most: mostCharacters.localId },
  { name: "mex-filename", most: mostCharacters.fileName },
  { name: "mex-content-checksum", most: 100 },
  { name: "mex-chunk-range", most: 20 },
];

/** Accepts a message, or the first part of one, and returns its id (ME-05, ME-06). */
export async function sendRoute(request: MeshRequest, mesh: Mesh): Promise<MeshAnswer> {
  const faults = fields.flatMap((field) => fieldFaults(request, field));
  if (faults.length > 0) return refuseFields(faults);
  const post = postOf(request);
  const refusal = refusalOf(request, post);
  if (refusal !== undefined) return refuse(refusal, request.v2);
  const owner = mesh.messageRouter.ownerOf(post.to, post.workflowId);
  if (owner === "unregistered") return refuse(refusals.recipientUnknown, request.v2);
  if (owner === "workflow-not-registered") return refuse(refusals.workflowNotRegistered, request.v2);
  const message = mesh.store.add(post, owner.mailboxId, await mesh.bodies.keep(request.body));
  mesh.tell({
    type: "message-taken",
    mailboxId: request.mailboxId,
    messageId: message.id,
    words:
      `Accepted ${post.totalParts > 1 ? `part 1 of ${post.totalParts} of ` : ""}message ${message.id} ` +
      `(${post.workflowId}, ${request.body.length} bytes) from mailbox ${request.mailboxId}`,
  });
  for (const effect of request.effects) mesh.store.note(message, { step: "fault", detail: faultWords("send", effect) });
  await passOn(message, request.effect, request.body, mesh);
  return json(202, request.v2 ? { message_id: message.id } : { messageID: message.id });
}

/** Passes a message on once it is whole. `duplicate`: what goes to a mailbox arrives there once more, with a new id. */
async function passOn(
  message: StoredMessage,
  effect: FaultEffect | undefined,
  body: Uint8Array,
  mesh: Mesh,
): Promise<void> {
  if (message.status !== "accepted") return;
  mesh.messageRouter.taken(message, effect);
  if (effect === "duplicate" && mesh.addresses.isMailbox(message.owner))
    mesh.messageRouter.taken(mesh.store.add(message, message.owner, await mesh.bodies.keep(body)), undefined);
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
  return {
    run: request.run,
    from: request.mailboxId,
    to: headerOf(request, "mex-to"),
    workflowId: headerOf(request, "mex-workflowid"),
    subject: headerOf(request, "mex-subject"),
    localId: headerOf(request, "mex-localid"),
    fileName: headerOf(request, "mex-filename"),
    checksum: headerOf(request, "mex-content-checksum"),
    contentType: headerOf(request, "content-type"),
    contentEncoding: encodingOf(request),
    totalParts: rangeOf(request)?.total ?? 0,
  };
}

/** Which part a request brings. Undefined where the header names none that can be. */
function rangeOf(request: MeshRequest): ChunkRange | undefined {
  const range = parseChunkRange(headerOf(request, "mex-chunk-range") || "1:1");
  return range !== undefined && range.part >= 1 && range.part <= range.total ? range : undefined;
}

/** `gzip`, empty, or a name that the sandbox does not take. */
function encodingOf(request: MeshRequest): string {
  const encoding = headerOf(request, "content-encoding").toLowerCase();
  return encoding === "identity" ? "" : encoding;
}

const checksum = /^[\w+/=:.-]*$/;

function refusalOf(request: MeshRequest, post: Post): MeshRefusal | undefined {
  const from = headerOf(request, "mex-from");
  if (from !== "" && from.toUpperCase() !== request.mailboxId) return refusals.senderInvalid;
  if (post.to === "") return refusals.recipientEmpty;
  if (post.to.includes("://")) return refusals.recipientMalformed;
  if (!checksum.test(post.checksum)) return refusals.checksumInvalid;
  if ((rangeOf(request)?.part ?? 0) !== 1) return refusals.chunksInvalid;
  if (!["", "gzip"].includes(post.contentEncoding)) return refusals.encodingUnknown;
  return request.body.length === 0 ? refusals.bodyEmpty : undefined;
}

/**
 * Accepts a later part of a message (ME-06): in order, in the encoding of the first. A part may come again while the
 * message is not whole, because the answer to it may have been lost. Once it is whole, no part is taken (423).
 */
export async function laterPartRoute(request: MeshRequest, mesh: Mesh): Promise<MeshAnswer> {
  const message = mesh.store.find(request.parts["message"] ?? "", request.run);
  if (message?.from !== request.mailboxId) return refuse(refusals.messageUnknown, request.v2);
  const number = Number(request.parts["part"]);
  const refusal = partRefusal(request, message, number);
  if (refusal !== undefined && message.status === "uploading")
    return refuse({ ...refusal, messageId: message.id }, request.v2);
  const part = await mesh.bodies.keep(request.body);
  // Looked at after the bytes were kept: the last part may come twice at once.
  if (message.status !== "uploading") {
    part.release();
    return json(plainBodies.finalised.status, plainBodies.finalised.body);
  }
  mesh.store.addPart(message, number, part);
  mesh.tell({
    type: "message-taken",
    mailboxId: request.mailboxId,
    messageId: message.id,
    words: `Accepted part ${number} of ${message.totalParts} of message ${message.id} (${request.body.length} bytes)`,
  });
  if (message.parts.length === message.totalParts) mesh.messageRouter.taken(message, request.effect);
  return json(202, request.v2 ? { message_id: message.id } : { messageID: message.id, blockID: number });
}

function partRefusal(request: MeshRequest, message: StoredMessage, number: number): MeshRefusal | undefined {
  const range = parseChunkRange(headerOf(request, "mex-chunk-range"));
  const isNext = number > 1 && number <= message.parts.length + 1;
  if (!isNext || range?.part !== number || range.total !== message.totalParts) return refusals.chunksInvalid;
  if (encodingOf(request) !== message.contentEncoding) return refusals.encodingChanged;
  return request.body.length === 0 ? refusals.bodyEmpty : undefined;
}
