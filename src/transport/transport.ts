import type { MailboxId } from "../values/mailbox-id.js";

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
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** A message from the inbox, with its bytes decoded (gzip undone, parts joined). */
export interface InboxMessage {
  readonly type: "message";
  readonly messageId: string;
  readonly from: string;
  readonly workflowId: string;
  readonly localId?: string;
  readonly subject?: string;
  readonly body: Uint8Array;
}

/** MESH's own report that a message sent earlier was not delivered (ME-09). It has no body. */
export interface InboxReport {
  readonly type: "report";
  readonly messageId: string;
  readonly workflowId: string;
  /** The MESH message id of the message that this report is about. */
  readonly linkedMessageId: string | undefined;
  /** Such as `EPL-151` or `14`. */
  readonly statusCode: string;
  readonly statusEvent: string;
  /** MESH's own text: do not trust it, it may hold identifiers. */
  readonly statusDescription: string;
  readonly statusTimestamp: string | undefined;
  readonly localId?: string;
}

/** An item of an inbox. `type` says which of the two it is. */
export type InboxItem = InboxMessage | InboxReport;

/** Sends messages and reads an inbox: MESH over HTTPS in production, a mesh in memory for tests. */
export interface Transport {
  /** The mailbox that this transport sends from and reads. */
  readonly mailboxId: MailboxId;
  /** `live` where real practices receive what is sent: a test patient must never be sent there (CS-24). */
  readonly environment: "live" | "test";
  /** Checks that the mailbox can be used. Call it at least once every 24 hours (ME-03). */
  handshake(): Promise<void>;
  /** Sends one message. Resolves once MESH has certainly accepted it. Never retries. */
  send(envelope: Envelope): Promise<{ readonly messageId: string }>;
  /** Ids of all waiting messages, oldest first. */
  listInbox(): AsyncIterable<string>;
  /** Downloads an item. It stays in the inbox until it is acknowledged. */
  download(messageId: string): Promise<InboxItem>;
  /** Tells MESH that the item is stored (ME-08). MESH then removes it from the inbox. */
  acknowledge(messageId: string): Promise<void>;
  /** Closes the connections. */
  close(): Promise<void>;
}
