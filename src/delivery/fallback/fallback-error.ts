import { UpdateRecordError } from "../../errors.js";
import type { Certainty } from "../../transport/mesh-error.js";

/**
 * Why a consultation could not be sent another way:
 * - `no-connection`: the server cannot be reached, or the connection broke;
 * - `timeout`: it took too long;
 * - `not-secure`: the server offers no TLS, or its certificate is not trusted;
 * - `sign-in-refused`: the server does not accept the user or the password;
 * - `recipient-refused`: the server does not take messages for this address;
 * - `refused`: the server does not take this message;
 * - `busy`: the server asks to try again later;
 * - `packages-missing`: a package must be installed;
 * - `unexpected`: anything else.
 */
export type FallbackErrorReason =
  | "no-connection"
  | "timeout"
  | "not-secure"
  | "sign-in-refused"
  | "recipient-refused"
  | "refused"
  | "busy"
  | "packages-missing"
  | "unexpected";

/** What is known about a failed try. */
export interface FallbackErrorDetails {
  readonly reason: FallbackErrorReason;
  /** Whether the message was sent all the same. `unknown`: the server had all of it, and did not answer. */
  readonly certainty: Exclude<Certainty, "done">;
  /** Whether trying again later can help. */
  readonly laterCanHelp: boolean;
  /** The server's code, such as `550` or `5.1.1`. */
  readonly statusCode?: string;
}

/**
 * A consultation was not sent another way, or nobody knows whether it was. Holds neither the address nor any text of
 * the server's, which may repeat it.
 */
export class FallbackError extends UpdateRecordError {
  static override readonly name = "FallbackError";
  readonly code = "fallback-failed";

  readonly reason: FallbackErrorReason;
  readonly certainty: Exclude<Certainty, "done">;
  readonly laterCanHelp: boolean;
  readonly statusCode: string | undefined;

  constructor(message: string, details: FallbackErrorDetails, options?: ErrorOptions) {
    super(message, options);
    this.reason = details.reason;
    this.certainty = details.certainty;
    this.laterCanHelp = details.laterCanHelp;
    this.statusCode = details.statusCode;
  }
}
