import { createServer, type AddressInfo, type Socket } from "node:net";
import { startMeshServer, type MeshServer, type MeshServerOptions } from "../../support/mesh-server.js";

/** A MESH server, and whatever else one test needs. Tests that run side by side have one each. */
export interface Bench {
  readonly server: MeshServer;
  /** Closed at the end, the last first. */
  closedAtEnd(close: () => unknown): void;
  /** A TCP server. Returns its port. */
  readonly listen: (onConnection: (socket: Socket) => void) => Promise<number>;
  end(): Promise<void>;
}

export async function newBench(options?: MeshServerOptions): Promise<Bench> {
  const server = await startMeshServer(options);
  const closes: (() => unknown)[] = [() => server.close()];
  return {
    server,
    closedAtEnd: (close) => void closes.push(close),
    async listen(onConnection) {
      const sockets = new Set<Socket>();
      const listening = createServer((socket) => {
        sockets.add(socket);
        socket.on("error", () => socket.destroy()).once("close", () => sockets.delete(socket));
        onConnection(socket);
      });
      await new Promise<void>((resolve) => listening.listen(0, "localhost", resolve));
      closes.push(() => {
        for (const socket of sockets) socket.destroy();
        return new Promise((resolve) => listening.close(resolve));
      });
      return (listening.address() as AddressInfo).port;
    },
    async end() {
      for (const close of closes.splice(0).reverse()) await close();
    },
  };
}
