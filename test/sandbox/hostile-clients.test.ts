import { once } from "node:events";
import { connect as connectTcp } from "node:net";
import { connect } from "node:tls";
import { expect, test } from "vitest";
import { InvalidValueError } from "../../src/errors.js";
import { delayedWork } from "../../src/sandbox/time/delayed-work.js";
import { practiceMesh, startSandbox, type Sandbox, type SandboxOperation } from "../../src/sandbox/index.js";
import { inputs } from "../support/inputs.js";
import { messageFor } from "./support/message.js";
import { call, post, token } from "./support/raw-client.js";

/** Everything that the sandbox writes to one connection until it closes it. */
async function whole(sandbox: Sandbox, bytes: string): Promise<string> {
  const { ca, cert, key } = sandbox.transportOptionsFor("X26ABC1").tls;
  const socket = connect({ port: sandbox.port, host: "127.0.0.1", ca, cert, key });
  let answer = "";
  socket.on("data", (part: Buffer) => (answer += part.toString("latin1"))).on("error", () => undefined);
  await once(socket, "secureConnect");
  socket.write(bytes);
  await once(socket, "close");
  return answer;
}

const requestLine = (line: string, more: readonly string[] = []): string =>
  [
    `${line} HTTP/1.1`,
    "host: localhost",
    "accept: application/vnd.mesh.v2+json",
    `authorization: ${token()}`,
    ...more,
    "",
    "",
  ].join("\r\n");
const list = "GET /messageexchange/X26ABC1/inbox";
const count = "GET /messageexchange/X26ABC1/count";
const statuses = (answer: string): string[] => [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, code = ""]) => code);

test("closing does not wait for a client that connects and says nothing", async () => {
  const sandbox = await startSandbox();
  const silent = connectTcp(sandbox.port, "127.0.0.1").on("error", () => undefined);
  await once(silent, "connect");
  const closed = once(silent, "close");
  // A request of another connection: by then the server has the silent one too.
  await call(sandbox, "/health");
  await sandbox.close();
  await closed;
});

test("pipelined requests are answered in their order, whatever each takes", async () => {
  await using sandbox = await startSandbox();
  sandbox.faults.add({ operation: "list", does: { latencyMs: 50 } });
  const answer = await whole(
    sandbox,
    requestLine(list) + requestLine(count) + requestLine("GET /nothing", ["connection: close"]),
  );
  expect(statuses(answer)).toEqual(["200", "200", "404"]);
  expect(answer.indexOf('"messages"')).toBeLessThan(answer.indexOf('"count"'));
});

test("ME-13: a truncated answer ends the connection, also behind a pipelined request that takes longer", async () => {
  await using sandbox = await startSandbox();
  sandbox.faults.add({ operation: "list", does: { latencyMs: 50 } });
  sandbox.faults.add({ operation: "count", does: "truncate" });
  const answer = await whole(sandbox, requestLine(list) + requestLine(count));
  expect(statuses(answer)).toEqual(["200", "200"]);
  expect(answer).toMatch(/\{"coun$/);
});

const outbox = "POST /messageexchange/X26ABC1/outbox";
const envelope = ["mex-to: X26ABC2", "mex-workflowid: W", "connection: close"];
test.each([
  ["in chunks", ["transfer-encoding: chunked"], "3\r\nhel\r\n2\r\nlo\r\n0\r\nx-trailer: 1\r\n\r\n", ["202"]],
  ["once it may continue", ["content-length: 5", "expect: 100-continue"], "hello", ["100", "202"]],
  ["in chunks and with a length", ["content-length: 5", "transfer-encoding: chunked"], "0\r\n\r\n", ["400"]],
  ["with two lengths", ["content-length: 5", "content-length: 6"], "hello!", ["400"]],
  ["with an expectation that nobody knows", ["content-length: 0", "expect: miracles"], "", ["417"]],
])("a body %s", async (_, headers, body, expected) => {
  await using sandbox = await startSandbox();
  expect(statuses(await whole(sandbox, requestLine(outbox, [...envelope, ...headers]) + body))).toEqual(expected);
  const inbox = await call(sandbox, "/messageexchange/X26ABC2/inbox", { certificateOf: "X26ABC2" });
  expect((inbox.json() as { messages: string[] }).messages).toHaveLength(expected.includes("202") ? 1 : 0);
});

test("HEAD of anything but a message is no method, and has no body", async () => {
  await using sandbox = await startSandbox();
  const mailbox = "/messageexchange/X26ABC1";
  for (const [path, status] of [
    ["/health", 405],
    ["/nothing", 404],
    [mailbox, 405],
    [`${mailbox}/inbox`, 405],
    [`${mailbox}/outbox`, 405],
    [`${mailbox}/inbox/ABC/1`, 405],
    [`${mailbox}/inbox/ABC`, 404],
  ] as const) {
    const answer = await call(sandbox, path, { method: "HEAD" });
    expect([path, answer.status, answer.body.length]).toEqual([path, status, 0]);
  }
});

test.each(["x26abc1", "", "A:B", "A/B", "É"])(
  "ME-02: %j is no mailbox id: no token could name it",
  async (mailboxId) => {
    const wrong = [{ mailboxId, odsCode: "A12345" }];
    await expect(startSandbox({ mailboxes: wrong })).rejects.toThrow(InvalidValueError);
    await expect(startSandbox({ practices: wrong })).rejects.toThrow(InvalidValueError);
    expect(() => practiceMesh({ practices: wrong })).toThrow(InvalidValueError);
  },
);

test("ME-15: what MESH forgot before a practice came to it is not answered", async () => {
  await using sandbox = await startSandbox({ replyDelayMs: 60_000 });
  const to = { "mex-to": "A12345GP001", "mex-workflowid": "GPCONNECT_UPDATE_RECORD" };
  expect((await post(sandbox, to, messageFor().xml)).status).toBe(202);
  sandbox.time.advance({ days: 31 });
  expect((await call(sandbox, "/messageexchange/X26ABC1/count")).json()).toEqual({ count: 0 });
  expect(sandbox.messages.list()).toEqual([]);
});

test("ME-07: who reads while others acknowledge gets a whole message, or hears that it has gone", async () => {
  await using sandbox = await startSandbox();
  const messages = inputs(12, 300);
  const body = Buffer.alloc(36_000, "a");
  // Fills the memory that the sandbox keeps bodies in: those that follow are in files.
  await post(sandbox, { "mex-to": "X26ABC1" }, Buffer.alloc(64 * 1024 * 1024));
  for (let at = 0; at < messages; at += 1) await post(sandbox, {}, body);
  const seen: [status: number, length: number][] = [];
  const own = { certificateOf: "X26ABC2" } as const;
  const inbox = "/messageexchange/X26ABC2/inbox";
  const read = async (): Promise<void> => {
    for (;;) {
      const { messages: ids } = (await call(sandbox, inbox, own)).json() as { messages: string[] };
      if (ids.length === 0) return;
      for (const id of ids.slice(0, 3)) {
        const { status, body: bytes } = await call(sandbox, `${inbox}/${id}`, own);
        seen.push([status, bytes.length]);
        const done = await call(sandbox, `${inbox}/${id}/status/acknowledged`, { method: "PUT", ...own });
        expect(done.status).toBe(200);
      }
    }
  };
  await Promise.all([read(), read(), read(), read()]);
  for (const [status, length] of seen) expect(status === 200 ? length === body.length : status === 410).toBe(true);
  expect(seen.filter(([status]) => status === 200).length).toBeGreaterThanOrEqual(messages);
});

test("what comes after closing is not put off, and so does not keep a process alive", async () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const delayed = delayedWork();
  await delayed.cancel();
  const before = timers();
  delayed.later(() => Promise.reject(new Error("too late")), 60_000);
  expect(timers()).toBe(before);
});

const everyOperation: readonly SandboxOperation[] = ["send", "list", "count", "download", "acknowledge", "handshake"];
test("closing in the middle of everything rejects nothing and ends", async () => {
  for (let round = 0; round < inputs(3, 60); round += 1) {
    const sandbox = await startSandbox({ practices: [{ mailboxId: "A12345GP001", odsCode: "A12345" }] });
    for (const does of ["cut-before", "cut-during", "cut-after", "truncate", "false-gzip", "duplicate"] as const)
      sandbox.faults.add({ operation: everyOperation, probability: 0.1, seed: round, does });
    sandbox.faults.add({ probability: 0.5, seed: round, does: { latencyMs: 20 } });
    const big = Buffer.alloc(9_000_000);
    const calls = Array.from({ length: 24 }, async (_, at) => {
      if (at % 3 === 0) return post(sandbox, {}, big);
      if (at % 3 === 1) return call(sandbox, "/messageexchange/X26ABC1/inbox");
      return post(sandbox, { "mex-to": "A12345GP001", "mex-workflowid": "GPCONNECT_UPDATE_RECORD" }, messageFor().xml);
    });
    const settled = Promise.allSettled(calls);
    await new Promise((done) => setTimeout(done, 10 * (round % 20)));
    await Promise.all([sandbox.close(), sandbox.close()]);
    await settled;
  }
});
