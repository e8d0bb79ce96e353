import type { IncomingMessage } from "node:http";
import { splitRun } from "../run.js";
import { plainBodies, type FieldFault } from "./error-bodies.js";
import { json, refuseFields, type MeshAnswer } from "./exchange.js";
import { findRoute, type Route } from "./routes.js";

/** What a request asks for, as its first line and headers say, before its body has come. */
export interface Target {
  readonly route: Route;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Parts of the path, decoded, by their names in the route. */
  readonly parts: Readonly<Record<string, string>>;
  /** Upper case; empty where the route has no mailbox. */
  readonly mailboxId: string;
  /** The run that the path begins with; empty where it names none. */
  readonly run: string;
  /** The client asked for `application/vnd.mesh.v2+json` (ME-04). */
  readonly v2: boolean;
}

/** Finds the route of a request, or answers that there is none. */
export function targetOf(request: IncomingMessage): Target | MeshAnswer {
  const { method = "GET", url = "/", headers } = request;
  const base = "https://sandbox.invalid";
  if (!URL.canParse(url, base)) return json(plainBodies.noSuchPath.status, plainBodies.noSuchPath.body);
  const { pathname, searchParams } = new URL(url, base);
  const { run, rest } = splitRun(pathname);
  const found = findRoute(method, rest);
  if (typeof found === "string") return json(plainBodies[found].status, plainBodies[found].body);
  const version = /application\/vnd\.mesh\.v([^+/]*)\+json/i.exec(headers.accept ?? "")?.[1] ?? "1";
  if (!/^[1-9]$/.test(version)) return refuseFields([acceptUnknown]);
  return {
    ...found,
    method,
    path: pathname,
    query: searchParams,
    run,
    mailboxId: (found.parts["mailbox"] ?? "").toUpperCase(),
    v2: version !== "1",
  };
}

const acceptUnknown: FieldFault = { type: "value_error", loc: ["header", "accept"], msg: "Unknown API version" };
