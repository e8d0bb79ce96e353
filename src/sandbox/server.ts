import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { Socket } from "node:net";
import type { Credentials } from "./certificates/authority.js";
import { decisive, exchangeWithFaults, type Outgoing } from "./faults/answer-with-faults.js";
import type { FaultEffect, SandboxOperation } from "./faults/fault.js";
import { faultWords } from "./faults/fault-words.js";
import { answerRequest, type AnswerParts } from "./routes/answer-request.js";
import { plainBodies } from "./routes/error-bodies.js";
import { json, type Mesh, type MeshAnswer } from "./routes/exchange.js";
import { readBody } from "./routes/read-body.js";
import { targetOf, type Target } from "./routes/target.js";
import { bodyLimit } from "./store/stored-message.js";

/** What the HTTPS server needs. */
export interface ServerParts extends AnswerParts {
  readonly ca: string;
  readonly credentials: Credentials;
  /** Increased by the server, shown by the sandbox. */
  readonly counts: { connections: number; resumed: number; requests: number };
}

/** How long an idle connection stays open, as with NHS England's own sandbox. In milliseconds. */
const keepAliveTimeout = 5000;

/**
 * The MESH API over mutual TLS. A client without a certificate of the sandbox's authority cannot connect (ME-01). TLS
 * sessions can be resumed: Node gives out tickets, and keeps the client's certificate in them.
 */
export function createSandboxServer(parts: ServerParts): Server {
  const { mesh, ca, credentials, counts } = parts;
  const holders = new WeakMap<Socket, string>();
  const server = createServer(
    { ...credentials, ca, requestCert: true, rejectUnauthorized: true, minVersion: "TLSv1.2", keepAliveTimeout },
    (request, response) => {
      counts.requests += 1;
      respond(request, response, parts, holders.get(request.socket)).catch(() => request.socket.destroy());
    },
  );
  server.on("secureConnection", (socket) => {
    counts.connections += 1;
    if (socket.isSessionReused()) counts.resumed += 1;
    const { CN: holder } = socket.getPeerCertificate().subject;
    if (typeof holder === "string") holders.set(socket, holder);
    mesh.tell({ type: "connected", words: "A client connected with a certificate of this sandbox" });
  });
  server.on("tlsClientError", () => {
    mesh.tell({
      type: "connection-refused",
      words: "A connection failed: the client has no certificate of this sandbox, or TLS could not be set up",
    });
  });
  return server;
}

/** @param holder the common name of the client's certificate */
async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  parts: AnswerParts,
  holder: string | undefined,
): Promise<void> {
  const { mesh } = parts;
  const write = ({ status, headers, body }: Outgoing): void => {
    if (response.destroyed) return; // the client has gone
    if (status >= 400)
      mesh.tell({
        type: "refused",
        code: String(status),
        words: `Refused a ${request.method ?? ""} with status ${status}`,
      });
    response.writeHead(status, { ...headers, "content-length": String(body.length) });
    response.end(request.method === "HEAD" ? undefined : body);
  };
  // The Date header is the sandbox's clock: a client whose token is refused can tell from it that its own is wrong.
  response.setHeader("date", mesh.clock().toUTCString());
  const target = targetOf(request);
  if (!("route" in target)) {
    write(outgoing(target));
    return;
  }
  const { operation } = target.route;
  const effects =
    operation === undefined ? [] : mesh.faults.next({ operation, mailboxId: target.mailboxId, run: target.run });
  if (operation !== undefined && effects.length > 0) noteFaults(operation, effects, target, mesh);
  let body: ReturnType<typeof readBody> | undefined;
  const read = (): ReturnType<typeof readBody> => (body ??= readBody(request, bodyLimit));
  const answer = async (): Promise<Outgoing> => {
    try {
      const { headers } = request;
      const whole = { ...target, headers, body: await read(), effect: decisive(effects), effects };
      return outgoing(await answerRequest(whole, holder, parts));
    } catch {
      return outgoing(json(plainBodies.innerFailure.status, plainBodies.innerFailure.body));
    }
  };
  if (await exchangeWithFaults(effects, { request, response, read, answer, write })) return;
  mesh.tell({ type: "connection-cut", words: `Cut the connection of a ${operation ?? ""}, as a fault asked` });
}

/** A send has no message before it is carried out: its route notes the faults. */
function noteFaults(
  operation: SandboxOperation,
  effects: readonly FaultEffect[],
  { parts, run }: Target,
  { store }: Mesh,
): void {
  const message = store.find(parts["message"] ?? "", run);
  if (message === undefined) return;
  const about = store.find(message.answerTo ?? "");
  for (const effect of effects) {
    const detail = faultWords(operation, effect);
    store.note(message, { step: "fault", detail });
    if (about !== undefined) store.note(about, { step: "fault", detail, messageId: message.id });
  }
}

function outgoing({ status, headers = {}, body = new Uint8Array(0) }: MeshAnswer): Outgoing {
  return { status, headers, body };
}
