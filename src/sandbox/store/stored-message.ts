import type { KeptBody } from "./bodies.js";

/** The most bytes that one request may carry (ME-06). */
export const bodyLimit: number = 100 * 1024 * 1024;

/** The status of a message, in MESH's words. */
export type MessageStatus = "uploading" | "accepted" | "acknowledged" | "error" | "undeliverable";

/** Why MESH could not deliver a message, as a report gives it (ME-09). */
export interface Failure {
  readonly code: string;
  readonly description: string;
  readonly event: string;
}

/** A message as it was posted. `to`, `subject` and `fileName` may hold patient data: no event may have them. */
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
  /** How many parts it comes in (ME-06): 1 for a message in one request, 0 for a report. */
  readonly totalParts: number;
}

/** A message that the sandbox holds, or (with `failure`) a report about the message `linkedMessageId`. */
export interface StoredMessage extends Post {
  readonly id: string;
  /** The mailbox that may read it. */
  owner: string;
  /** Its place in the inbox: a higher one arrived later. 0 before it is there. */
  place: number;
  readonly sentAt: Date;
  status: MessageStatus;
  statusAt: Date;
  failure: Failure | undefined;
  /** Of a report alone. */
  readonly linkedMessageId: string | undefined;
  /** The parts that have come. Empty once nobody can read them any more. */
  parts: readonly KeptBody[];
  /** Bytes of all parts as they were sent. It stays when the parts have gone. */
  size: number;
}

/** True for MESH's own report that a message was not delivered. */
export function isReport({ linkedMessageId }: StoredMessage): boolean {
  return linkedMessageId !== undefined;
}
