import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { MeshError } from "../../../src/transport/mesh-error.js";
import { spread } from "../../support/inputs.js";
import { envelope } from "../support/fixtures.js";
import { accepted, hostileServer, type Hostile } from "./support/hostile-server.js";

/** As fast as the client reads, for as long as it does. */
const flood =
  (first: string | Uint8Array, piece: string | Uint8Array): Hostile =>
  (socket) => {
    const more = (): void => {
      while (!socket.destroyed)
        if (!socket.write(piece)) {
          socket.once("drain", more);
          return;
        }
    };
    socket.write(first);
    more();
  };

/** A byte now and then, so that something always comes. */
const drip =
  (first: string, byte: string): Hostile =>
  (socket) => {
    socket.write(first);
    const timer = setInterval(() => socket.write(byte), 10);
    socket.once("close", () => {
      clearInterval(timer);
    });
  };

const line = "HTTP/1.1 202 Accepted\r\n";
const chunked = `${line}transfer-encoding: chunked\r\n\r\n`;
const gzip = `${line}content-encoding: gzip\r\n\r\n`;
const gzipWithName = Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]);
const gzipOfNothing = Buffer.concat(Array.from({ length: 3_000 }, () => gzipSync("")));

/** How a send ends. Done only where MESH had said so, and only the body was too much. */
const [late, unreadable] = ["timeout, unknown", "answer-unreadable, unknown"];
const tooLarge = "too-large, done";

/** Of this thread alone. */
function heldBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const floods: readonly (readonly [name: string, ends: string, hostile: Hostile])[] = [
  ["100 Continue", late, flood("", "HTTP/1.1 100 Continue\r\n\r\n".repeat(100))],
  ["early hints", late, flood("", "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n".repeat(100))],
  ["empty lines", late, flood("", "\r\n".repeat(1_000))],
  ["a status line", late, flood("HTTP/1.1 202 ", "A".repeat(1_000))],
  ["headers", unreadable, flood(line, "x-a: y\r\n".repeat(100))],
  ["one header", unreadable, flood(`${line}x-a: `, "y".repeat(1_000))],
  ["trailers", unreadable, flood(`${chunked}0\r\n`, "x-a: y\r\n".repeat(100))],
  ["an extension of a chunk", late, flood(`${chunked}1;`, "a=b;".repeat(1_000))],
  ["the size of a chunk", late, flood(chunked, "0".repeat(1_000))],
  ["a body", tooLarge, flood(`${line}\r\n`, " ".repeat(10_000))],
  ["gzip of nothing", tooLarge, flood(gzip, gzipOfNothing)],
  ["a file name in gzip", tooLarge, flood(Buffer.concat([Buffer.from(gzip), gzipWithName]), "A".repeat(5_000))],
  ["headers, byte for byte", late, drip(`${line}x-a: `, "y")],
  ["a body, byte for byte", late, drip(`${line}content-length: 100000\r\n\r\n`, " ")],
];

test.each(spread(5, floods))(
  "ME-13: %s without end: the call ends in time, memory stays bounded, and the next call is as ever",
  async (...row) => {
    const [, ends, hostile] = row;
    const server = await hostileServer({ limits: { headers: 500, body: 500 } });
    await server.transport.handshake();
    server.hostile = hostile;
    const before = heldBytes();
    let most = before;
    const look = setInterval(() => {
      most = Math.max(most, heldBytes());
    }, 10);
    const startedAt = performance.now();
    const outcome: unknown = await server.transport.send(envelope).catch((error: unknown) => error);
    clearInterval(look);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(most - before).toBeLessThan(150_000_000);
    expect(outcome).toBeInstanceOf(MeshError);
    const { reason, certainty } = outcome as MeshError;
    expect(`${reason}, ${certainty}`).toBe(ends);
    server.hostile = (socket) => socket.write(accepted("OWN"));
    expect(await server.transport.send(envelope)).toEqual({ messageId: "OWN" });
  },
);

const body = '{"message_id":"M1"}';

test.each([
  ["two lengths", `content-length: 19\r\ncontent-length: 5\r\n\r\n${body}`],
  ["a negative length", `content-length: -1\r\n\r\n${body}`],
  ["a length beyond all numbers", `content-length: 18446744073709551635\r\n\r\n${body}`],
  ["a length and parts", `content-length: 19\r\ntransfer-encoding: chunked\r\n\r\n13\r\n${body}\r\n0\r\n\r\n`],
  ["an unknown transfer and a length", `content-length: 19\r\ntransfer-encoding: identity\r\n\r\n${body}`],
  ["a header that holds NUL", `x-a: \0\r\ncontent-length: 19\r\n\r\n${body}`],
  ["a folded header", `x-a: b\r\n c\r\ncontent-length: 19\r\n\r\n${body}`],
  ["a blank before the colon", `content-length : 19\r\n\r\n${body}`],
])("ME-13: an answer with %s has no certain end: it is not believed, and a send stays unknown", async (_, rest) => {
  const server = await hostileServer();
  await server.transport.handshake();
  server.hostile = (socket) => socket.write(`${line}${rest}`);
  expect(await server.transport.send(envelope).catch((error: unknown) => error)).toMatchObject({
    reason: expect.stringMatching(/^(?:answer-unreadable|connection-lost)$/) as string,
    certainty: "unknown",
  });
  server.hostile = (socket) => socket.write(accepted("OWN"));
  expect(await server.transport.send(envelope)).toEqual({ messageId: "OWN" });
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
  "a header %s, also twice, is a header like any other",
  async (name) => {
    const server = await hostileServer();
    await server.transport.handshake();
    for (const headers of [`${name}: x\r\n`, `${name}: x\r\n${name}: y\r\n`]) {
      server.hostile = (socket) => socket.write(accepted("M1", headers));
      expect(await server.transport.send(envelope)).toEqual({ messageId: "M1" });
    }
  },
);
