import type { IncomingMessage } from "node:http";
import { TLSSocket } from "node:tls";
import { bodyLimit } from "../stored-message.js";
import { plainBodies, refusals } from "./error-bodies.js";
import { json, refuse, type Mesh, type MeshAnswer, type MeshRequest } from "./exchange.js";
import { findRoute } from "./routes.js";
import type { TokenCheck } from "./token-check.js";

/** Answers one request: finds its route, checks token and certificate, and lets the route answer. */
export async function answerRequest(request: IncomingMessage, mesh: Mesh, checkToken: TokenCheck): Promise<MeshAnswer> {
  const url = new URL(request.url ?? "/", "https://sandbox.invalid");
  const method = request.method ?? "GET";
  const body = await readBody(request);
  if (body === "too-large") return json(plainBodies.tooLarge.status, plainBodies.tooLarge.body);
  const found = findRoute(method, url.pathname);
  if (found === "no-such-path") return json(plainBodies.noSuchPath.status, plainBodies.noSuchPath.body);
  if (found === "no-such-method") return json(plainBodies.noSuchMethod.status, plainBodies.noSuchMethod.body);
  const meshRequest: MeshRequest = {
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body,
    parts: found.parts,
    mailboxId: (found.parts["mailbox"] ?? "").toUpperCase(),
    v2: /application\/vnd\.mesh\.v[2-9]\+json/i.test(request.headers.accept ?? ""),
  };
  if (found.route.open !== true) {
    const refusal =
      checkToken(request.headers.authorization, meshRequest.mailboxId) ??
      checkCertificate(request, meshRequest.mailboxId);
    if (refusal !== undefined) return refuse(refusal, meshRequest.v2);
  }
  mesh.messageRouter.returnUncollected(mesh.clock());
  return found.route.answer(meshRequest, mesh);
}

/**
 * ME-01: the certificate must be the mailbox's. NHS England's own sandbox does not check this. This one compares the
 * common name, which is the mailbox id in the certificates that it issues.
 */
function checkCertificate(
  request: IncomingMessage,
  mailboxId: string,
): typeof refusals.certificateOfAnotherMailbox | undefined {
  const { socket } = request;
  const name = socket instanceof TLSSocket ? socket.getPeerCertificate().subject.CN : undefined;
  return name === mailboxId ? undefined : refusals.certificateOfAnotherMailbox;
}

/**
 * The whole body of a request, or `too-large` beyond the limit. A body that is too large is still read to its end,
 * because otherwise the client would not receive the answer.
 */
async function readBody(request: IncomingMessage): Promise<Uint8Array | "too-large"> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length <= bodyLimit) chunks.push(chunk);
  }
  return length > bodyLimit ? "too-large" : Buffer.concat(chunks);
}
