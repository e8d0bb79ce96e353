import { once } from "node:events";
import { connect } from "node:tls";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { inputs, seed } from "../support/inputs.js";
import { call, token } from "./support/raw-client.js";

let sandbox: Sandbox;
const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);
beforeAll(async () => {
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
  process.off("unhandledRejection", note);
  process.off("uncaughtException", note);
});

/** Writes bytes to the sandbox as they are, and gives what came back until it closed, or fell silent. */
async function raw(bytes: string | Buffer): Promise<string> {
  const { ca, cert, key } = sandbox.transportOptionsFor("X26ABC1").tls;
  const socket = connect({ port: sandbox.port, host: "127.0.0.1", ca, cert, key });
  let answer = "";
  socket.on("data", (part: Buffer) => (answer += part.toString("latin1"))).on("error", () => undefined);
  await once(socket, "secureConnect");
  socket.write(bytes);
  await Promise.race([once(socket, "close"), once(socket, "data"), new Promise((done) => setTimeout(done, 200))]);
  socket.destroy();
  return answer;
}

const head = `host: localhost\r\nauthorization: ${token()}\r\n`;

test.each([
  ["GET //[ HTTP/1.1", "404"],
  ["GET http://[::bad HTTP/1.1", "404"],
  ["GET * HTTP/1.1", "404"],
  ["GET /%E0%A4%A HTTP/1.1", "404"],
  ["GET /messageexchange/%/inbox HTTP/1.1", "404"],
  ["GET /messageexchange/X26ABC1/inbox?workflow_filter=%E0%A4%A&max_results=10 HTTP/1.1", "403"],
  [`GET /messageexchange/X26ABC1/inbox?workflow_filter=${"*a".repeat(200)} HTTP/1.1`, "403"],
  [`GET /${"a".repeat(20_000)} HTTP/1.1`, "431"],
  ["BREW / HTTP/1.1", "400"],
  ["no http at all", "400"],
])("malformed: %s", async (line, status) => {
  expect((await raw(`${line}\r\n${head.replace(/authorization.*\r\n/, "")}\r\n`)).slice(9, 12)).toBe(status);
  expect((await call(sandbox, "/health")).status).toBe(200);
});

test("whatever bytes come, the sandbox goes on", async () => {
  const good = [
    "POST /messageexchange/X26ABC1/outbox HTTP/1.1",
    `${head}mex-to: X26ABC2`,
    "mex-workflowid: W",
    "content-length: 5",
    "",
    "hello",
  ].join("\r\n");
  const odd = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom("%", "%00", "\r\n", "\0", "mex-chunk-range: 1:9\r\n", "content-encoding: gzip\r\n", "é".repeat(9)),
    fc.constantFrom(
      "transfer-encoding: chunked\r\n",
      "expect: 100-continue\r\n",
      "upgrade: x\r\nconnection: upgrade\r\n",
    ),
    fc.integer({ min: 1, max: 40_000 }).map((length) => "a".repeat(length)),
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length), fc.nat(20), odd, async (at, drop, text) => {
      await raw(Buffer.from(good.slice(0, at) + text + good.slice(at + drop), "latin1"));
      expect(unhandled).toEqual([]);
    }),
    { numRuns: inputs(15, 500), seed },
  );
  expect((await call(sandbox, "/health")).status).toBe(200);
});
