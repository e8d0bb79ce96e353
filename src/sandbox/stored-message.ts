/** What became of a message, in MESH's words. */
export type MessageStatus = "accepted" | "acknowledged" | "error";

/** Why MESH could not deliver, as a report says it (ME-09). */
export interface Failure {
  readonly code: string;
  readonly description: string;
  readonly event: string;
}

/** A message as it was posted. `to`, `subject` and `body` hold patient data: never told in an event. */
export interface Post {
  readonly from: string;
  /** mex-to as the sender wrote it. */
  readonly to: string;
  readonly workflowId: string;
  readonly subject: string;
  readonly localId: string;
  readonly fileName: string;
  readonly checksum: string;
  readonly contentType: string;
  /** `gzip`, or empty. */
  readonly contentEncoding: string;
  readonly body: Uint8Array;
}

/** A message that the sandbox holds: data, or (with `failure`) a report about the message `linkedMessageId`. */
export interface StoredMessage extends Post {
  readonly id: string;
  /** Counts up: the order in which messages came. */
  readonly sequence: number;
  /** The mailbox that may read it. */
  owner: string;
  readonly sentAt: Date;
  status: MessageStatus;
  statusAt: Date;
  failure?: Failure;
  readonly linkedMessageId?: string;
}

/** True for MESH's own report that a message was not delivered. */
export function isReport(message: StoredMessage): boolean {
  return message.linkedMessageId !== undefined;
}
