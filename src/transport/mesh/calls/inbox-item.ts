import type { InboxHeaders, InboxMessageHeaders, InboxReport } from "../../transport.js";
import type { MeshAnswer } from "../exchange.js";
import { answerUnreadable } from "../failures/found-here.js";
import { messageUnreadable } from "./message-unreadable.js";

type Headers = MeshAnswer["headers"];

/** What an item of the inbox says about itself in the headers of GET and HEAD (ME-07, ME-09). */
export function inboxHeaders(messageId: string, headers: Headers): InboxHeaders {
  // Believed, it would be acknowledged as an empty message, and the real one would be lost.
  if (![...headers.keys()].some((name) => name.startsWith("mex-")))
    throw answerUnreadable("What came has none of MESH's headers, so it is no item of the inbox.", "not-done");
  // Only the message type tells: a report has the workflow id of the message that failed (ME-09).
  switch (headers.get("mex-messagetype")?.toUpperCase() || "DATA") {
    case "REPORT":
      return inboxReport(messageId, headers);
    case "DATA":
      return messageHeaders(messageId, headers);
    default:
      throw messageUnreadable("The item is neither a message nor a report, or is said to be both.");
  }
}

/** MESH's report that a message was not delivered. */
function inboxReport(messageId: string, headers: Headers): InboxReport {
  return {
    type: "report",
    messageId,
    workflowId: headers.get("mex-workflowid") ?? "",
    linkedMessageId: headers.get("mex-linkedmsgid"),
    statusCode: headers.get("mex-statuscode") ?? "",
    statusEvent: headers.get("mex-statusevent") ?? "",
    statusDescription: headers.get("mex-statusdescription") ?? "",
    statusTimestamp: headers.get("mex-statustimestamp"),
    ...optional(headers, { localId: "mex-localid", to: "mex-to", subject: "mex-subject" }),
  };
}

/** A message that another mailbox sent. */
function messageHeaders(messageId: string, headers: Headers): InboxMessageHeaders {
  return {
    type: "message",
    messageId,
    from: headers.get("mex-from") ?? "",
    workflowId: headers.get("mex-workflowid") ?? "",
    ...optional(headers, { localId: "mex-localid", to: "mex-to", subject: "mex-subject", fileName: "mex-filename" }),
  };
}

/** Members for the headers that are there; the others are left out. */
function optional<Name extends string>(
  headers: Headers,
  names: Readonly<Record<Name, string>>,
): { readonly [Member in Name]?: string } {
  const found: { [Member in Name]?: string } = {};
  for (const name of Object.keys(names) as Name[]) {
    const value = headers.get(names[name]);
    if (value !== undefined) found[name] = value;
  }
  return found;
}
