import type { InboxMessage, InboxReport } from "../../transport.js";
import type { MeshAnswer } from "../exchange.js";

type Headers = MeshAnswer["headers"];

/** Only the message type tells: a report has the workflow id of the message that failed (ME-09). */
export function isReport(headers: Headers): boolean {
  return headers.get("mex-messagetype")?.trim().toUpperCase() === "REPORT";
}

/** MESH's report that a message was not delivered. */
export function inboxReport(messageId: string, headers: Headers): InboxReport {
  return {
    type: "report",
    messageId,
    workflowId: headers.get("mex-workflowid") ?? "",
    linkedMessageId: headers.get("mex-linkedmsgid"),
    statusCode: headers.get("mex-statuscode") ?? "",
    statusEvent: headers.get("mex-statusevent") ?? "",
    statusDescription: headers.get("mex-statusdescription") ?? "",
    statusTimestamp: headers.get("mex-statustimestamp"),
    ...optional(headers, "mex-localid", "localId"),
  };
}

/** A message that another mailbox sent. */
export function inboxMessage(messageId: string, headers: Headers, body: Uint8Array): InboxMessage {
  return {
    type: "message",
    messageId,
    from: headers.get("mex-from") ?? "",
    workflowId: headers.get("mex-workflowid") ?? "",
    ...optional(headers, "mex-localid", "localId"),
    ...optional(headers, "mex-subject", "subject"),
    body,
  };
}

function optional(
  headers: Headers,
  header: string,
  name: "localId" | "subject",
): { readonly localId?: string; readonly subject?: string } {
  const value = headers.get(header);
  return value === undefined ? {} : { [name]: value };
}
