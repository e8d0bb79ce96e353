import type { Certainty, MeshErrorReason, MeshFault } from "../../src/transport/mesh-error.js";

/** What a MeshError says: reason, whose fault, certainty, and whether the same request can succeed unchanged. */
export type Facts = readonly [MeshErrorReason, MeshFault, Certainty, "resend" | "no resend"];

/** One failure of a call: a row of docs/mesh-failures.md, and a test over a real socket. */
export interface FailureRow {
  /** What happens. */
  readonly failure: string;
  /** How a send ends. Left out: it cannot happen to a send. */
  readonly send?: Facts;
  /** How a reading call ends. Left out: as a send, but nothing was changed. `none`: it cannot happen to one. */
  readonly read?: Facts | "none";
  /** How often a reading call is tried before it fails. A send is tried once, always (ME-13). */
  readonly tries?: 1 | 3;
  /** False where not one request reaches MESH. */
  readonly arrives?: false;
  readonly todo: string;
}

/** Rows by a name of their own: the test of a row has the same one. */
export type FailureRows = Readonly<Record<string, FailureRow>>;

/** How a reading call ends. Undefined where the failure cannot happen to one. */
export function readFacts({ send, read }: FailureRow): Facts | undefined {
  if (read === "none") return undefined;
  return read ?? (send && [send[0], send[1], "not-done", send[3]]);
}
