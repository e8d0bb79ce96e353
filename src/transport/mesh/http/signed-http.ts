import { randomUUID } from "node:crypto";
import ky from "ky";
import { parseMailboxId, type MailboxId } from "../../../values/mailbox-id.js";
import { guarded } from "./guarded-request.js";
import type { MeshAnswer, MeshCall } from "../calls/mesh-call.js";
import type { MeshTransportOptions } from "../mesh-options.js";
import { signToken } from "./token.js";
import { undiciRequest } from "./undici-request.js";

/** HTTP to one mailbox, each attempt signed. */
export interface SignedHttp {
  readonly mailboxId: MailboxId;
  /** One attempt; fails with the network's own error, or with ky's where the time is over. */
  readonly attempt: (call: MeshCall) => Promise<MeshAnswer>;
  readonly close: () => Promise<void>;
}

/** The second form of answers (ME-04). */
const accept = "application/vnd.mesh.v2+json";

/**
 * ky in front, undici behind. Everything that ky is not to keep or to repeat goes past it: its Request never sees the
 * headers (addresses, the token) nor the body, its Response neither status nor headers (a bad one would stand in its
 * error), it
 * never retries, and each attempt is signed anew (ME-02, ME-14).
 */
export function signedHttp(options: MeshTransportOptions): SignedHttp {
  const { password, sharedKey, timeoutMs = 30_000, clock = () => new Date(), newNonce = randomUUID } = options;
  const mailboxId = parseMailboxId(options.mailboxId);
  const address = `${options.baseUrl.replace(/\/+$/, "")}/messageexchange/${mailboxId}`;
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
