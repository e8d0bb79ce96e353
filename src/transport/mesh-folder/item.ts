import type { InboxMessage, InboxReport } from "../transport.js";
import type { ControlFile } from "./read-control-file.js";
import { isWord } from "./waiting.js";

/**
 * A message that the MESH client received. The bytes are those of its data file. `Compress` and `IsCompressed` tell of
 * the way to here, and senders write them too: what they say must never start an unzipping, as with the header
 * mex-content-compressed of the MESH API.
 */
export function messageOf(messageId: string, { values }: ControlFile, body: Uint8Array): InboxMessage {
  return {
    type: "message",
    messageId,
    from: values.get("From_DTS") ?? "",
    workflowId: values.get("WorkflowId") ?? "",
    ...optional(values),
    body,
  };
}

/** MESH's report that a message was not delivered (ME-09). `linkedMessageId` is the name that `send` returned. */
export function reportOf(messageId: string, control: ControlFile, linkedMessageId: string | undefined): InboxReport {
  const { values, statusRecords } = control;
  const status = statusRecords.find((record) => isWord(record.get("Status"), "ERROR")) ?? statusRecords[0];
  return {
    type: "report",
    messageId,
    workflowId: values.get("WorkflowId") ?? "",
    linkedMessageId,
    statusCode: status?.get("StatusCode") ?? "",
    statusEvent: status?.get("Event") ?? "",
    statusDescription: status?.get("Description") ?? "",
    statusTimestamp: status?.get("DateTime"),
    ...optional(values),
  };
}

const optionalMembers = { to: "To_DTS", subject: "Subject", localId: "LocalId" } as const;

/** Members of an item whose element is there and not empty. */
function optional(values: ControlFile["values"]): { [member in keyof typeof optionalMembers]?: string } {
  return Object.fromEntries(
    Object.entries(optionalMembers).flatMap(([member, element]) => {
      const value = values.get(element) ?? "";
      return value === "" ? [] : [[member, value]];
    }),
  );
}
