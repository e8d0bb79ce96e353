import { gunzipSync } from "node:zlib";

/** The most bytes that one request may carry (ME-06). */
export const bodyLimit: number = 100 * 1024 * 1024;

/** The status of a message, in MESH's words. */
export type MessageStatus = "accepted" | "acknowledged" | "error";

/** Why MESH could not deliver a message, as a report gives it (ME-09). */
export interface Failure {
  readonly code: string;
  readonly description: string;
  readonly event: string;
}

/** A message as it was posted. `to`, `subject` and `body` hold patient data: they must not appear in an event. */
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

/** A message that the sandbox holds, or (with `failure`) a report about the message `linkedMessageId`. */
export interface StoredMessage extends Post {
  readonly id: string;
  /** Increases with each message: the order in which they arrived. */
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

/** The bytes of a message as its reader sees them. Empty where the message is labelled as gzip but is not gzip. */
export function decodedBody({ body, contentEncoding }: StoredMessage): Uint8Array {
  if (contentEncoding !== "gzip") return body;
  try {
    return gunzipSync(body, { maxOutputLength: bodyLimit });
  } catch {
    return new Uint8Array(0); // The practice answers that it cannot read the message (10009).
  }
}
