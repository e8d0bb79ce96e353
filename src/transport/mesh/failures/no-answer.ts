import type { BodyFault } from "../http/answer-body.js";

/** What is known about a request without an answer. */
export interface WithoutAnswer {
  /** False where not one byte of it can have reached the server. */
  readonly left: boolean;
  /**
   * True where nothing was ever answered on its connection. Under TLS 1.3 a client believes to be connected before the
   * server has seen its certificate: a refusal meets the first request.
   */
  readonly fresh: boolean;
}

/** An attempt that ended without an answer. `cause` is the network's own error. */
export class NoAnswer extends Error {
  readonly left: boolean;
  readonly fresh: boolean;

  constructor(cause: unknown, { left, fresh }: WithoutAnswer) {
    super("no answer", { cause });
    this.name = "NoAnswer";
    this.left = left;
    this.fresh = fresh;
  }
}

/** An answer of success whose body cannot be used. */
export class UnreadableBody extends Error {
  readonly status: number;
  readonly fault: BodyFault;
  readonly maxBytes: number;

  constructor(status: number, fault: BodyFault, maxBytes: number) {
    super("the answer's body cannot be used");
    this.name = "UnreadableBody";
    this.status = status;
    this.fault = fault;
    this.maxBytes = maxBytes;
  }
}
