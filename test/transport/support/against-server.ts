import { afterAll, beforeAll, beforeEach } from "vitest";
import { meshTransport, type MeshTransport, type MeshTransportOptions } from "../../../src/transport/mesh/index.js";
import { optionsFor } from "./fixtures.js";
import { startMeshServer, type Answer, type MeshServer } from "./mesh-server.js";

/** One scripted server for all tests of a file, which begins each of them with 200 and nothing received. */
export interface AgainstServer {
  readonly server: MeshServer;
  /** A transport with the usual options. */
  readonly transport: MeshTransport;
  /** A transport with other options, closed after the last test. */
  readonly open: (more: Partial<MeshTransportOptions>) => MeshTransport;
}

export function againstServer(): AgainstServer {
  const opened: MeshTransport[] = [];
  let bench: AgainstServer | undefined;
  const given = (): AgainstServer => {
    if (bench === undefined) throw new Error("the server is there only while tests run");
    return bench;
  };
  beforeAll(async () => {
    const server = await startMeshServer();
    const open = (more: Partial<MeshTransportOptions>): MeshTransport => {
      const transport = meshTransport(optionsFor(server, more));
      opened.push(transport);
      return transport;
    };
    bench = { server, transport: open({}), open };
  });
  beforeEach(() => {
    given().server.received.length = 0;
    given().server.answer = () => ({ status: 200 });
  });
  afterAll(async () => {
    for (const transport of opened) await transport.close();
    await given().server.close();
  });
  return {
    get server() {
      return given().server;
    },
    get transport() {
      return given().transport;
    },
    open: (more) => given().open(more),
  };
}

/** An answer with a JSON body. */
export const json = (value: unknown, status = 200): Answer => ({ status, body: JSON.stringify(value) });

/** Everything that an inbox lists. */
export async function all(ids: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const id of ids) found.push(id);
  return found;
}
