import type { AddressInfo } from "node:net";
import { createServer, type TLSSocket } from "node:tls";
import { createAuthority } from "../../../../src/sandbox/certificates/authority.js";
import { meshTransport, type MeshTransport, type MeshTransportOptions } from "../../../../src/transport/mesh/index.js";
import { secrets } from "../../support/fixtures.js";
import { closedAfter } from "../../support/servers.js";

/** Has the connection's socket, and does with it whatever it wants. */
export type Hostile = (socket: TLSSocket, request: { readonly path: string; readonly number: number }) => void;

/** A server with a good certificate that keeps no rule of HTTP. */
export interface HostileServer {
  /** `POST /messageexchange/X26ABC1/outbox` and so on, in the order in which they came. */
  readonly requests: string[];
  readonly transport: MeshTransport;
  hostile: Hostile;
}

const authority = createAuthority();
const { cert, key } = authority.issueServer(["localhost"]);

/** A handshake is always answered well, and so is all else until `hostile` is set. */
export async function hostileServer(options: Partial<MeshTransportOptions> = {}): Promise<HostileServer> {
  const sockets = new Set<TLSSocket>();
  const requests: string[] = [];
  const server = createServer({ cert, key, ca: authority.ca, requestCert: true }, (socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).once("close", () => sockets.delete(socket));
    let held = Buffer.alloc(0);
    socket.on("data", (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      for (let end = requestEnd(held); end !== undefined; end = requestEnd(held)) {
        const path = held.toString("latin1", 0, held.indexOf(" HTTP/1.1"));
        held = held.subarray(end);
        requests.push(path);
        if (/exchange\/[^/]*$/.test(path)) socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        else state.hostile(socket, { path, number: requests.length });
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const transport = meshTransport({
    baseUrl: `https://localhost:${(server.address() as AddressInfo).port}`,
    ...{ mailboxId: "X26ABC1", password: secrets.password, sharedKey: secrets.sharedKey },
    tls: { ca: authority.ca, ...authority.issueClient("X26ABC1") },
    ...options,
  });
  closedAfter(async () => {
    for (const socket of sockets) socket.destroy();
    await transport.close();
    await new Promise((resolve) => server.close(resolve));
  });
  const state: HostileServer = { requests, transport, hostile: (socket) => socket.write(accepted("M1")) };
  return state;
}

/** Where the first request ends. Undefined: not all of it is here. */
function requestEnd(bytes: Buffer): number | undefined {
  const headersEnd = bytes.indexOf("\r\n\r\n");
  if (headersEnd === -1) return undefined;
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(bytes.toString("latin1", 0, headersEnd))?.[1] ?? 0);
  const end = headersEnd + 4 + length;
  return bytes.length < end ? undefined : end;
}

/** MESH's answer to a send. */
export function accepted(messageId: string, moreHeaders = ""): string {
  const body = JSON.stringify({ message_id: messageId });
  return `HTTP/1.1 202 Accepted\r\n${moreHeaders}content-length: ${body.length}\r\n\r\n${body}`;
}
