import type { Server } from "node:https";
import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";

/** Lets a server listen, and stop. */
export interface Listening {
  /** @param port 0: any free port */
  on(port: number): Promise<void>;
  /** Nothing listens any more, and every connection has ended. */
  off(): Promise<void>;
}

/** What `Server.setTicketKeys` asks for. */
const ticketKeyBytes = 48;

/** A server that does not listen yet. A TLS session of before it last stopped cannot be resumed. */
export function listening(server: Server, host: string): Listening {
  const connections = connectionsOf(server);
  return {
    on: (port) =>
      new Promise((resolve, reject) => {
        server.setTicketKeys(randomBytes(ticketKeyBytes));
        server.once("error", reject).listen(port, host, () => {
          server.off("error", reject);
          resolve();
        });
      }),
    async off() {
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      connections.end();
      await closed;
    },
  };
}

/**
 * Ends every connection of a server, when it is called. Node's `closeAllConnections` leaves those open whose TLS
 * handshake has not ended, and closing the server would wait for them: two minutes for a client that says nothing.
 */
function connectionsOf(server: Server): { readonly end: () => void } {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  return {
    end() {
      server.closeAllConnections();
      for (const socket of open) socket.destroy();
    },
  };
}
