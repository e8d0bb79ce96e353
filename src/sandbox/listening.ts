import type { Server } from "node:https";
import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import { SandboxError } from "./errors.js";

/** Lets a server listen, and stop. */
export interface Listening {
  /**
   * @param port 0: any free port
   * @throws SandboxError `port-in-use`, `address-unavailable`
   */
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
        const fail = (cause: Error): void => {
          reject(whyNot(cause, port));
        };
        server.once("error", fail).listen(port, host, () => {
          server.off("error", fail);
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

/** What a person can do about it, with the system's own error as the cause. */
function whyNot(cause: Error, port: number): SandboxError {
  return (cause as NodeJS.ErrnoException).code === "EADDRINUSE"
    ? new SandboxError(
        "port-in-use",
        `The sandbox cannot start: port ${port} is in use. Stop the program that uses it, or leave \`port\` out: ` +
          "then any free port is taken, and `sandbox.url` names it.",
        { cause },
      )
    : new SandboxError(
        "address-unavailable",
        `The sandbox cannot listen on port ${port} of the host that it was given: choose a \`host\` that this ` +
          "machine has, such as 127.0.0.1, and a port that you may use, such as one above 1023.",
        { cause },
      );
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
