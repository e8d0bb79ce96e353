import type { Socket } from "node:net";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { meshTransport } from "../../../src/transport/mesh/index.js";
import { envelope, failureOf, optionsFor } from "../support/fixtures.js";
import { closedAfter } from "../support/servers.js";
import { newBench } from "./support/bench.js";

const established = "HTTP/1.1 200 Connection established\r\n\r\n";

/** What a proxy does once it was asked for a tunnel. */
type Proxy = (socket: Socket, port: number) => void;

const drip: Proxy = (socket) => {
  const timer = setInterval(() => socket.write("x"), 10);
  socket.once("close", () => {
    clearInterval(timer);
  });
};

test.each<[string, string, Proxy]>([
  ["says nothing", "unreachable", () => {}],
  [
    "says something for ever",
    "unreachable",
    (socket, port) => {
      socket.write("HTTP/1.1 200 OK\r\nx-a: ");
      drip(socket, port);
    },
  ],
  [
    "sends headers without end",
    "proxy-failed",
    (socket) => socket.write(`HTTP/1.1 200 OK\r\n${"x-a: y\r\n".repeat(9_000)}`),
  ],
  ["closes at once", "proxy-failed", (socket) => socket.destroy()],
  ["resets at once", "proxy-failed", (socket) => socket.resetAndDestroy()],
  ["opens a tunnel and closes it", "tls-failed", (socket) => socket.end(established)],
  ["opens a tunnel and resets it", "tls-failed", (socket) => socket.write(established, () => socket.resetAndDestroy())],
  ["opens a tunnel into silence", "unreachable", (socket) => socket.write(established)],
  [
    "opens a tunnel and speaks in it first",
    "proxy-failed",
    (socket) => socket.write(`${established}HTTP/1.1 400 No\r\n\r\n`),
  ],
  ["answers with an upgrade", "proxy-failed", (socket) => socket.write("HTTP/1.1 101 Switching\r\nupgrade: x\r\n\r\n")],
  [
    "answers with a page",
    "proxy-failed",
    (socket) => socket.write("HTTP/1.1 302 Found\r\nlocation: http://x/\r\n\r\n"),
  ],
])("ME-13: a proxy that %s: certainly nothing was sent, in time", async (_, reason, proxy) => {
  const bench = await newBench();
  closedAfter(() => bench.end());
  const port = await bench.listen((socket) =>
    socket.once("data", () => proxy(socket, Number(new URL(bench.server.url).port))),
  );
  const transport = meshTransport(
    optionsFor(bench.server, { proxy: `http://localhost:${port}`, limits: { connecting: 200 } }),
  );
  bench.closedAtEnd(() => transport.close());
  const startedAt = performance.now();
  expect(await failureOf(transport.send(envelope))).toMatchObject({ reason, certainty: "not-done" });
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(bench.server.begun).toEqual([]);
});

test("ME-13: a proxy that resets an open tunnel leaves a send unknown, and the next gets a new one", async () => {
  const bench = await newBench();
  closedAfter(() => bench.end());
  const tunnels: Socket[] = [];
  const port = await bench.listen((socket) =>
    socket.once("data", () => {
      tunnels.push(socket);
      const onward = connect(Number(new URL(bench.server.url).port), "localhost");
      onward.on("error", () => onward.destroy());
      socket.write(established);
      socket.pipe(onward).pipe(socket);
    }),
  );
  const transport = meshTransport(optionsFor(bench.server, { proxy: `http://localhost:${port}` }));
  bench.closedAtEnd(() => transport.close());
  await transport.handshake();
  bench.server.answer = () => {
    for (const tunnel of tunnels) tunnel.resetAndDestroy();
    return "silence";
  };
  expect(await failureOf(transport.send(envelope))).toMatchObject({
    reason: "connection-lost",
    certainty: "unknown",
    fault: "network",
  });
  bench.server.answer = () => ({ status: 202, body: '{"message_id":"M1"}' });
  expect(await transport.send(envelope)).toEqual({ messageId: "M1" });
  expect(tunnels).toHaveLength(2);
});
