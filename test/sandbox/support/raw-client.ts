import { createHmac, randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { request, type Agent } from "node:https";
import { createSecureContext, type SecureContext } from "node:tls";
import type { Sandbox } from "../../../src/sandbox/index.js";

/** What a token says; each part may be wrong on purpose. */
export interface TokenParts {
  readonly mailboxId?: string;
  readonly password?: string;
  readonly sharedKey?: string;
  readonly nonce?: string;
  readonly count?: string;
  readonly timestamp?: string;
  readonly time?: Date;
}

/** A token computed here, without the library (ME-02). */
export function token({
  mailboxId = "X26ABC1",
  password = "password",
  sharedKey = "TestKey",
  nonce = randomUUID(),
  count = "0",
  time = new Date(),
  timestamp = stamp(time),
}: TokenParts = {}): string {
  const hash = createHmac("sha256", sharedKey)
    .update([mailboxId, nonce, count, password, timestamp].join(":"))
    .digest("hex");
  return `NHSMESH ${mailboxId}:${nonce}:${count}:${timestamp}:${hash}`;
}

function stamp(time: Date): string {
  return time.toISOString().replaceAll(/[-:T]/g, "").slice(0, 12);
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly json: () => unknown;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** `undefined`: no Authorization header. Default: a good token of the mailbox. */
  readonly authorization?: string | undefined;
  /** The mailbox whose certificate is shown; `none`: none at all. Default X26ABC1. */
  readonly certificateOf?: string;
  readonly v1?: true;
  /** Keeps connections, for many calls with one certificate. Default: a connection for each call. */
  readonly agent?: Agent;
  readonly signal?: AbortSignal;
}

/** What TLS made of the certificates of each sandbox: to read them again for each call takes longer than the call. */
const contexts = new WeakMap<Sandbox, Map<string, SecureContext>>();

function contextFor(sandbox: Sandbox, certificateOf: string): SecureContext {
  const ofSandbox = contexts.get(sandbox) ?? new Map<string, SecureContext>();
  contexts.set(sandbox, ofSandbox);
  const { cert, key } =
    certificateOf === "none" ? { cert: undefined, key: undefined } : sandbox.transportOptionsFor(certificateOf).tls;
  const found = ofSandbox.get(cert ?? "") ?? createSecureContext({ ca: sandbox.ca, cert, key });
  ofSandbox.set(cert ?? "", found);
  return found;
}

export const handshakeHeaders = { "mex-clientversion": "test==1", "mex-osname": "Linux", "mex-osversion": "1" };

/** One request over a connection of its own, as it would look on paper. */
export function call(sandbox: Sandbox, path: string, options: RawRequest = {}): Promise<RawAnswer> {
  const { method = "GET", certificateOf = "X26ABC1", v1, body } = options;
  const mailboxId = /^\/messageexchange\/([^/?]+)/.exec(path)?.[1] ?? "X26ABC1";
  const authorization =
    "authorization" in options ? options.authorization : token({ mailboxId: mailboxId.toUpperCase() });
  const accept = v1 === true ? "application/json" : "application/vnd.mesh.v2+json";
  return new Promise((resolve, reject) => {
    const sent = request(
      `${sandbox.url}${path}`,
      {
        method,
        // The types of Node leave it out; `tls.connect` takes it.
        ...{ secureContext: contextFor(sandbox, certificateOf) },
        agent: options.agent ?? false,
        signal: options.signal,
        headers: { accept, ...(authorization === undefined ? {} : { authorization }), ...options.headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response
          .on("data", (chunk: Buffer) => chunks.push(chunk))
          .on("error", reject)
          .on("end", () => {
            const whole = Buffer.concat(chunks);
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: whole,
              json: (): unknown => JSON.parse(whole.toString()),
            });
          });
      },
    );
    sent.on("error", reject);
    // Bytes, never a string: Node would write headers and a string together in UTF-8.
    sent.end(body === undefined ? undefined : Buffer.from(body));
  });
}

/** Sends to a mailbox, and gives the message id. */
export async function post(
  sandbox: Sandbox,
  changes: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = "hello",
  v1?: true,
  authorization?: string,
  signal?: AbortSignal,
): Promise<RawAnswer> {
  return call(sandbox, "/messageexchange/X26ABC1/outbox", {
    method: "POST",
    body,
    ...(signal === undefined ? {} : { signal }),
    ...(v1 === undefined ? {} : { v1 }),
    ...(authorization === undefined ? {} : { authorization }),
    headers: { "mex-to": "X26ABC2", "mex-workflowid": "TEST_WORKFLOW", "content-type": "text/plain", ...changes },
  });
}

export async function posted(
  sandbox: Sandbox,
  changes: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = "hello",
  authorization?: string,
): Promise<string> {
  const { message_id: id } = (await post(sandbox, changes, body, undefined, authorization)).json() as {
    message_id: string;
  };
  return id;
}
