import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { envelope, failureOf } from "../support/fixtures.js";
import { accepted, hostileServer, type Hostile } from "./support/hostile-server.js";

/** What a server will yet write. While a request is out, HTTP/1.1 cannot tell it from that request's answer. */
let afterwards: Promise<unknown>[] = [];
beforeEach(() => {
  afterwards = [];
});

/** Each send gets an id of its own; the n-th answer is followed by what nobody asked for. */
const withMore =
  (more: string, delayMs?: number): Hostile =>
  (socket, { number }) => {
    const own = accepted(`M${number}`);
    if (delayMs === undefined) socket.write(`${own}${more}`);
    else {
      socket.write(own);
      afterwards.push(sleep(delayMs).then(() => socket.write(more)));
    }
  };

const extra = accepted("EXTRA");

test.each<[string, Hostile]>([
  ["in the same packet", withMore(extra)],
  ["many at once", withMore(extra.repeat(50))],
  ["with 100 Continue in front", withMore(`HTTP/1.1 100 Continue\r\n\r\n${extra}`)],
  ["a moment later", withMore(extra, 20)],
  ["in half", withMore(extra.slice(0, 30))],
  ["as bytes beyond content-length", withMore('{"message_id":"EXTRA"}')],
  ["as empty lines and an answer", withMore(`\r\n\r\n${extra}`)],
])("ME-13: an answer that nobody asked for is never the next send's: %s", async (_, hostile) => {
  const server = await hostileServer();
  await server.transport.handshake();
  server.hostile = hostile;
  for (let send = 0; send < 4; send += 1) {
    const place = server.requests.length + 1;
    expect(await server.transport.send(envelope)).toEqual({ messageId: `M${place}` });
    await Promise.all(afterwards);
    await sleep(send % 2 === 0 && afterwards.length === 0 ? 0 : 60);
  }
  expect(server.requests.filter((path) => path.endsWith("/outbox"))).toHaveLength(4);
});

test.each<[string, string]>([
  ["HEAD with a body", "HTTP/1.1 200 OK\r\nmex-messagetype: DATA\r\ncontent-length: 500\r\n\r\n"],
  ["204 with a body", "HTTP/1.1 204 No Content\r\ncontent-length: 500\r\n\r\n"],
  ["304 with a body", "HTTP/1.1 304 Not Modified\r\ncontent-length: 500\r\n\r\n"],
])("ME-13: what follows where there can be no body is never the next answer: %s", async (_, first) => {
  const server = await hostileServer();
  await server.transport.handshake();
  server.hostile = (socket) => socket.write(`${first}${extra}`);
  await server.transport.head("M1").catch(() => {});
  server.hostile = (socket) => socket.write(accepted("OWN"));
  expect(await server.transport.send(envelope)).toEqual({ messageId: "OWN" });
});

test("ME-13: an answer that comes after its call was given up is nobody's", async () => {
  const server = await hostileServer({ limits: { headers: 300 } });
  await server.transport.handshake();
  const late: (() => void)[] = [];
  server.hostile = (socket) => late.push(() => socket.write(accepted("LATE")));
  expect(await failureOf(server.transport.send(envelope))).toMatchObject({ reason: "timeout", certainty: "unknown" });
  server.hostile = (socket) => {
    for (const answer of late) answer();
    setTimeout(() => socket.write(accepted("OWN")), 20);
  };
  expect(await server.transport.send(envelope)).toEqual({ messageId: "OWN" });
});

test("ME-13: an answer that comes after its call was aborted is nobody's", async () => {
  const server = await hostileServer();
  await server.transport.handshake();
  const control = new AbortController();
  server.hostile = (socket) => {
    control.abort();
    setTimeout(() => socket.write(accepted("LATE")), 10);
  };
  expect(await failureOf(server.transport.send(envelope, { signal: control.signal }))).toMatchObject({
    reason: "aborted",
    certainty: "unknown",
  });
  server.hostile = (socket) => setTimeout(() => socket.write(accepted("OWN")), 40);
  expect(await server.transport.send(envelope)).toEqual({ messageId: "OWN" });
});
