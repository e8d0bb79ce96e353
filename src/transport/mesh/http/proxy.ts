import { request } from "node:http";
import type { Socket } from "node:net";
import { configurationInvalid } from "../failures/found-here.js";

/** An HTTP proxy. Its user and password are in `authorization` alone, and never shown (ME-14). */
export interface Proxy {
  readonly host: string;
  readonly port: number;
  readonly authorization: string | undefined;
}

/**
 * The tunnel could not be had: `MESH_PROXY_<status>` is the proxy's answer, `MESH_PROXY_LOST` that there was none.
 * `cause` is the network's own error.
 */
export class ProxyError extends Error {
  readonly code: string;

  constructor(answer: number | "LOST", cause?: Error) {
    super("no way through the proxy", cause === undefined ? undefined : { cause });
    this.name = "ProxyError";
    this.code = `MESH_PROXY_${answer}`;
  }
}

/** Reads the option `proxy`. @throws MeshError `configuration-invalid`, which does not repeat it */
export function readProxy(address: string | undefined): Proxy | undefined {
  if (address === undefined) return undefined;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== "http:" || url.pathname !== "/" || url.search !== "")
    throw configurationInvalid("proxy must be the address of an HTTP proxy, such as http://proxy.example:8080.");
  const user = `${decoded(url.username)}:${decoded(url.password)}`;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port === "" ? 80 : url.port),
    authorization: user === ":" ? undefined : `Basic ${Buffer.from(user).toString("base64")}`,
  };
}

/** A URL holds `@` and `:` of a password as %40 and %3A. What is not encoded at all stays. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Asks the proxy for a tunnel (CONNECT). Returns the function that gives it up. */
export function tunnel(
  { host, port, authorization }: Proxy,
  to: string,
  done: (error: Error | null, socket?: Socket) => void,
): (why: Error) => void {
  const asking = request({
    host,
    port,
    method: "CONNECT",
    path: to,
    agent: false,
    headers: { host: to, ...(authorization === undefined ? {} : { "proxy-authorization": authorization }) },
  });
  asking.once("connect", ({ statusCode = 0 }, socket, early) => {
    // In TLS the client speaks first: what comes earlier is not MESH's, and would be lost.
    if (statusCode >= 200 && statusCode < 300 && early.byteLength === 0) {
      done(null, socket);
      return;
    }
    socket.destroy();
    done(new ProxyError(statusCode));
  });
  asking.once("error", (error) => {
    done("code" in error && String(error.code).startsWith("MESH_") ? error : new ProxyError("LOST", error));
  });
  asking.end();
  return (why) => {
    asking.destroy(why);
  };
}
