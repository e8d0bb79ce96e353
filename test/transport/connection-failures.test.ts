import { createServer, type AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterEach, expect, test } from "vitest";
import { createAuthority } from "../../src/sandbox/certificates/authority.js";
import { meshTransport } from "../../src/transport/mesh/index.js";
import { envelope, failureOf, optionsFor } from "./support/fixtures.js";
import { rsaCredentials } from "./support/rsa-credentials.js";
import { startMeshServer, type MeshServer, type MeshServerOptions } from "./support/mesh-server.js";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function serverWith(options?: MeshServerOptions): Promise<MeshServer> {
  const server = await startMeshServer(options);
  open.push(() => server.close());
  return server;
}

function transportTo(server: MeshServer, more?: Parameters<typeof optionsFor>[1]): ReturnType<typeof meshTransport> {
  const transport = meshTransport(optionsFor(server, more));
  open.push(() => transport.close());
  return transport;
}

/** A transport with a short time limit that has greeted MESH: a longer one where a busy machine needs it. */
async function shaken(server: MeshServer, timeoutMs: number): Promise<ReturnType<typeof meshTransport>> {
  const transport = transportTo(server, { limits: { total: timeoutMs } });
  try {
    await transport.handshake();
    return transport;
  } catch (error) {
    if (timeoutMs > 60_000) throw error;
    return shaken(server, timeoutMs * 10);
  }
}

test.each(["TLSv1.3", "TLSv1.2"] as const)(
  "ME-01: without a client certificate a %s server refuses us, and the error says so",
  async (maxVersion) => {
    const server = await serverWith({ maxVersion, signatures: "ECDSA+SHA256" });
    const { ca } = server.authority;
    // No certificate at all does not pass the constructor; one of a kind that the server cannot take is not sent.
    const failure = await failureOf(transportTo(server, { tls: { ca, ...rsaCredentials() } }).send(envelope));
    expect(failure).toMatchObject({ reason: "certificate-refused", certainty: "not-done", resendCanHelp: false });
    expect(failure.message).toContain("tls.cert");
    expect(inspect(failure.cause, { depth: 9 })).toContain("_ALERT_");
    expect(server.received).toHaveLength(0);
  },
);

test("ME-01: a client certificate of another authority is distinguished from a lost connection", async () => {
  const server = await serverWith();
  const { cert, key } = createAuthority().issueClient("X26ABC1");
  const transport = transportTo(server, { tls: { ca: server.authority.ca, cert, key } });
  expect(await failureOf(transport.handshake())).toMatchObject({ reason: "certificate-refused", resendCanHelp: false });
  expect(await failureOf(transport.send(envelope))).toMatchObject({
    reason: "certificate-refused",
    certainty: "not-done",
  });
  expect(server.received).toHaveLength(0);
});

test("ME-01: under TLS 1.2 a client certificate of another authority: certainly not sent", async () => {
  const server = await serverWith({ maxVersion: "TLSv1.2" });
  const { cert, key } = createAuthority().issueClient("X26ABC1");
  const failure = await failureOf(transportTo(server, { tls: { ca: server.authority.ca, cert, key } }).send(envelope));
  expect(failure).toMatchObject({ reason: "tls-failed", certainty: "not-done" });
  expect(failure.message).toContain("client certificate");
});

test.each([
  ["in the middle of the body", { cutAfterBytes: 1 }, 500_000],
  ["after the body", {}, 500],
])("ME-13: a connection cut %s of the very first send leaves its outcome unknown", async (_, options, size) => {
  const server = await serverWith(options);
  server.answer = ({ url }) => (url.endsWith("/outbox") ? "cut" : { status: 200 });
  const failure = await failureOf(transportTo(server).send({ ...envelope, body: new Uint8Array(size) }));
  expect(failure).toMatchObject({
    reason: "connection-lost",
    certainty: "unknown",
    resendCanHelp: true,
    status: undefined,
  });
  expect(failure.message).toContain("exactly the same bytes");
});

test("ME-13: a connection cut during a later send: the outcome is unknown, and nothing is sent again", async () => {
  const server = await serverWith();
  const transport = transportTo(server);
  await transport.handshake();
  server.answer = () => "cut";
  expect(await failureOf(transport.send(envelope))).toMatchObject({
    reason: "connection-lost",
    certainty: "unknown",
    resendCanHelp: true,
  });
  expect(server.received.map(({ url }) => url)).toEqual([
    "/messageexchange/X26ABC1",
    "/messageexchange/X26ABC1/outbox",
  ]);
});

test("a connection that is cut while reading certainly changed nothing", async () => {
  const server = await serverWith();
  const transport = transportTo(server);
  await transport.handshake();
  server.answer = () => "cut";
  expect(await failureOf(transport.download("M1"))).toMatchObject({
    reason: "connection-lost",
    certainty: "not-done",
    resendCanHelp: true,
  });
});

test("an answer that is cut in its middle is a lost connection", async () => {
  const server = await serverWith();
  const transport = await shaken(server, 500);
  server.answer = () => ({ status: 202, headers: { "content-length": "500" }, body: '{"message_id":"M1"}' });
  const failure = await failureOf(transport.send(envelope));
  expect(failure.certainty).toBe("unknown");
  expect(["connection-lost", "timeout", "answer-unreadable"]).toContain(failure.reason);
});

test.each([
  ["no HTTP", "Testfamilie 9990000018\r\n\r\n"],
  ["a header of a wrong form", "HTTP/1.1 202 Accepted\r\nmex-subject: \u0000Testfamilie 9990000018\r\n\r\n"],
  ["a part of a wrong form", "HTTP/1.1 202 Accepted\r\ntransfer-encoding: chunked\r\n\r\nTestfamilie 9990000018"],
  ["a status that HTTP has not", "HTTP/1.1 999 Testfamilie\r\ncontent-length: 0\r\n\r\n"],
])("ME-14: an answer with %s is unreadable, and stands in no error", async (_, raw) => {
  const server = await serverWith();
  server.answer = ({ url }) => (url.endsWith("/outbox") ? { raw } : { status: 200 });
  const failure = await failureOf(transportTo(server).send(envelope));
  expect(failure).toMatchObject({ reason: "answer-unreadable", certainty: "unknown", resendCanHelp: false });
  expect(inspect(failure, { depth: 9 })).not.toMatch(/Testfamilie|9990000018/);
});

test("ME-01: a server whose authority is not ours is not trusted, and gets nothing", async () => {
  const server = await serverWith();
  const { ca } = createAuthority();
  const failure = await failureOf(
    transportTo(server, { tls: { ca, cert: server.client.cert, key: server.client.key } }).send(envelope),
  );
  expect(failure).toMatchObject({ reason: "server-untrusted", certainty: "not-done", resendCanHelp: false });
  expect(failure.message).toContain("tls.ca");
  expect(server.received).toHaveLength(0);
});

test("ME-01: no environment variable switches the check of the server off", async () => {
  const server = await serverWith();
  const { ca } = createAuthority();
  process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
  try {
    const failure = await failureOf(
      transportTo(server, { tls: { ca, cert: server.client.cert, key: server.client.key } }).handshake(),
    );
    expect(failure.reason).toBe("server-untrusted");
  } finally {
    delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
  }
});

test("ME-01: a server certificate for another host is refused", async () => {
  const server = await serverWith({ names: ["mesh.example"] });
  const failure = await failureOf(transportTo(server).send(envelope));
  expect(failure).toMatchObject({ reason: "server-name-mismatch", certainty: "not-done", resendCanHelp: false });
  expect(failure.message).toContain("baseUrl");
});

test("no server at the address: certainly not sent, and a resend can help", async () => {
  const server = await serverWith();
  const transport = transportTo(server);
  await server.close();
  expect(await failureOf(transport.send(envelope))).toMatchObject({
    reason: "unreachable",
    certainty: "not-done",
    resendCanHelp: true,
  });
  const elsewhere = transportTo(server, { baseUrl: "https://mesh.invalid" });
  expect(await failureOf(elsewhere.handshake())).toMatchObject({ reason: "unreachable", certainty: "not-done" });
});

test("a connection cut during the handshake that comes before the first send: certainly not sent", async () => {
  const server = await serverWith();
  server.answer = ({ url }) => (url.endsWith("/outbox") ? { status: 202 } : "cut");
  expect(await failureOf(transportTo(server).send(envelope))).toMatchObject({
    reason: "connection-lost",
    certainty: "not-done",
    resendCanHelp: true,
  });
  expect(server.sends()).toHaveLength(0);
});

test("a server without TLS is reported as such", async () => {
  const server = await serverWith();
  const plain = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n", () => socket.destroy()));
  await new Promise<void>((resolve) => plain.listen(0, "localhost", resolve));
  open.push(
    () =>
      new Promise((resolve) =>
        plain.close(() => {
          resolve();
        }),
      ),
  );
  const transport = transportTo(server, { baseUrl: `https://localhost:${(plain.address() as AddressInfo).port}` });
  expect(await failureOf(transport.send(envelope))).toMatchObject({ reason: "tls-failed", certainty: "not-done" });
});

test("ME-13: no answer in time: the outcome of a send is unknown, that of a read is not", async () => {
  const server = await serverWith();
  const transport = await shaken(server, 300);
  server.answer = () => "silence";
  expect(await failureOf(transport.send(envelope))).toMatchObject({
    reason: "timeout",
    certainty: "unknown",
    resendCanHelp: true,
  });
  expect(await failureOf(transport.download("M1"))).toMatchObject({
    reason: "timeout",
    certainty: "not-done",
    resendCanHelp: true,
  });
});

test("closing twice is no error", async () => {
  const transport = transportTo(await serverWith());
  await Promise.all([transport.close(), transport.close()]);
  await transport.close();
});

test("a closed transport says so", async () => {
  const server = await serverWith();
  const transport = meshTransport(optionsFor(server));
  await transport.handshake();
  await transport.close();
  expect(await failureOf(transport.send(envelope))).toMatchObject({
    reason: "transport-closed",
    certainty: "not-done",
  });
});
