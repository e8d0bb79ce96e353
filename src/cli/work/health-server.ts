import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Delivery } from "../../delivery/delivery.js";
import { WrongUse } from "../wrong-use.js";

/** Answers probes of this machine. */
export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/** The port of `--health-port`: 0 is any that is free. @throws WrongUse */
export function healthPortOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new WrongUse("--health-port must be a number from 0 to 65535.");
  return port;
}

/**
 * Answers `GET /` with the health as JSON: 503 if it is failing, else 200. It listens on the loopback address alone:
 * the answer holds no patient data, but is nobody else's business.
 *
 * @throws WrongUse where the port cannot be had.
 */
export async function healthServer(delivery: Pick<Delivery, "health">, port: number): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
      response.end(request.method === "HEAD" ? undefined : `${JSON.stringify(body)}\n`);
    };
    if (request.url !== "/" || (request.method !== "GET" && request.method !== "HEAD")) answer(404, { status: "none" });
    else
      delivery.health().then(
        (health) => answer(health.status === "failing" ? 503 : 200, health),
        // It is being closed.
        () => answer(503, { status: "failing" }),
      );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      reject(new WrongUse(`port ${port} of --health-port cannot be used: is another process using it?`, { cause }));
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
