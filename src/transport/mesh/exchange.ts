import type { CallOptions } from "../transport.js";

/** Largest size of one request (ME-06), and of one downloaded message in memory. */
export const maxMessageBytes = 100_000_000;

/** What a call to MESH does. Error messages name it. */
export type Operation =
  "handshake" | "send" | "send-chunk" | "list" | "count" | "download" | "head" | "acknowledge" | "track" | "look-up";

/** One request to the mailbox's part of the API. */
export interface MeshCall {
  readonly operation: Operation;
  readonly method: MeshRequestOptions["method"];
  /** What follows `/messageexchange/<mailbox>`, such as `/outbox`. */
  readonly path: string;
  /** `path` follows `/messageexchange`: the look-ups belong to no mailbox (ME-12). */
  readonly noMailbox?: true;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Most bytes of the answer's body, decoded. Default: 1 000 000. */
  readonly maxBytes?: number;
  readonly options?: CallOptions;
}

/** MESH's answer, whatever its status. */
export interface MeshAnswer {
  readonly status: number;
  /**
   * Lower-case names, values trimmed. A header that came twice with the same value has that value once; different
   * values are joined by `, `.
   */
  readonly headers: ReadonlyMap<string, string>;
  /** Decoded (gzip), and never more than the call's `maxBytes`. */
  readonly body: Uint8Array;
}

/** The JSON object in a body. Empty where the body is anything else. */
export function jsonOf(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** What one HTTP request needs besides its URL: plain values that belong to no HTTP library. */
export interface MeshRequestOptions {
  readonly method: "GET" | "HEAD" | "POST" | "PUT";
  /** Lower-case names. Holds the Authorization token and patient data: never log it. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Aborts when the transport's time limit has passed. */
  readonly signal: AbortSignal;
}

/** One HTTP response. */
export interface MeshResponse {
  readonly status: number;
  /** Names in any case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes as they were sent. Where content-encoding was undone already, leave that header out. */
  readonly body: Uint8Array;
}

/**
 * Performs one HTTP request. Pass your own to use a proxy, a recorder or a fake. It must perform exactly one request,
 * never repeat it (a token is valid once, ME-02; MESH keeps duplicates, ME-13), follow no redirect, and reject with the
 * network's own error.
 */
export type MeshRequest = (url: string, options: MeshRequestOptions) => Promise<MeshResponse>;
