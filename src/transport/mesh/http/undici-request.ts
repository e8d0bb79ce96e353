import { setImmediate as nextTurn } from "node:timers/promises";
import { Agent, buildConnector, errors, request } from "undici";
import { maxMessageBytes, type MeshRequest } from "../exchange.js";
import { ConnectError } from "../failures/network.js";
import { pemList, type MeshTls } from "../options.js";

/** MESH closes an idle connection after 5 seconds. We close ours earlier, so that no request meets a closed one. */
const keepAliveMs = 4_000;
const connections = 16;
const connectTimeoutMs = 10_000;

/** Performs requests, and holds their connections. */
export interface RequestPool {
  readonly request: MeshRequest;
  readonly close: () => Promise<void>;
}

/**
 * HTTP over mutual TLS with one pool of connections (ME-01). It uses `undici.request` rather than fetch: with a body of
 * more than 16 kB, fetch needs a new TLS connection nearly every time. The server's chain is always checked. The only
 * time limit is the caller's signal.
 */
export function undiciRequest(tls: MeshTls, timeoutMs: number): RequestPool {
  const failedToConnect = new WeakSet<Error>();
  const connectSocket = buildConnector({ ...tlsOptions(tls), timeout: Math.min(connectTimeoutMs, timeoutMs) });
  const connect: buildConnector.connector = (options, callback) => {
    connectSocket(options, (...outcome) => {
      const [error, socket] = outcome;
      if (error !== null) failedToConnect.add(error);
      // Under TLS 1.3 a refused certificate is an alert after the connection: report that, not the close that follows.
      socket?.on("error", (fault: NodeJS.ErrnoException) => {
        if (fault.code?.includes("_ALERT_") === true) socket.destroy(fault);
      });
      callback(...outcome);
    });
  };
  const dispatcher = new Agent({
    connect,
    connections,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: maxMessageBytes,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
  });
  let closing: Promise<void> | undefined;
  return {
    async request(url, { method, headers, body, signal }) {
      try {
        const answer = await request(url, { dispatcher, method, headers, body: body ?? null, signal });
        const whole = await answer.body.bytes();
        // In this turn the pool still counts the connection as busy: the next request would open another one.
        await nextTurn();
        return { status: answer.statusCode, headers: joined(answer.headers), body: whole };
      } catch (error) {
        if (error instanceof errors.HTTPParserError) throw withoutBytes(error);
        throw error instanceof Error && failedToConnect.has(error) ? new ConnectError(error) : error;
      }
    },
    close: () => (closing ??= dispatcher.close()),
  };
}

/** undici attaches bytes that are not HTTP to its error. They may repeat what was sent, so they are dropped (ME-14). */
function withoutBytes({ name, message }: Error): Error {
  return Object.assign(new Error(message), { name, code: "HPE_INVALID" });
}

function tlsOptions({ ca, cert, key, passphrase }: MeshTls): buildConnector.BuildOptions {
  const bytes = (pem: string | Uint8Array): Buffer => Buffer.from(pem);
  return {
    ca: pemList(ca).map(bytes),
    cert: bytes(cert),
    key: bytes(key),
    minVersion: "TLSv1.2",
    rejectUnauthorized: true,
    ...(passphrase === undefined ? {} : { passphrase }),
  };
}

function joined(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]),
  );
}
