import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { unzipped } from "../store/decoded-body.js";
import { bodyLimit, isReport, type StoredMessage } from "../store/stored-message.js";
import { refusals } from "./error-bodies.js";
import { headerOf, json, refuse, type Mesh, type MeshAnswer, type MeshRequest } from "./exchange.js";
import { dataHeaders, reportHeaders, withoutEmpty } from "./message-headers.js";

const zip = promisify(gzip);

/** The client has stored the message: it leaves the inbox (ME-07). Acknowledging it again is not an error. */
export function acknowledgeRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const found = ownedMessage(request, mesh, ["accepted", "acknowledged"]);
  if ("refusal" in found) return found.refusal;
  const { message } = found;
  if (message.status === "accepted") {
    mesh.store.mark(message, "acknowledged");
    noteReading(message, "acknowledged", mesh);
    mesh.tell({
      type: "message-acknowledged",
      mailboxId: request.mailboxId,
      messageId: message.id,
      words: `Mailbox ${request.mailboxId} acknowledged message ${message.id}`,
    });
  }
  return request.v2 ? { status: 200 } : json(200, { messageId: message.id });
}

/** The headers of a message or report, without its body. */
export function headRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const found = ownedMessage(request, mesh, ["accepted"]);
  if ("refusal" in found) return found.refusal;
  const { message } = found;
  const headers = isReport(message) ? reportHeaders(message) : dataHeaders(message, 1);
  return { status: 200, headers: withoutEmpty(headers) };
}

/** Returns a message, its first part, or the headers of a report (ME-07, ME-09). */
export function downloadRoute(request: MeshRequest, mesh: Mesh): MeshAnswer | Promise<MeshAnswer> {
  const found = ownedMessage(request, mesh, ["accepted"]);
  if ("refusal" in found) return found.refusal;
  const { message } = found;
  mesh.tell({
    type: "message-downloaded",
    mailboxId: request.mailboxId,
    messageId: message.id,
    words: `Mailbox ${request.mailboxId} downloaded ${isReport(message) ? "report" : "message"} ${message.id}`,
  });
  noteReading(message, "downloaded", mesh);
  if (isReport(message)) return { status: 200, headers: withoutEmpty(reportHeaders(message)) };
  return partAnswer(request, message, 1);
}

/** An answer that is read is a step of the message that it answers too. */
function noteReading(message: StoredMessage, step: "downloaded" | "acknowledged", { store }: Mesh): void {
  store.note(message, { step });
  const about = store.find(message.answerTo ?? "");
  if (about !== undefined) store.note(about, { step, messageId: message.id });
}

/** Returns a part of a message: 206 while there are more, 200 with the last (ME-07). */
export function downloadPartRoute(request: MeshRequest, mesh: Mesh): MeshAnswer | Promise<MeshAnswer> {
  const found = ownedMessage(request, mesh, ["accepted"]);
  if ("refusal" in found) return found.refusal;
  const number = Number(request.parts["part"]);
  const exists = Number.isInteger(number) && number >= 1 && number <= found.message.totalParts;
  return exists ? partAnswer(request, found.message, number) : refuse(refusals.messageUnknown, request.v2);
}

async function partAnswer(request: MeshRequest, message: StoredMessage, number: number): Promise<MeshAnswer> {
  const bytes = await message.parts[number - 1]?.read();
  // Acknowledged while the bytes were read: an empty answer would look like an empty message.
  if (bytes === undefined) return refuse(refusals.messageGone, request.v2);
  const { body, compressed } = await bodyFor(request, bytes, message.contentEncoding === "gzip");
  const named = request.v2 && message.contentType !== "" && message.totalParts === 1;
  return {
    status: number < message.totalParts ? 206 : 200,
    headers: withoutEmpty({
      ...dataHeaders(message, number),
      "content-type": named ? message.contentType : "application/octet-stream",
      "content-encoding": compressed ? "gzip" : "",
      "mex-content-compressed": compressed ? "Y" : "N",
    }),
    body,
  };
}

/**
 * NHS England's sandbox compresses every message for a v2 client that accepts gzip. This one does the same. What is
 * only labelled as gzip, or too large when unzipped, stays as it was sent.
 */
async function bodyFor(
  request: MeshRequest,
  bytes: Uint8Array,
  stored: boolean,
): Promise<{ readonly body: Uint8Array; readonly compressed: boolean }> {
  const wanted = /\bgzip\b/i.test(headerOf(request, "accept-encoding")) && (stored || request.v2);
  if (wanted === stored) return { body: bytes, compressed: stored };
  if (wanted) return { body: await zip(bytes), compressed: true };
  const plain = await unzipped(bytes, bodyLimit);
  return plain === undefined ? { body: bytes, compressed: true } : { body: plain, compressed: false };
}

/** The message that the path names, if the mailbox may read it. Otherwise the refusal. */
function ownedMessage(
  request: MeshRequest,
  mesh: Mesh,
  readable: readonly StoredMessage["status"][],
): { readonly message: StoredMessage } | { readonly refusal: MeshAnswer } {
  const message = mesh.store.find(request.parts["message"] ?? "", request.run);
  if (message === undefined) return { refusal: refuse(refusals.messageUnknown, request.v2) };
  if (message.owner !== request.mailboxId) return { refusal: refuse(refusals.notYours, request.v2) };
  return readable.includes(message.status) ? { message } : { refusal: refuse(refusals.messageGone, request.v2) };
}
