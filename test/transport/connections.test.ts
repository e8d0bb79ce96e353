import { afterEach, beforeEach, expect, test } from "vitest";
import { meshTransport } from "../../src/transport/mesh/index.js";
import { envelope, optionsFor } from "./support/fixtures.js";
import { startMeshServer, type MeshServer } from "./support/mesh-server.js";

let server: MeshServer;
beforeEach(async () => {
  server = await startMeshServer();
  server.answer = () => ({ status: 202, body: '{"message_id":"M1"}' });
});
afterEach(() => server.close());

test.each([36_550, 100_000])("ME-01: 50 sends of %i bytes one after another cost one TLS handshake", async (size) => {
  const transport = meshTransport(optionsFor(server));
  for (let count = 0; count < 50; count += 1) await transport.send({ ...envelope, body: new Uint8Array(size) });
  await transport.close();
  expect(server.sends().map(({ body }) => body.byteLength)).toEqual(Array(50).fill(size));
  expect(server.handshakes()).toBe(1);
});

test("ME-01: 160 sends, 16 at a time, cost at most 16 TLS handshakes", async () => {
  const transport = meshTransport(optionsFor(server));
  const lane = async (): Promise<void> => {
    for (let count = 0; count < 10; count += 1) await transport.send({ ...envelope, body: new Uint8Array(36_550) });
  };
  await Promise.all(Array.from({ length: 16 }, lane));
  await transport.close();
  expect(server.sends()).toHaveLength(160);
  expect(server.handshakes()).toBeLessThanOrEqual(16);
});

test("a body is sent as it is, with its length", async () => {
  const transport = meshTransport(optionsFor(server));
  const body = Uint8Array.from({ length: 300_000 }, (_, place) => place % 251);
  await transport.send({ ...envelope, body });
  await transport.close();
  expect(server.sends()[0]?.body.equals(body)).toBe(true);
  expect(server.sends()[0]?.headers["content-length"]).toBe("300000");
  expect(server.sends()[0]?.headers["transfer-encoding"]).toBeUndefined();
});

test("ME-02: each request carries a new token", async () => {
  const transport = meshTransport(optionsFor(server, { clock: () => new Date("2026-07-01T12:34:56Z") }));
  await Promise.all([transport.send(envelope), transport.send(envelope), transport.send(envelope)]);
  await transport.close();
  const tokens = server.received.map(({ headers }) => headers.authorization ?? "");
  expect(new Set(tokens).size).toBe(4);
  for (const token of tokens) expect(token).toMatch(/^NHSMESH X26ABC1:[0-9a-f-]{36}:0:202607011234:[0-9a-f]{64}$/);
});

test("ME-03: one handshake is made before the first message, however many sends begin at once", async () => {
  const transport = meshTransport(optionsFor(server));
  await Promise.all([transport.send(envelope), transport.send(envelope)]);
  await transport.send(envelope);
  await transport.close();
  const paths = server.received.map(({ url }) => url.replace("/messageexchange/X26ABC1", ""));
  expect(paths).toEqual(["", "/outbox", "/outbox", "/outbox"]);
});
