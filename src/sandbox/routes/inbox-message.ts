import { gunzipSync, gzipSync } from "node:zlib";
import { isReport, type StoredMessage } from "../stored-message.js";
import { compactTime } from "../timestamps.js";
import { refusals } from "./error-bodies.js";
import { headerOf, json, refuse, type Mesh, type MeshAnswer, type MeshRequest } from "./exchange.js";

/** The client has stored the message: it leaves the inbox (ME-07). Acknowledging it again is not an error. */
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

/** Returns a message, or the headers of a report (ME-07, ME-09). */
export function downloadRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const found = ownedMessage(request, mesh);
  if ("refusal" in found) return found.refusal;
  const { message } = found;
  mesh.tell({
    type: "message-downloaded",
    mailboxId: request.mailboxId,
    messageId: message.id,
    words: `Mailbox ${request.mailboxId} downloaded ${isReport(message) ? "report" : "message"} ${message.id}`,
  });
  if (isReport(message)) return { status: 200, headers: withoutEmpty(reportHeaders(message)) };
  const { bytes, compressed } = bodyFor(request, message);
  return {
    status: 200,
    headers: withoutEmpty({
      ...dataHeaders(message),
      "content-type": request.v2 && message.contentType !== "" ? message.contentType : "application/octet-stream",
      "content-encoding": compressed ? "gzip" : "",
      "mex-content-compressed": compressed ? "Y" : "N",
    }),
    body: bytes,
  };
}

/** NHS England's sandbox compresses every message for a v2 client that accepts gzip. This one does the same. */
function bodyFor(request: MeshRequest, message: StoredMessage): { bytes: Uint8Array; compressed: boolean } {
  const stored = message.contentEncoding === "gzip";
  const wanted = /\bgzip\b/i.test(headerOf(request, "accept-encoding")) && (stored || request.v2);
  if (wanted === stored) return { bytes: message.body, compressed: stored };
  return { bytes: wanted ? gzipSync(message.body) : gunzipSync(message.body), compressed: wanted };
}

function commonHeaders(message: StoredMessage): Record<string, string> {
  return {
    "mex-to": message.to,
    "mex-workflowid": message.workflowId,
    "mex-messageid": message.id,
    "mex-subject": message.subject,
    "mex-localid": message.localId,
    "mex-statustimestamp": compactTime(message.statusAt),
    "mex-version": "1.0",
    "mex-addresstype": "ALL",
    "last-modified": message.sentAt.toUTCString(),
  };
}

function dataHeaders(message: StoredMessage): Record<string, string> {
  return {
    ...commonHeaders(message),
    "mex-from": message.from,
    "mex-to": message.owner,
    "mex-messagetype": "DATA",
    "mex-chunk-range": "1:1",
    "mex-total-chunks": "1",
    "mex-filename": message.fileName === "" ? `${message.id}.dat` : message.fileName,
    "mex-content-checksum": message.checksum,
    "mex-content-type": message.contentType,
    "mex-statuscode": "00",
    "mex-statusevent": "TRANSFER",
    "mex-statussuccess": "SUCCESS",
  };
}

/** As in MESH, mex-to and mex-subject are those of the message that failed, so they hold patient data. */
function reportHeaders(message: StoredMessage): Record<string, string> {
  return {
    ...commonHeaders(message),
    "content-length": "0",
    "mex-messagetype": "REPORT",
    "mex-chunk-range": "1:0",
    "mex-total-chunks": "0",
    "mex-linkedmsgid": message.linkedMessageId ?? "",
    "mex-statuscode": message.failure?.code ?? "",
    "mex-statusdescription": message.failure?.description ?? "",
    "mex-statusevent": message.failure?.event ?? "",
    "mex-statussuccess": "ERROR",
  };
}

/** MESH leaves out headers with an empty value. */
function withoutEmpty(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));
}

/** The message that the path names, if the mailbox may read it. Otherwise the refusal. */
function ownedMessage(
  request: MeshRequest,
  mesh: Mesh,
): { readonly message: StoredMessage } | { readonly refusal: MeshAnswer } {
  const message = mesh.store.find(request.parts["message"] ?? "");
  if (message === undefined) return { refusal: refuse(refusals.messageUnknown, request.v2) };
  if (message.owner !== request.mailboxId) return { refusal: refuse(refusals.notYours, request.v2) };
  if (message.status === "error") return { refusal: refuse(refusals.messageGone, request.v2) };
  return { message };
}
