import { UpdateRecordError } from "../../../errors.js";
import type { MeshResponse } from "../http/mesh-request.js";

/** Why a call to MESH failed. One word for each thing that a person or a program would do differently. */
export type MeshErrorReason =
  /** Options that cannot work: key and certificate do not belong together, unreadable PEM, no https address. */
  | "configuration-invalid"
  /** The transport was closed by its owner. */
  | "transport-closed"
  /** A header that MESH cannot take (too long, a line break, letters that HTTP has not); nothing was sent. */
  | "header-invalid"
  /** More bytes than one request, or memory, may hold. */
  | "too-large"
  /** Nobody there: name not found, connection refused, no connection in time. */
  | "unreachable"
  /** The server's certificate does not end in the CA given, or is out of date. */
  | "server-untrusted"
  /** The server's certificate is for another host. */
  | "server-name-mismatch"
  /** The server does not take our client certificate: none, of another CA, expired. */
  | "certificate-refused"
  /** TLS could not be agreed for another reason. */
  | "tls-failed"
  /** The connection ended before the answer was complete. */
  | "connection-lost"
  /** No complete answer in time. */
  | "timeout"
  /** 403, and MESH tells no more: mailbox, password, shared key, or a token read by nobody. */
  | "authentication-refused"
  /** 403, and the server's clock is hours away from ours. */
  | "clock-wrong"
  /** 403: a token served twice. */
  | "token-reused"
  /** 403: MESH has no mailbox of our name. */
  | "mailbox-unknown"
  /** 403: the thing belongs to another mailbox. */
  | "not-ours"
  /** 417 / 12: nobody is registered at mex-to. */
  | "recipient-unknown"
  /** 400, 417 and other 4xx: MESH refuses the message or its headers. */
  | "request-refused"
  /** 404: no such message. */
  | "message-not-found"
  /** 410: the message was there and is gone. */
  | "message-gone"
  /** 429: too many requests. */
  | "throttled"
  /** 5xx. */
  | "server-failed"
  /** An answer that the MESH API does not give. */
  | "answer-unreadable";

/** What certainly happened to the request: `unknown` where it may or may not have had its effect. */
export type Certainty = "done" | "not-done" | "unknown";

/** What a MeshError says beside its message. */
export interface MeshErrorFacts {
  readonly reason: MeshErrorReason;
  readonly certainty: Certainty;
  readonly resendCanHelp: boolean;
  readonly status?: number;
  readonly event?: string;
  readonly meshCode?: string;
  readonly response?: MeshResponse;
  readonly cause?: unknown;
}

/**
 * A call to MESH that failed. The message says what to do; no member that is printed or serialised holds the
 * address, the subject, a token, a password or anything else that MESH repeated to us (ME-14).
 *
 * @example
 * try {
 *   await transport.send(envelope);
 * } catch (error) {
 *   // The very same bytes and ids again.
 *   if (error instanceof MeshError && error.certainty === "unknown") await transport.send(envelope);
 * }
 */
export class MeshError extends UpdateRecordError {
  readonly code = "mesh-failed";

  readonly reason: MeshErrorReason;
  /** What certainly happened: after `unknown` a resend must carry the very same bytes (ME-13). */
  readonly certainty: Certainty;
  /** True where the same request may succeed later, with nothing changed by a person. */
  readonly resendCanHelp: boolean;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** MESH's event word (SEND, COLLECT, TRANSFER, RECEIVE), where it gave one. */
  readonly event: string | undefined;
  /** MESH's own code, such as `12` or `EPL-151`, where it gave one. */
  readonly meshCode: string | undefined;
  /** The whole answer, for a debugger. Not enumerable, since it may repeat patient data: never log it. */
  declare readonly response: MeshResponse | undefined;

  constructor(message: string, facts: MeshErrorFacts) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.reason = facts.reason;
    this.certainty = facts.certainty;
    this.resendCanHelp = facts.resendCanHelp;
    this.status = facts.status;
    this.event = facts.event;
    this.meshCode = facts.meshCode;
    Object.defineProperty(this, "response", { value: facts.response, enumerable: false });
  }
}
