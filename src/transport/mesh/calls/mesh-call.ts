import type { MeshRequestOptions } from "../http/mesh-request.js";
import type { Operation } from "../failures/operation.js";

/** One request to the mailbox's part of the API. */
export interface MeshCall {
  readonly operation: Operation;
  readonly method: MeshRequestOptions["method"];
  /** What follows `/messageexchange/<mailbox>`, such as `/outbox`. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** An answer of MESH, whatever its status. */
export interface MeshAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}
