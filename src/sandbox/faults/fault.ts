/** What a request of the MESH API asks for. `look-up` is the endpoint lookup and the workflow search. */
export type SandboxOperation =
  | "handshake"
  | "send"
  | "send-chunk"
  | "list"
  | "count"
  | "head"
  | "download"
  | "download-chunk"
  | "acknowledge"
  | "track"
  | "look-up";

/** An answer that is given in place of the real one. */
export interface StatusFault {
  /** HTTP status, 200 to 599. */
  readonly status: number;
  /** Default: empty. */
  readonly body?: string;
  /** Such as `{ "retry-after": "2" }`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** True: the request is carried out, and only then answered so. Default false. */
  readonly processed?: boolean;
}

/** The request waits so many milliseconds before it is carried out, even where the client does not wait so long. */
export interface LatencyFault {
  /** For a late answer of another status, add two faults. */
  readonly latencyMs: number;
}

/** The message that a send brings reaches its practice later, so that the acknowledgements are late. */
export interface LateArrivalFault {
  /** Milliseconds on top of `replyDelayMs`. The sender gets its answer at once. */
  readonly arrivalDelayMs: number;
}

/**
 * What happens to a request.
 *
 * | value | carried out | the client sees |
 * | --- | --- | --- |
 * | `cut-before` | no | the connection closed, once the request was read |
 * | `cut-during` | no | the connection closed while the body is coming; as `cut-before` where there is none |
 * | `cut-after` | yes | the connection closed in place of the answer |
 * | `truncate` | yes | an answer that ends before its content-length |
 * | `false-gzip` | yes | an answer labelled as gzip that is none |
 * | `duplicate` | yes | send: the recipient gets the message twice, a practice answers twice; list: each id twice |
 * | `reorder` | yes | send: a practice's two answers come in the other order; list: the first two ids swapped |
 * | `{ latencyMs }` | yes | a late answer |
 * | `{ arrivalDelayMs }` | yes | send: the practice gets the message later, and so answers late |
 * | `{ status }` | if `processed` | that answer |
 *
 * `duplicate`, `reorder` and `{ arrivalDelayMs }` change nothing about other operations.
 */
export type FaultEffect =
  | "cut-before"
  | "cut-during"
  | "cut-after"
  | "truncate"
  | "false-gzip"
  | "duplicate"
  | "reorder"
  | LatencyFault
  | LateArrivalFault
  | StatusFault;

/**
 * A fault on demand. Where several apply to one request, their latencies add up, and of the rest the one that was added
 * first counts.
 *
 * @example
 * sandbox.faults.add({ operation: "send", does: "cut-after" }); // the next send: the message is taken, the answer lost
 * sandbox.faults.add({ probability: 0.1, seed: 7, does: { status: 503, headers: { "retry-after": "1" } } });
 */
export interface Fault {
  /** Default: any. */
  readonly operation?: SandboxOperation | readonly SandboxOperation[];
  /** The mailbox whose request it is. Default: any. */
  readonly mailboxId?: string;
  /** The run whose request it is; empty: requests without a run. Default: any. */
  readonly run?: string;
  /** The n-th matching request from now on; 1 is the next. Default 1. */
  readonly at?: number;
  /** How many matching requests from there on. Default 1; with `probability` all. */
  readonly times?: number;
  /** 0 to 1, of each matching request. Default 1. */
  readonly probability?: number;
  /** Makes the choice by `probability` the same in each run: any whole number. Default 1. */
  readonly seed?: number;
  /** What happens to the request. */
  readonly does: FaultEffect;
}

/** A fault that may still strike. */
export interface PlannedFault {
  readonly id: string;
  readonly fault: Fault;
  /** How many requests it has matched so far. */
  readonly matched: number;
  /** To how many of them it applied. */
  readonly struck: number;
}

/** Takes a fault away. Its `id` is that of the list. */
export interface FaultRemoval {
  (): void;
  readonly id: string;
}

/**
 * The faults of a sandbox. By HTTP: `POST /sandbox/faults` with a fault as JSON, `GET /sandbox/faults`, `DELETE
 * /sandbox/faults/ID` and `DELETE /sandbox/faults`; below `/run/RUN-ID` they are about the faults of this run alone.
 */
export interface SandboxFaults {
  /**
   * Adds a fault, and returns what takes it away again.
   *
   * @throws InvalidValueError for a fault that the types do not allow
   */
  readonly add: (fault: Fault) => FaultRemoval;
  /** The faults that may still strike, in the order in which they were added. */
  readonly list: () => readonly PlannedFault[];
  /** Takes one fault away. False where there is none with this id (any more). */
  readonly remove: (id: string) => boolean;
  /** Takes all faults away, or those of a run. */
  readonly clear: (filter?: {
    /** Only the faults that name this run. */
    readonly run?: string;
  }) => void;
}
