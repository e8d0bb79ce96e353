import type { MailboxId } from "../values/mailbox-id.js";

/** A message ready to travel: what MESH needs to know, and the bytes. */
export interface Envelope {
  /** MESH workflow id, such as `GPCONNECT_UPDATE_RECORD`. */
  readonly workflowId: string;
  /** `GPPROVIDER_...` (automatic routing) or a mailbox id. Holds patient data: never logged. */
  readonly to: string;
  /** mex-subject. Holds patient data: never logged. */
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

/** MESH's own report that a message sent earlier was not delivered (ME-09): no body. */
export interface InboxReport {
  readonly type: "report";
  readonly messageId: string;
  readonly workflowId: string;
  /** The MESH message id of the message that this report is about. */
  readonly linkedMessageId: string | undefined;
  /** Such as `EPL-151` or `14`. */
  readonly statusCode: string;
  readonly statusEvent: string;
  /** MESH's own words: untrusted text, may hold identifiers. */
  readonly statusDescription: string;
  readonly statusTimestamp: string | undefined;
  readonly localId?: string;
}

/** What may wait in an inbox, told apart by `type`. */
export type InboxItem = InboxMessage | InboxReport;

/** How messages travel. MESH over HTTPS in life; in memory for tests. */
export interface Transport {
  /** The mailbox that this transport sends from and reads. */
  readonly mailboxId: MailboxId;
  /** Whether real practices stand at its other end: no test patient is sent there (CS-24). */
  readonly environment: "live" | "test";
  /** Checks that the mailbox can be used. To be called at least once in 24 hours (ME-03). */
  handshake(): Promise<void>;
  /** Hands one message over; resolves once it was certainly taken. Never retries. */
  send(envelope: Envelope): Promise<{ readonly messageId: string }>;
  /** Ids of all messages waiting, oldest first. */
  listInbox(): AsyncIterable<string>;
  /** What the message holds; it stays in the inbox until it is acknowledged. */
  download(messageId: string): Promise<InboxItem>;
  /** Tells MESH that what the message says is stored (ME-08). It is gone from the inbox then. */
  acknowledge(messageId: string): Promise<void>;
  /** Releases connections. */
  close(): Promise<void>;
}
