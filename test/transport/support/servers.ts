import { afterEach } from "vitest";
import { meshTransport, type MeshTransport } from "../../../src/transport/mesh/index.js";
import { optionsFor } from "./fixtures.js";
import { startMeshServer, type MeshServer, type MeshServerOptions } from "./mesh-server.js";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** Closed at the end of the test. */
export function closedAfter(close: () => Promise<void>): void {
  open.push(close);
}

/** A server until the end of the test. */
export async function serverWith(options?: MeshServerOptions): Promise<MeshServer> {
  const server = await startMeshServer(options);
  closedAfter(() => server.close());
  return server;
}

/** A transport to it until the end of the test. */
export function transportTo(server: MeshServer, more?: Parameters<typeof optionsFor>[1]): MeshTransport {
  const transport = meshTransport(optionsFor(server, more));
  closedAfter(() => transport.close());
  return transport;
}

/** Everything that an asynchronous iterable gives. */
export async function all<One>(each: AsyncIterable<One>): Promise<One[]> {
  const found: One[] = [];
  for await (const one of each) found.push(one);
  return found;
}
