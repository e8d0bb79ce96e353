import type { IncomingMessage } from "node:http";
import { RefusedError } from "./answer.js";

/** Names under which a browser on this machine may reach the page. */
const ownNames: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Refuses what another web page sends through the browser of whoever looks at this one: a name that was made to point
 * to this machine (DNS rebinding), and requests from elsewhere. A program that is no browser sends no Origin.
 *
 * @param host where the page listens
 * @throws RefusedError
 */
export function refuseStrangers({ headers, method }: IncomingMessage, host: string, port: number): void {
  const names = ownNames.includes(host) ? ownNames : [...ownNames, host.includes(":") ? `[${host}]` : host];
  const own = names.map((name) => `${name}:${port}`);
  if (headers.host === undefined || !own.includes(headers.host.toLowerCase()))
    throw new RefusedError(403, "wrong-host", `The page answers at http://${own[0] ?? ""}/ alone.`);
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`)
    throw new RefusedError(403, "wrong-origin", "Another site may not use this page.");
  const site = headers["sec-fetch-site"];
  const follows = headers["sec-fetch-mode"] === "navigate" && method === "GET";
  if (site !== undefined && site !== "same-origin" && site !== "none" && !follows)
    throw new RefusedError(403, "wrong-origin", "Another site may not use this page.");
}
