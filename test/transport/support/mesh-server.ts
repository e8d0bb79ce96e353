import { createServer, type Server } from "node:https";
import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { SecureVersion, TLSSocket } from "node:tls";
import { createAuthority, type Authority, type Credentials } from "../../../src/sandbox/certificates/authority.js";

/** What the server got. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * What it answers; `raw` are bytes in place of HTTP, after which the connection ends unless it is `open`; `cut` closes
 * the connection without a word, `silence` keeps it open without one.
 */
export type Answer =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
    }
  | { readonly raw: string; readonly open?: true }
  | "cut"
  | "silence";

/** A real HTTPS server that demands client certificates, and answers what the test says. */
export interface MeshServer {
  readonly url: string;
  readonly authority: Authority;
  readonly client: Credentials;
  readonly received: Received[];
  /** Method and path of each request that began, whether or not all of it came. */
  readonly begun: string[];
  /** Of those received, the messages sent: a transport's first send is preceded by a handshake. */
  readonly sends: () => readonly Received[];
  /** TLS handshakes that were completed. */
  readonly handshakes: () => number;
  /** Of these, the ones that resumed a session. */
  readonly resumed: () => number;
  /** Takes client certificates of this authority only, on new connections. */
  trust(ca: string): void;
  /** Connections that are open now. */
  readonly open: () => number;
  /** Closes the connections that wait for a request. */
  dropIdle(): void;
  answer: (received: Received) => Answer;
  close(): Promise<void>;
}

export interface MeshServerOptions {
  /** Names in the server's certificate. */
  readonly names?: readonly string[];
  readonly maxVersion?: SecureVersion;
  /** Signature algorithms that it takes from a client. */
  readonly signatures?: string;
  /** The server's own certificate. Default: one of the authority, with `names`. */
  readonly credentials?: Credentials;
  /** Cuts the connection once so many bytes of a body have come. */
  readonly cutAfterBytes?: number;
}

/** Made once: every server may have the same authority. */
const authority = createAuthority();
const client = authority.issueClient("X26ABC1");

export async function startMeshServer(options: MeshServerOptions = {}): Promise<MeshServer> {
  const { cert, key } = options.credentials ?? authority.issueServer(options.names ?? ["localhost", "127.0.0.1"]);
  const received: Received[] = [];
  const begun: string[] = [];
  let handshakes = 0;
  let resumed = 0;
  let open = 0;
  const server = createServer(
    {
      cert,
      key,
      ca: authority.ca,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: "TLSv1.2",
      maxVersion: options.maxVersion ?? "TLSv1.3",
      ...(options.signatures === undefined ? {} : { sigalgs: options.signatures }),
    },
    (request, response) => {
      begun.push(`${request.method ?? ""} ${request.url ?? ""}`);
      const parts: Buffer[] = [];
      let length = 0;
      request.on("data", (part: Buffer) => {
        parts.push(part);
        length += part.byteLength;
        if (options.cutAfterBytes !== undefined && length >= options.cutAfterBytes) request.socket.destroy();
      });
      request.on("end", () => {
        const got = {
          method: request.method ?? "",
          url: request.url ?? "",
          headers: request.headers,
          body: Buffer.concat(parts),
        };
        received.push(got);
        const answer = mesh.answer(got);
        if (answer === "silence") return;
        if (answer === "cut") request.socket.destroy();
        else if ("raw" in answer) {
          request.socket.write(answer.raw);
          if (answer.open === undefined) request.socket.end();
        } else response.writeHead(answer.status, { ...answer.headers }).end(answer.body);
      });
    },
  );
  server.on("secureConnection", (socket: TLSSocket) => {
    handshakes += 1;
    open += 1;
    socket.once("close", () => {
      open -= 1;
    });
    if (socket.isSessionReused()) resumed += 1;
  });
  const mesh: MeshServer = {
    url: `https://localhost:${await listen(server)}`,
    authority,
    client,
    received,
    begun,
    sends: () => received.filter(({ url }) => url.endsWith("/outbox")),
    handshakes: () => handshakes,
    resumed: () => resumed,
    open: () => open,
    trust(ca) {
      server.setSecureContext({ cert, key, ca });
    },
    dropIdle() {
      server.closeIdleConnections();
    },
    answer: () => ({ status: 200 }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return mesh;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "localhost", () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
