import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import { answerRequest } from "./routes/answer-request.js";
import type { Credentials } from "./certificates.js";
import { plainBodies } from "./routes/error-bodies.js";
import { json, type Mesh, type MeshAnswer } from "./routes/exchange.js";
import type { TokenCheck } from "./routes/token-check.js";

/** What the HTTPS server needs. */
export interface ServerParts {
  readonly mesh: Mesh;
  readonly checkToken: TokenCheck;
  readonly ca: string;
  readonly credentials: Credentials;
  /** Increased by the server, shown by the sandbox. */
  readonly counts: { connections: number; requests: number };
}

/** The MESH API over mutual TLS. A client without a certificate of the sandbox's authority cannot connect (ME-01). */
export function createSandboxServer({ mesh, checkToken, ca, credentials, counts }: ServerParts): Server {
  const server = createServer(
    { ...credentials, ca, requestCert: true, rejectUnauthorized: true, minVersion: "TLSv1.2" },
    (request, response) => {
      counts.requests += 1;
      void respond(request, response, mesh, checkToken);
    },
  );
  server.on("secureConnection", () => {
    counts.connections += 1;
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

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  mesh: Mesh,
  checkToken: TokenCheck,
): Promise<void> {
  const answer = await answerRequest(request, mesh, checkToken).catch((): MeshAnswer =>
    json(plainBodies.innerFailure.status, plainBodies.innerFailure.body),
  );
  if (answer.cut === true) {
    mesh.tell({ type: "connection-cut", words: "Cut the connection of a send, as requested" });
    request.socket.destroy();
    return;
  }
  if (answer.status >= 400)
    mesh.tell({
      type: "refused",
      code: String(answer.status),
      words: `Refused a ${request.method ?? ""} with status ${answer.status}`,
    });
  // The Date header is the sandbox's clock: a client whose token is refused can tell from it that its own is wrong.
  response.setHeader("date", mesh.clock().toUTCString());
  response.writeHead(answer.status, { "content-length": String(answer.body?.length ?? 0), ...answer.headers });
  response.end(request.method === "HEAD" ? undefined : answer.body);
}
