import type { MailboxId } from "../values/mailbox-id.js";
import type { MeshEndpoint } from "./mesh-endpoint.js";
import type { Tracking } from "./tracking.js";

/** What every call to a transport may be given. */
export interface CallOptions {
  /** Ends the call, which then fails with its MeshError `aborted`. */
  readonly signal?: AbortSignal;
  /** W3C trace context of the caller, such as `00-<trace>-<span>-01`. It is kept in events, and not sent to MESH. */
  readonly traceparent?: string;
}

/** What `listInbox` may be given. */
export interface ListOptions extends CallOptions {
  /**
   * Lists only some workflows (ME-07): `X` is, `X*` begins with, `*X*` contains, and `!` before each of them says not.
   * 2 to 255 characters. Default: all.
   */
  readonly workflowFilter?: string;
}

/** A message ready to send: what MESH needs to know, and the bytes. */
export interface Envelope {
  /** MESH workflow id, such as `GPCONNECT_UPDATE_RECORD`. */
  readonly workflowId: string;
  /** `GPPROVIDER_...` (automatic routing) or a mailbox id. Holds patient data: never log it. */
  readonly to: string;
  /** mex-subject. Holds patient data: never log it. */
  readonly subject: string;
  /** mex-localid: the sender's ODS code (no patient data). */
  readonly localId: string;
  /** Media type of the body, such as `application/fhir+xml`. */
  readonly contentType: string;
  /** mex-filename. Default: none is sent. */
  readonly fileName?: string;
  /** The message as bytes, neither compressed nor split. */
  readonly body: Uint8Array;
}

/** What a message in the inbox says about itself, without its bytes. */
export interface InboxMessageHeaders {
  readonly type: "message";
  readonly messageId: string;
  readonly from: string;
  /** The address that the message was sent to. May hold patient data: never log it. */
  readonly to?: string;
  readonly workflowId: string;
  readonly localId?: string;
  /** May hold patient data: never log it. */
  readonly subject?: string;
  /** The sender's file name. May hold patient data: never log it, and never use it as a path. */
  readonly fileName?: string;
}

/** A message from the inbox, with its bytes decoded (gzip undone, parts joined). */
export interface InboxMessage extends InboxMessageHeaders {
  readonly body: Uint8Array;
  /** `checksum-mismatch`: the bytes are not those of the sender's checksum. Left out where nothing was found. */
  readonly warnings?: readonly "checksum-mismatch"[];
}

/** MESH's own report that a message sent earlier was not delivered (ME-09). It has no body. */
export interface InboxReport {
  readonly type: "report";
  readonly messageId: string;
  /** The workflow of the message that this report is about. */
  readonly workflowId: string;
  /** The MESH message id of the message that this report is about. */
  readonly linkedMessageId: string | undefined;
  /** A code of MESH's table (ME-10), such as `EPL-151` or `14`; any other one where `isMeshErrorCode` says no. */
  readonly statusCode: string;
  readonly statusEvent: string;
  /** MESH's own text: do not trust it, it may hold identifiers. */
  readonly statusDescription: string;
  readonly statusTimestamp: string | undefined;
  readonly localId?: string;
  /** The address that was not reached. May hold patient data: never log it. */
  readonly to?: string;
  /** The subject of the message that this report is about. May hold patient data: never log it. */
  readonly subject?: string;
}

/** An item of an inbox. `type` says which of the two it is. */
export type InboxItem = InboxMessage | InboxReport;

/** What an item of an inbox says about itself. A report says all of it. */
export type InboxHeaders = InboxMessageHeaders | InboxReport;

/** Sends messages and reads an inbox: MESH over HTTPS in production, a mesh in memory for tests. */
export interface Transport {
  /** The mailbox that this transport sends from and reads. */
  readonly mailboxId: MailboxId;
  /** `live` where real practices receive what is sent: a test patient must never be sent there (CS-24). */
  readonly environment: "live" | "test";
  /** How many milliseconds must lie between two listings of an inbox (ME-07). Undefined: any number. */
  readonly shortestPollMs?: number;
  /** Checks that the mailbox can be used. Call it at least once every 24 hours (ME-03). */
  handshake(options?: CallOptions): Promise<void>;
  /** Sends one message. Resolves once MESH has certainly accepted it. Never repeated (ME-13). */
  send(envelope: Envelope, options?: CallOptions): Promise<{ readonly messageId: string }>;
  /** Ids of all waiting messages, oldest first. */
  listInbox(options?: ListOptions): AsyncIterable<string>;
  /** Downloads an item. It stays in the inbox until it is acknowledged. */
  download(messageId: string, options?: CallOptions): Promise<InboxItem>;
  /** Tells MESH that the item is stored (ME-08). MESH then removes it from the inbox. */
  acknowledge(messageId: string, options?: CallOptions): Promise<void>;
  /**
   * The transport of another mailbox of the same owner. It shares connections and settings with this one.
   *
   * @throws MeshError `no-such-mailbox` where this transport does not have it; any other error where it cannot be used:
   * a delivery then stops the mailbox and tells a person.
   */
  forMailbox(mailboxId: string): Transport;
  /** Closes the connections, also those of the other mailboxes. */
  close(): Promise<void>;
}

/** MESH over HTTPS: what every transport can do, and what only the MESH API offers. */
export interface MeshTransport extends Transport {
  forMailbox(mailboxId: string): MeshTransport;
  /**
   * How many messages wait, as MESH counts them. NHS England has deprecated this call, since polling does not need it
   * (ME-07): `listInbox` tells what waits.
   */
  count(options?: CallOptions): Promise<number>;
  /** What `download` would say about an item, without its bytes. */
  head(messageId: string, options?: CallOptions): Promise<InboxHeaders>;
  /** How far MESH is with a message that this mailbox sent (ME-11), by the id that `send` returned. */
  track(messageId: string, options?: CallOptions): Promise<Tracking>;
  /** The mailboxes of an organisation that receive a workflow (ME-12). Empty where there is none. */
  lookUpEndpoint(odsCode: string, workflowId: string, options?: CallOptions): Promise<readonly MeshEndpoint[]>;
  /** All mailboxes that receive a workflow (ME-12). Empty where there is none. */
  searchWorkflow(workflowId: string, options?: CallOptions): Promise<readonly MeshEndpoint[]>;
}
