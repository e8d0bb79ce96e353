import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { UpdateRecordError } from "../../errors.js";
import { SandboxTimeoutError } from "../errors.js";
import type { Sandbox } from "../sandbox.js";
import { common, failure, readJson, RefusedError, type Answer } from "./answer.js";
import { exampleOf } from "./example/example.js";
import { refuseStrangers } from "./guard.js";
import { holdsOf } from "./holds.js";
import { liveChanges } from "./live.js";
import type { PageParts } from "./page-parts.js";
import { filterOf } from "./query.js";
import { answerCall } from "./routes/routes.js";
import type { SandboxPage, SandboxPageOptions } from "./start-page.js";
import { staticFiles } from "./static-files.js";

/** Serves the page. @throws SandboxError */
export async function servePage(
  sandbox: Sandbox,
  { port: wanted, host }: Required<SandboxPageOptions>,
): Promise<SandboxPage> {
  const files = staticFiles();
  const live = liveChanges(sandbox);
  const runs = new Set<string>();
  for (let after: string | undefined; ;) {
    const some = sandbox.messages.list({}, { limit: 1000, ...(after === undefined ? {} : { after }) });
    for (const { run } of some) runs.add(run);
    after = some.at(-1)?.id;
    if (some.length < 1000) break;
  }
  const stopRuns = sandbox.messages.onChange(({ run }) => runs.add(run));
  const parts: PageParts = {
    ...{ sandbox, live, runs, holds: holdsOf(sandbox) },
    example: exampleOf(sandbox, (delivery) => {
      live.tellDelivery(delivery);
    }),
  };
  let port = 0;
  const server = createServer((request, response) => {
    answer(request, response, { parts, files, host, port }).then(
      (sent) => {
        if (sent === undefined) return;
        response.writeHead(sent.status, { ...common, ...sent.headers }).end(sent.body);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(wanted, host, resolve);
  });
  ({ port } = server.address() as AddressInfo);
  const close = async (): Promise<void> => {
    stopRuns();
    live.close();
    const ended = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    server.closeAllConnections();
    await Promise.all([ended, parts.example.close()]);
  };
  const name = host.includes(":") ? `[${host}]` : host;
  return { url: `http://${name}:${port}/`, port, close, [Symbol.asyncDispose]: close };
}

interface Place {
  readonly parts: PageParts;
  readonly files: ReadonlyMap<string, Answer>;
  readonly host: string;
  readonly port: number;
}

/** Undefined where the connection stays open for events. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { parts, files, host, port }: Place,
): Promise<Answer | undefined> {
  try {
    refuseStrangers(request, host, port);
    const { pathname, searchParams: query } = targetOf(request);
    if (pathname === "/api/events") {
      const filter = filterOf(query);
      // A filter that the sandbox refuses is refused here, and not at the first message.
      parts.sandbox.messages.list(filter, { limit: 1 });
      response.writeHead(200, { ...common, "content-type": "text/event-stream; charset=utf-8" });
      parts.live.join(response, filter);
      return undefined;
    }
    if (pathname.startsWith("/api/")) {
      const gone = new AbortController();
      response.on("close", () => {
        gone.abort();
      });
      const call = { query, signal: gone.signal, json: () => readJson(request) };
      return await answerCall({ method: request.method, path: pathname.slice("/api/".length) }, call, parts);
    }
    const file = request.method === "GET" || request.method === "HEAD" ? files.get(pathname) : undefined;
    return file ?? failure(404, "unknown-path", "There is nothing here: open /.");
  } catch (error) {
    return failureOf(error);
  }
}

/** What a request asks for. @throws RefusedError where its target is no address, such as `//` */
function targetOf({ url = "/" }: IncomingMessage): URL {
  const base = "http://page.invalid";
  if (!URL.canParse(url, base)) throw unreadablePath;
  return new URL(url, base);
}

const unreadablePath = new RefusedError(400, "invalid-value", "The path cannot be read.");

function failureOf(error: unknown): Answer {
  if (error instanceof RefusedError) return failure(error.status, error.code, error.message);
  if (error instanceof SandboxTimeoutError) return failure(408, error.code, error.message);
  if (error instanceof UpdateRecordError) return failure(400, error.code, error.message);
  if (error instanceof URIError) return failureOf(unreadablePath);
  return failure(500, "failed", "The page has failed. The sandbox goes on.");
}
