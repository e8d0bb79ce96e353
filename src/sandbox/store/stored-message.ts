import type { SandboxMessageState, SandboxStepType } from "../messages/message.js";
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
  /** Empty where it belongs to no run. */
  readonly run: string;
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

/** What a practice read in a message, for lists. Of test patients only: no event and no error may have it. */
export interface MessageFacts {
  readonly headerId: string | undefined;
  readonly documentId: string | undefined;
  readonly service: string | undefined;
  readonly patient: string | undefined;
}

/** A step of a timeline, as it is kept: its words are made when it is shown. */
export interface KeptStep {
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly at: number;
  readonly step: SandboxStepType;
  readonly code?: string;
  /** The answer that it is about. */
  readonly messageId?: string;
  /** Of a fault: what it did. */
  readonly detail?: string;
}

/** A message that the sandbox holds, or (with `failure`) a report about the message `linkedMessageId`. */
export interface StoredMessage extends Post {
  readonly id: string;
  /** Later messages have higher numbers. */
  readonly number: number;
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
  /** The message that it answers: of a report, and of a practice's acknowledgement. */
  answerTo: string | undefined;
  /** Response code of an acknowledgement; another text for one that cannot be read. Undefined where nobody read it. */
  code: string | undefined;
  /** The parts that have come. */
  parts: readonly KeptBody[];
  /** Bytes of all parts as they were sent. It stays when the parts have gone. */
  size: number;
  /** ODS code of the practice that it reached, or that wrote it. */
  practice: string | undefined;
  /** When a practice is to deal with it, by the sandbox's clock. Undefined once it has, and where none is to. */
  dueAt: number | undefined;
  /** Of update-record messages alone. */
  state: SandboxMessageState | undefined;
  facts: MessageFacts | undefined;
  /** Ids of the messages that answer it. */
  answers: readonly string[];
  steps: readonly KeptStep[];
}

/** True for MESH's own report that a message was not delivered. */
export function isReport({ linkedMessageId }: StoredMessage): boolean {
  return linkedMessageId !== undefined;
}
