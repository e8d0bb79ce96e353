import { gunzipSync, gzipSync } from "node:zlib";
import { headerOf, type MeshAnswer, type MeshRequest } from "./exchange.js";
import type { Mesh } from "../mesh.js";
import { isReport, type StoredMessage } from "../stored-message.js";
import { compactTime } from "../timestamps.js";
import { ownedMessage } from "./owned-message.js";

/** Gives a message, or the headers of a report (ME-07, ME-09). */
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

/** As NHS England's sandbox does: to a v2 client that takes gzip everything goes compressed, to another one nothing. */
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

/** mex-to and mex-subject are those of the message that failed, and so hold patient data, as MESH's own do. */
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

/** MESH leaves an empty value out. */
function withoutEmpty(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));
}
