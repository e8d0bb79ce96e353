import type { IncomingMessage } from "node:http";
import { TLSSocket } from "node:tls";
import { plainBodies, refusals } from "./error-bodies.js";
import { json, refuse, type MeshAnswer, type MeshRequest } from "./exchange.js";
import type { Mesh } from "../mesh.js";
import { readBody } from "./read-body.js";
import { findRoute } from "./routes.js";
import type { TokenCheck } from "./token-check.js";

/** Answers one request: route, certificate, token, and then what the route does. */
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
 * ME-01: the certificate belongs to the mailbox. NHS England's own sandbox does not look; this one compares the
 * common name, which is the mailbox id in the certificates that it hands out.
 */
function checkCertificate(
  request: IncomingMessage,
  mailboxId: string,
): typeof refusals.certificateOfAnotherMailbox | undefined {
  const { socket } = request;
  const name = socket instanceof TLSSocket ? socket.getPeerCertificate().subject.CN : undefined;
  return name === mailboxId ? undefined : refusals.certificateOfAnotherMailbox;
}
