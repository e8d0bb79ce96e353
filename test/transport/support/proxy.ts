import { createServer } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { closedAfter } from "./servers.js";

/** An HTTP proxy until the end of the test. It opens tunnels, or answers every request for one with `status`. */
export async function proxyWith(status = 200): Promise<{
  readonly port: number;
  /** What it was asked for, each with its Proxy-Authorization. */
  readonly asked: readonly (readonly [target: string, authorization: string | undefined])[];
}> {
  const asked: [string, string | undefined][] = [];
  const sockets: Socket[] = [];
  const server = createServer();
  server.on("connect", (request, socket: Socket) => {
    asked.push([request.url ?? "", request.headers["proxy-authorization"]]);
    sockets.push(socket);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(`http://${request.url ?? ""}`);
    const onward = connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.pipe(onward).pipe(socket);
    });
    for (const each of [socket, onward]) each.on("error", () => each.destroy());
    sockets.push(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  closedAfter(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { port: (server.address() as AddressInfo).port, asked };
}
