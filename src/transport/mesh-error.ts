import { UpdateRecordError } from "../errors.js";
import type { MeshResponse } from "./mesh/exchange.js";

/** Why a call to MESH failed. There is one word for each case that a person or a program would handle differently. */
export type MeshErrorReason =
  /** Options that cannot work: the key does not belong to the certificate, unreadable PEM, not an https address. */
  | "configuration-invalid"
  /** `forMailbox` of a mailbox that this transport does not have. Another process' transport may. */
  | "no-such-mailbox"
  /** The transport was closed by its owner. */
  | "transport-closed"
  /** A header that MESH cannot accept (too long, a line break, letters that HTTP does not allow). Nothing was sent. */
  | "header-invalid"
  /** More bytes than one request, or this computer's memory, may hold. */
  | "too-large"
  /** No connection became free in time: all of this transport's were in use. Nothing was sent. */
  | "busy"
  /** The caller's signal ended the call. */
  | "aborted"
  /** The HTTP proxy does not let us through to MESH, or does not answer. */
  | "proxy-failed"
  /** No server answers: name not found, connection refused, or no connection in time. */
  | "unreachable"
  /** The server's certificate does not end in the CA given, or is out of date. */
  | "server-untrusted"
  /** The server's certificate is for another host. */
  | "server-name-mismatch"
  /** The server does not accept our client certificate: missing, issued by another CA, or expired. */
  | "certificate-refused"
  /** TLS could not be set up for another reason. */
  | "tls-failed"
  /** The connection ended before the answer was complete. */
  | "connection-lost"
  /** No complete answer in time. */
  | "timeout"
  /** A folder of the MESH client is missing, full, or may not be used. */
  | "folder-unusable"
  /** 403, and MESH does not say why: mailbox, password, shared key, or an unreadable token. */
  | "authentication-refused"
  /** 403, and the server's clock is hours away from ours. */
  | "clock-wrong"
  /** 403: a token was used twice. */
  | "token-reused"
  /** 403: MESH has no mailbox with our id. */
  | "mailbox-unknown"
  /** 403: what was asked for belongs to another mailbox. */
  | "not-ours"
  /** 417 with code 12: no mailbox is registered for mex-to. */
  | "recipient-unknown"
  /** 400, 417 and other 4xx: MESH refuses the message or its headers. */
  | "request-refused"
  /** 404: no such message. */
  | "message-not-found"
  /** 410: the message is no longer there. */
  | "message-gone"
  /** 429: too many requests. */
  | "throttled"
  /** 5xx. */
  | "server-failed"
  /** An answer that the MESH API does not describe. */
  | "answer-unreadable";

/** What certainly happened to the request. `unknown`: it may or may not have been carried out. */
export type Certainty = "done" | "not-done" | "unknown";

/**
 * Whose fault a failure is. `message`: this message or this call, and others may go through. `mailbox`: nothing goes
 * through until a person has corrected settings, certificate or registration. `network`: it may pass by itself.
 */
export type MeshFault = "message" | "mailbox" | "network";

/** Whose fault it usually is. A status or a code of MESH's may say otherwise. */
export const usualFaults: Readonly<Record<MeshErrorReason, MeshFault>> = {
  "configuration-invalid": "mailbox",
  "no-such-mailbox": "mailbox",
  "transport-closed": "mailbox",
  "header-invalid": "message",
  "too-large": "message",
  busy: "network",
  aborted: "network",
  "proxy-failed": "network",
  unreachable: "network",
  "server-untrusted": "mailbox",
  "server-name-mismatch": "mailbox",
  "certificate-refused": "mailbox",
  "tls-failed": "network",
  "connection-lost": "network",
  timeout: "network",
  "folder-unusable": "mailbox",
  "authentication-refused": "mailbox",
  "clock-wrong": "mailbox",
  "token-reused": "mailbox",
  "mailbox-unknown": "mailbox",
  "not-ours": "mailbox",
  "recipient-unknown": "message",
  "request-refused": "message",
  "message-not-found": "message",
  "message-gone": "message",
  throttled: "network",
  "server-failed": "network",
  "answer-unreadable": "network",
};

/** What a MeshError holds besides its message. */
export interface MeshErrorFacts {
  readonly reason: MeshErrorReason;
  /** `usualFaults[reason]`, unless more is known. */
  readonly fault: MeshFault;
  readonly certainty: Certainty;
  readonly resendCanHelp: boolean;
  readonly status?: number;
  readonly event?: string;
  readonly meshCode?: string;
  readonly response?: MeshResponse;
  readonly cause?: unknown;
}

/**
 * A call to MESH that failed. The message says what to do. No member that is printed or serialised holds the address,
 * the subject, a token, a password or any text of MESH's (ME-14).
 *
 * @example
 * try {
 *   await transport.send(envelope);
 * } catch (error) {
 *   // Exactly the same bytes and ids again.
 *   if (error instanceof MeshError && error.certainty === "unknown") await transport.send(envelope);
 * }
 */
export class MeshError extends UpdateRecordError {
  static override readonly name = "MeshError";
  readonly code = "mesh-failed";

  readonly reason: MeshErrorReason;
  /** Whose fault it is: it decides whether one message, a whole mailbox or nothing has to stop. */
  readonly fault: MeshFault;
  /** What certainly happened. After `unknown`, a resend must carry exactly the same bytes (ME-13). */
  readonly certainty: Certainty;
  /** True where the same request may succeed later without anybody changing anything. */
  readonly resendCanHelp: boolean;
  /** HTTP status. Undefined where there was no answer. */
  readonly status: number | undefined;
  /** MESH's event word (SEND, COLLECT, TRANSFER, RECEIVE). Undefined where the answer had none. */
  readonly event: string | undefined;
  /** MESH's own code, such as `12` or `EPL-151`. Undefined where the answer had none. */
  readonly meshCode: string | undefined;
  /** The whole answer, for debugging. Not enumerable, because it may repeat patient data: never log it. */
  declare readonly response: MeshResponse | undefined;

  constructor(message: string, facts: MeshErrorFacts) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.reason = facts.reason;
    this.fault = facts.fault;
    this.certainty = facts.certainty;
    this.resendCanHelp = facts.resendCanHelp;
    this.status = facts.status;
    this.event = facts.event;
    this.meshCode = facts.meshCode;
    Object.defineProperty(this, "response", { value: facts.response, enumerable: false });
  }
}
