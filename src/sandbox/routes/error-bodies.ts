/** A refusal, before it is written in the form of v1 or v2. */
export interface MeshRefusal {
  readonly status: number;
  readonly event: string;
  readonly code: string;
  readonly text: string;
  /** The message that it is about, where that has an id already. */
  readonly messageId?: string;
}

/**
 * The sandbox's refusals, with the texts of NHS England's own sandbox (as measured; ME-10). A refused token has neither
 * event nor code: MESH does not say whether password, shared key or clock was wrong.
 */
export const refusals = {
  tokenUnreadable: { status: 403, event: "", code: "", text: "Error reading from Authorization header" },
  tokenInvalid: { status: 403, event: "", code: "", text: "Invalid Authentication Token" },
  tokenOfAnotherMailbox: { status: 403, event: "", code: "", text: "Mailbox id does not match token" },
  tokenReused: { status: 403, event: "", code: "", text: "Error Duplicated Authentication Token" },
  certificateOfAnotherMailbox: {
    status: 403,
    event: "",
    code: "",
    text: "Mailbox id does not match client certificate",
  },
  mailboxUnknown: { status: 403, event: "SEND", code: "EPL-151", text: "No mailbox matched" },
  notYours: { status: 403, event: "", code: "", text: "Forbidden" },
  recipientEmpty: { status: 400, event: "SEND", code: "08", text: "TO_DTS missing" },
  recipientMalformed: { status: 400, event: "TRANSFER", code: "06", text: "MalformedControlFile" },
  senderInvalid: { status: 417, event: "SEND", code: "07", text: "Invalid From Address" },
  recipientUnknown: { status: 417, event: "SEND", code: "12", text: "Unregistered to address" },
  workflowNotRegistered: { status: 417, event: "SEND", code: "17", text: "Workflow ID not registered for mailbox" },
  bodyEmpty: { status: 417, event: "COLLECT", code: "02", text: "Data file is missing or inaccessible." },
  chunksInvalid: {
    status: 417,
    event: "SEND",
    code: "InvalidHeaderChunks",
    text: "Mex-Chunk-Range is missing, malformed or not the next part",
  },
  encodingChanged: {
    status: 417,
    event: "SEND",
    code: "InvalidContentEncoding",
    text: "Content-Encoding differs from that of the first part",
  },
  checksumInvalid: { status: 400, event: "SEND", code: "Invalid checksum", text: "Invalid checksum" },
  encodingUnknown: {
    status: 422,
    event: "SEND",
    code: "UnsupportedContentEncoding",
    text: "Unsupported content encoding",
  },
  messageUnknown: { status: 404, event: "RECEIVE", code: "20", text: "Message does not exist" },
  trackingUnknown: { status: 404, event: "", code: "", text: "Not Found" },
  localIdShared: { status: 300, event: "", code: "", text: "Multiple messages have this local id" },
  messageGone: {
    status: 410,
    event: "SEND",
    code: "Message already accepted",
    text: "Message no longer available for download",
  },
} as const;

/** The body of a refusal: v2 lists details, v1 has flat members. */
export function refusalBody({ event, code, text, messageId }: MeshRefusal, v2: boolean): unknown {
  if (v2)
    return { ...(messageId === undefined ? {} : { message_id: messageId }), detail: [{ event, code, msg: text }] };
  const flat = { errorEvent: event, errorCode: code, errorDescription: text };
  return messageId === undefined ? flat : { messageID: messageId, ...flat };
}

/** A header or query value that is missing or out of bounds. Its 400 has a shape of its own, the same in v1 and v2. */
export interface FieldFault {
  readonly type:
    | "missing"
    | "string_too_short"
    | "string_too_long"
    | "greater_than_equal"
    | "less_than_equal"
    | "int_parsing"
    | "value_error";
  readonly loc: readonly [where: "header" | "query", name: string];
  readonly msg: string;
  /** MESH repeats the value that it refuses, whatever it holds: a client must never show it (ME-14). */
  readonly input?: string;
}

/** The body of a 400 for fields. */
export function fieldFaultBody(faults: readonly FieldFault[]): unknown {
  return { detail: faults };
}

/** Paths and methods that do not exist, and the sandbox's own faults. */
export const plainBodies = {
  noSuchPath: { status: 404, body: { detail: "Not Found" } },
  noSuchMethod: { status: 405, body: { detail: "Method Not Allowed" } },
  finalised: { status: 423, body: { message: "An internal error occurred." } },
  tooLarge: { status: 413, body: { detail: "Request Entity Too Large" } },
  innerFailure: { status: 500, body: { message: "An internal error occurred." } },
} as const;
