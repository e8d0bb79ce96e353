import type { MeshErrorReason } from "../mesh-error.js";
import type { Operation } from "./exchange.js";

/** What every event has. */
interface Common {
  readonly at: Date;
  /** The mailbox that called. For a connection or a warning of the transport itself, the transport's own. */
  readonly mailboxId: string;
}

/** A call began. Its attempts and its end have the same `callId`. */
export interface CallStarted {
  readonly type: "call-started";
  /** Counts from 1 for each transport, whichever mailbox calls. */
  readonly callId: number;
  readonly operation: Operation;
  /** What the caller gave as W3C traceparent. */
  readonly traceparent?: string;
}

/** One HTTP request of a call ended, whether the call is over or is tried again. */
export interface AttemptEnded {
  readonly type: "attempt-ended";
  readonly callId: number;
  readonly operation: Operation;
  /** 1 is the first. */
  readonly attempt: number;
  /** Milliseconds. */
  readonly durationMs: number;
  /** HTTP status. Undefined where there was no answer. */
  readonly status?: number;
  /** Why there was no answer. Undefined where there was one, whatever its status. */
  readonly reason?: MeshErrorReason;
  /** Bytes of the body, as they were sent (after compression). */
  readonly sentBytes: number;
  /** Bytes of the answer's body, as they arrived (before decompression). */
  readonly receivedBytes: number;
}

/** A call is over. */
export interface CallEnded {
  readonly type: "call-ended";
  readonly callId: number;
  readonly operation: Operation;
  readonly attempts: number;
  /** Milliseconds, with all attempts and the waits between them. */
  readonly durationMs: number;
  /** `answered`, also where MESH refuses (`status` tells), or the `reason` of the MeshError that the caller gets. */
  readonly outcome: "answered" | MeshErrorReason;
  /** HTTP status of the last attempt. Undefined where there was no answer. */
  readonly status?: number;
  readonly traceparent?: string;
}

/** A TLS connection was set up. */
export interface Connected {
  readonly type: "connected";
  /** Milliseconds, from the name look-up to the end of the TLS handshake. */
  readonly durationMs: number;
  /** True where an earlier TLS session was resumed. */
  readonly resumed: boolean;
}

/** Something that a person should look at. No call failed because of it. */
export interface MeshWarning {
  readonly type: "warning";
  /**
   * `certificate-expires`: the client certificate ends soon. `certificate-mailbox`: it seems to be another mailbox's.
   * `environment-deprecated`: NHS England will close this address. `checksum-mismatch`: a message's content is not what
   * its checksum says; it is given to you all the same.
   */
  readonly warning: "certificate-expires" | "certificate-mailbox" | "environment-deprecated" | "checksum-mismatch";
  /** What to do, in plain words. */
  readonly words: string;
}

/**
 * What happens between a transport and MESH. No event holds patient data, a password, a key, a token, an address or any
 * text of MESH's (ME-14), so that it may be logged as it is.
 *
 * @example
 * const onEvent = (event: MeshEvent) => {
 *   if (event.type === "call-ended" && event.outcome !== "answered") console.warn(event.operation, event.outcome);
 * };
 */
export type MeshEvent = Common & (CallStarted | AttemptEnded | CallEnded | Connected | MeshWarning);
