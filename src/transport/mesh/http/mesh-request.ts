/** What one HTTP request needs beside its URL: plain values, nothing of a particular HTTP library. */
export interface MeshRequestOptions {
  readonly method: "GET" | "POST" | "PUT";
  /** Lower-case names. Holds the Authorization token and patient data: never to be logged. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Aborts when the time limit of the transport is over. */
  readonly signal: AbortSignal;
}

/** What came back. */
export interface MeshResponse {
  readonly status: number;
  /** Names in any case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes as they were on the wire. Where content-encoding was undone already, that header has to be left out. */
  readonly body: Uint8Array;
}

/**
 * The place where HTTP happens. A caller may give another one (a proxy, a recorder, a fake): it performs exactly one
 * request, never repeats it (a token serves once, ME-02; MESH keeps duplicates, ME-13), follows no redirect, and
 * rejects with the network's own error.
 */
export type MeshRequest = (url: string, options: MeshRequestOptions) => Promise<MeshResponse>;
