import { randomUUID } from "node:crypto";
import ky from "ky";
import { parseMailboxId, type MailboxId } from "../../../values/mailbox-id.js";
import type { MeshAnswer, MeshCall, MeshRequest } from "../exchange.js";
import type { MeshTransportOptions } from "../options.js";
import { signToken } from "./token.js";
import { undiciRequest, type RequestPool } from "./undici-request.js";

/** HTTP to one mailbox. Each attempt is signed. */
export interface SignedHttp {
  readonly mailboxId: MailboxId;
  /** One attempt. It fails with the network's own error, or with ky's where the time limit has passed. */
  readonly attempt: (call: MeshCall) => Promise<MeshAnswer>;
  readonly close: () => Promise<void>;
}

/** Asks for the second form of answers (ME-04). */
const accept = "application/vnd.mesh.v2+json";

/**
 * ky calls undici. ky must not keep or repeat sensitive values, so they bypass it: its Request has neither the headers
 * (addresses, the token) nor the body, and its Response has neither status nor headers (its error would repeat an
 * invalid one). It never retries, and each attempt is signed anew (ME-02, ME-14).
 */
export function signedHttp(options: MeshTransportOptions): SignedHttp {
  const { password, sharedKey, timeoutMs = 30_000, clock = () => new Date(), newNonce = randomUUID } = options;
  const mailboxId = parseMailboxId(options.mailboxId);
  const address = `${options.baseUrl.replace(/(?<!\/)\/+$/, "")}/messageexchange/${mailboxId}`;
  const { request, close } =
    options.request === undefined ? undiciRequest(options.tls, timeoutMs) : guarded(options.request);
  const http = ky.create({ retry: 0, timeout: timeoutMs, throwHttpErrors: false });

  async function attempt({ method, path, headers, body }: MeshCall): Promise<MeshAnswer> {
    let head: Omit<MeshAnswer, "body"> = { status: 0, headers: new Map() };
    const response = await http(`${address}${path}`, {
      method,
      fetch: async (input) => {
        const { url, signal } = input as Request;
        const authorization = signToken({
          mailboxId,
          password,
          sharedKey,
          nonce: newNonce(),
          nonceCount: 0,
          at: clock(),
        });
        const answer = await request(url, {
          method,
          signal,
          headers: { accept, ...headers, authorization },
          ...(body === undefined ? {} : { body }),
        });
        head = {
          status: answer.status,
          headers: new Map(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value])),
        };
        return new Response(new Uint8Array(answer.body));
      },
    });
    return { ...head, body: new Uint8Array(await response.arrayBuffer()) };
  }

  return { mailboxId, attempt, close };
}

/**
 * Calls a request function of the caller's, and keeps only the name and the code of its errors: other HTTP libraries
 * attach headers and bodies to their errors, and those hold a token and patient data (ME-14).
 */
function guarded(request: MeshRequest): RequestPool {
  return {
    async request(url, options) {
      try {
        return await request(url, options);
      } catch (error) {
        throw bare(error);
      }
    },
    close: async () => {},
  };
}

function bare(error: unknown): Error {
  if (!(error instanceof Error)) return new Error("the request function threw a value that is not an Error");
  const copy = new Error(
    `${error.name} of the request function`,
    error.cause instanceof Error ? { cause: bare(error.cause) } : undefined,
  );
  return "code" in error && typeof error.code === "string" ? Object.assign(copy, { code: error.code }) : copy;
}
