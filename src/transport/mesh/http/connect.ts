import { isIP, type Socket } from "node:net";
import { checkServerIdentity, connect as connectTls, type SecureContext, type TLSSocket } from "node:tls";
import { CallEnded } from "./call-time.js";
import { Tickets } from "./tickets.js";
import { tunnel, type Proxy } from "./proxy.js";

/** Where connections lead, and with what. */
export interface Destination {
  /** Without brackets, where it is an IPv6 address. */
  readonly host: string;
  readonly port: number;
  /** Host and port as an address has them. */
  readonly authority: string;
  readonly connectingMs: number;
  readonly proxy: Proxy | undefined;
  /** Made once for all connections: to read the certificates again for each took most of their time. */
  readonly context: () => SecureContext;
  readonly tickets: Tickets;
}

/** The least and the most time, in milliseconds, that a refusal is given to arrive. */
const refusalTakesMs = { atLeast: 200, atMost: 2_000 } as const;

/**
 * True where the server closes a new connection that has asked for nothing. Under TLS 1.3 this is how a refused client
 * certificate looks: the client takes itself to be connected before the server has seen its certificate. A server that
 * fails at requests leaves such a connection open. No session is resumed, since then no certificate is looked at.
 */
export function closesUnasked(to: Destination): Promise<boolean> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const ended = new CallEnded("connecting");
    const limit = setTimeout(() => {
      giveUp(ended);
    }, to.connectingMs);
    const giveUp = connect({ ...to, tickets: new Tickets() }, (error, socket) => {
      clearTimeout(limit);
      if (socket === null) {
        resolve(isAlert(error));
        return;
      }
      // The refusal needs one way there and one back; setting up took that long several times.
      const { atLeast, atMost } = refusalTakesMs;
      const waitMs = Math.min(atMost, Math.max(atLeast, 5 * (performance.now() - startedAt)));
      const wait = setTimeout(() => {
        resolve(false);
        socket.destroy();
      }, waitMs);
      socket.once("close", () => {
        clearTimeout(wait);
        resolve(true);
      });
      socket.resume();
    });
  });
}

function isAlert(error: NodeJS.ErrnoException): boolean {
  return error.code?.includes("_ALERT_") === true;
}

type Done = (...outcome: [null, TLSSocket] | [Error, null]) => void;

/**
 * Opens a connection over mutual TLS (ME-01), through the proxy if there is one. The server's chain and name are always
 * checked. Returns the function that gives it up.
 */
export function connect(to: Destination, done: Done): (why: Error) => void {
  let giveUp: (why: Error) => void;
  let givenUp = false;
  const start = (ticket: Buffer | undefined): void => {
    const secured = (raw?: Socket): void => {
      giveUp = secure(to, raw, ticket, (...outcome) => {
        // A server may stumble over a session that it no longer knows: that is no reason to fail.
        if (outcome[0] === null || ticket === undefined || givenUp) {
          done(...outcome);
          return;
        }
        to.tickets.forget();
        start(undefined);
      });
    };
    if (to.proxy === undefined) {
      secured();
      return;
    }
    giveUp = tunnel(to.proxy, to.authority, (error, raw) => {
      if (error === null) secured(raw);
      else done(error, null);
    });
  };
  start(to.tickets.latest);
  return (why) => {
    givenUp = true;
    giveUp(why);
  };
}

function secure(
  { host, port, context, tickets }: Destination,
  raw: Socket | undefined,
  ticket: Buffer | undefined,
  done: Done,
): (why: Error) => void {
  let isSecure = false;
  let newest: Buffer | undefined;
  const socket = connectTls({
    ...(raw === undefined ? { host, port } : { socket: raw }),
    servername: isIP(host) === 0 ? host : "",
    secureContext: context(),
    rejectUnauthorized: true,
    checkServerIdentity: (_, certificate) => identityFault(host, certificate),
    ALPNProtocols: ["http/1.1"],
    ...(ticket === undefined ? {} : { session: ticket }),
  });
  socket.setNoDelay(true).setKeepAlive(true, 60_000);
  // Under TLS 1.2 it comes before the server was checked, under TLS 1.3 after.
  socket.on("session", (session: Buffer) => {
    newest = session;
    if (isSecure) tickets.keep(session);
  });
  socket.once("secureConnect", () => {
    isSecure = true;
    if (newest !== undefined) tickets.keep(newest);
    done(null, socket);
  });
  socket.on("error", (error: NodeJS.ErrnoException) => {
    if (!isSecure) done(error, null);
    // Under TLS 1.3 a refused certificate is an alert after the connection: report that, not the close that follows.
    else if (isAlert(error)) socket.destroy(error);
  });
  return (why) => {
    socket.destroy(why);
  };
}

/** Where a certificate has no alternative names, Node takes the common name. RFC 9110 (4.3.4) forbids it. */
function identityFault(host: string, certificate: Parameters<typeof checkServerIdentity>[1]): Error | undefined {
  if (certificate.subjectaltname === undefined || certificate.subjectaltname === "")
    return Object.assign(new Error("the certificate names no host"), { code: "MESH_SERVER_UNNAMED" });
  const cause = checkServerIdentity(host, certificate);
  // undici's own case for Node's code leaves its client unusable.
  return (
    cause && Object.assign(new Error("the certificate is for another host", { cause }), { code: "MESH_SERVER_NAME" })
  );
}
