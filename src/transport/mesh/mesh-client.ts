import { randomUUID } from "node:crypto";
import { arch, platform, release } from "node:os";
import ky from "ky";
import { parseMailboxId, type MailboxId } from "../../values/mailbox-id.js";
import { certificateDoubt } from "./certificate-doubt.js";
import { clientVersion } from "./client-version.js";
import { guarded } from "./guarded-request.js";
import { MeshError } from "./mesh-error.js";
import type { MeshTransportOptions } from "./mesh-options.js";
import type { MeshRequestOptions } from "./mesh-request.js";
import { networkFailure } from "./network-failure.js";
import type { Operation } from "./operation.js";
import { signToken } from "./token.js";
import { undiciRequest } from "./undici-request.js";

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
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Signed requests to one mailbox. */
export interface MeshClient {
  readonly mailboxId: MailboxId;
  readonly now: () => Date;
  /** @throws MeshError where no answer came. */
  call(call: MeshCall): Promise<MeshAnswer>;
  readonly close: () => Promise<void>;
}

/** The greeting of ME-03; also the question whether the server talks to us at all. */
export function handshakeCall(version: string): MeshCall {
  return {
    operation: "handshake", method: "POST", path: "",
    headers: { "mex-clientversion": version, "mex-osname": platform(), "mex-osversion": release(), "mex-osarchitecture": arch() },
  };
}

/** A handshake that failed stands before the message: that one certainly did not leave. */
function nothingSent(failure: MeshError): MeshError {
  const { reason, resendCanHelp, cause } = failure;
  return new MeshError(`${failure.message} No message was sent.`, { reason, resendCanHelp, cause, certainty: "not-done" });
}

const noBody: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * ky in front, undici behind: everything that ky is not to keep or to repeat goes past it. Its Request never sees
 * the headers (addresses, the token) nor the body, it never retries, and each attempt is signed anew (ME-02, ME-14).
 */
export function meshClient(options: MeshTransportOptions): MeshClient {
  const { password, sharedKey, timeoutMs = 30_000, clock = () => new Date(), newNonce = randomUUID } = options;
  const mailboxId = parseMailboxId(options.mailboxId);
  const address = `${options.baseUrl.replace(/\/+$/, "")}/messageexchange/${mailboxId}`;
  const { request, close } = options.request === undefined ? undiciRequest(options.tls, timeoutMs) : guarded(options.request);
  const greeting = handshakeCall(options.clientVersion ?? clientVersion);
  const http = ky.create({ retry: 0, timeout: timeoutMs, throwHttpErrors: false });
  let answered = false;
  let greeted: Promise<void> | undefined;

  async function attempt({ method, path, headers, body }: MeshCall): Promise<MeshAnswer> {
    const response = await http(`${address}${path}`, {
      method,
      fetch: async (input) => {
        const { url, signal } = input as Request;
        const authorization = signToken({ mailboxId, password, sharedKey, nonce: newNonce(), nonceCount: 0, at: clock() });
        const answer = await request(url, {
          method, signal, headers: { accept: "application/vnd.mesh.v2+json", ...headers, authorization }, ...(body === undefined ? {} : { body }),
        });
        return new Response(noBody.has(answer.status) ? null : new Uint8Array(answer.body), { status: answer.status, headers: { ...answer.headers } });
      },
    });
    answered = true;
    return { status: response.status, headers: response.headers, body: new Uint8Array(await response.arrayBuffer()) };
  }

  /** Asked only after a loss before the very first answer: a certificate refused without an alert looks just like that. */
  async function closesEveryConnection(): Promise<boolean> {
    try {
      await attempt(greeting);
      return false;
    } catch (error) {
      return networkFailure(error, "handshake").reason === "connection-lost";
    }
  }

  async function exchange(call: MeshCall): Promise<MeshAnswer> {
    try {
      return await attempt(call);
    } catch (error) {
      const failure = networkFailure(error, call.operation);
      if (failure.reason !== "connection-lost" || answered) throw failure;
      throw (await closesEveryConnection()) ? certificateDoubt(failure, call.operation) : failure;
    }
  }

  /** Before the first message leaves, any answer will do: so a refused certificate never leaves a send in doubt. */
  async function greet(): Promise<void> {
    try {
      await exchange(greeting);
    } catch (error) {
      throw error instanceof MeshError ? nothingSent(error) : error;
    }
  }

  return {
    mailboxId,
    now: clock,
    async call(call) {
      if (call.operation === "send" && !answered) await (greeted ??= greet().finally(() => { greeted = undefined; }));
      return exchange(call);
    },
    close,
  };
}
