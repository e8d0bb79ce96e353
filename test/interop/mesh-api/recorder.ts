import { Agent, createServer, request as ask } from "node:https";
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { Sandbox } from "../../../src/sandbox/index.js";
import { createAuthority } from "../../../src/sandbox/certificates/authority.js";
import type { MeshAccess } from "../support/mesh-client.js";

/** A request and its answer, as they went over the wire. Names of headers are lower case. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly sent: { readonly headers: IncomingHttpHeaders; readonly body: Buffer };
  readonly status: number;
  readonly got: { readonly headers: IncomingHttpHeaders; readonly body: Buffer };
}

/** Where a recorder passes requests on to. */
export interface Upstream {
  readonly url: string;
  readonly ca: string;
  /** The client's certificate for a path. */
  readonly credentialsFor: (path: string) => { readonly cert: string; readonly key: string };
}

/** Stands between a client and a MESH server, passes every request and answer on as it is, and keeps both. */
export interface Recorder {
  readonly url: string;
  readonly ca: string;
  readonly exchanges: Exchange[];
  close(): Promise<void>;
}

/** Headers that belong to a connection alone. */
const ofConnection = ["connection", "keep-alive", "transfer-encoding"];

export async function startRecorder(upstream: Upstream): Promise<Recorder> {
  const authority = createAuthority();
  const exchanges: Exchange[] = [];
  const agent = new Agent({ keepAlive: false });
  const server = createServer({ ...authority.issueServer(["localhost"]) }, (request, response) => {
    const { method = "", url = "", headers } = request;
    collect(request, (body) => {
      const onward = ask(
        `${upstream.url}${url}`,
        { method, headers: passedOn(headers), ca: upstream.ca, ...upstream.credentialsFor(url), agent },
        (answer) => {
          collect(answer, (answered) => {
            const status = answer.statusCode ?? 0;
            exchanges.push({
              method,
              url,
              sent: { headers, body },
              status,
              got: { headers: answer.headers, body: answered },
            });
            response.writeHead(status, passedOn(answer.headers)).end(answered);
          });
        },
      );
      onward.on("error", () => request.socket.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    ca: authority.ca,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function collect(stream: NodeJS.ReadableStream, done: (body: Buffer) => void): void {
  const parts: Buffer[] = [];
  stream
    .on("data", (part: Buffer) => parts.push(part))
    .on("end", () => {
      done(Buffer.concat(parts));
    });
}

function passedOn(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.includes(name)));
}

/** A recorder before this project's sandbox, which gives each of the sandbox's own mailboxes its certificate. */
export function recorderBefore(sandbox: Sandbox): Promise<Recorder> {
  return startRecorder({
    url: sandbox.url,
    ca: sandbox.ca,
    credentialsFor: (path) => {
      const mailboxId = /^\/messageexchange\/(X26ABC\d)/.exec(path)?.[1] ?? "X26ABC1";
      const { cert, key } = sandbox.transportOptionsFor(mailboxId).tls;
      return { cert, key };
    },
  });
}

/** The options of a mailbox's client that reaches the sandbox through the recorder. */
export function throughRecorder(sandbox: Sandbox, recorder: Recorder, mailboxId: string): MeshAccess {
  const options = sandbox.transportOptionsFor(mailboxId);
  return { ...options, baseUrl: recorder.url, tls: { ...options.tls, ca: recorder.ca } };
}
