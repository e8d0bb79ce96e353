import type { StoredMessage } from "../store/stored-message.js";
import { compactTime } from "../timestamps.js";

type Headers = Readonly<Record<string, string>>;

function commonHeaders(message: StoredMessage): Headers {
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

/** The headers of part `number` of a message (ME-07). */
export function dataHeaders(message: StoredMessage, number: number): Headers {
  return {
    ...commonHeaders(message),
    "mex-from": message.from,
    "mex-to": message.owner,
    "mex-messagetype": "DATA",
    "mex-chunk-range": `${number}:${message.totalParts}`,
    "mex-total-chunks": String(message.totalParts),
    "mex-filename": message.fileName === "" ? `${message.id}.dat` : message.fileName,
    "mex-content-checksum": message.checksum,
    "mex-content-type": message.contentType,
    "mex-statuscode": "00",
    "mex-statusevent": "TRANSFER",
    "mex-statussuccess": "SUCCESS",
  };
}

/** As in MESH, mex-to and mex-subject are those of the message that failed, so they hold patient data (ME-09). */
export function reportHeaders(message: StoredMessage): Headers {
  return {
    ...commonHeaders(message),
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
export function withoutEmpty(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));
}
