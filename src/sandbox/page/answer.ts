import type { IncomingMessage } from "node:http";

/** What is sent back to a browser. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A request to the API. */
export interface Call {
  /** What the parts of the path were that the route leaves open, in order. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  /** The body as JSON. @throws RefusedError where it is none */
  readonly json: () => Promise<Readonly<Record<string, unknown>>>;
  /** Aborted once the browser has gone away. */
  readonly signal: AbortSignal;
}

/** The page refuses a request. The message is for whoever sent it. */
export class RefusedError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** What the application's own files may do: nothing inline, nothing from elsewhere. */
export const policy: string = [
  "default-src 'none'",
  ...["script-src", "style-src", "img-src", "connect-src", "worker-src", "frame-src"].map((name) => `${name} 'self'`),
  ...["base-uri", "form-action", "frame-ancestors"].map((name) => `${name} 'none'`),
].join("; ");

/** Headers of every answer. */
export const common: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": policy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

export function json(value: unknown, status = 200): Answer {
  return { status, headers: { "content-type": "application/json; charset=utf-8" }, body: JSON.stringify(value) };
}

export const done: Answer = { status: 204, headers: {}, body: "" };

export function failure(status: number, code: string, message: string): Answer {
  return json({ error: { code, message } }, status);
}

/** Most bytes of a request. */
const mostBytes = 64 * 1024;

/** The body of a request as a JSON object. @throws RefusedError */
export async function readJson(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new RefusedError(413, "too-large", `The body must have at most ${mostBytes} bytes.`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString();
  if (text === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RefusedError(400, "invalid-value", "The body must be JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new RefusedError(400, "invalid-value", "The body must be a JSON object.");
  return value as Readonly<Record<string, unknown>>;
}
