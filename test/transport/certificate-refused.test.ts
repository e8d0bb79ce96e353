import { expect, test } from "vitest";
import { createAuthority } from "../../src/sandbox/certificates/authority.js";
import { envelope, failureOf } from "./support/fixtures.js";
import { rsaCredentials } from "./support/rsa-credentials.js";
import { serverWith, transportTo } from "./support/servers.js";

const refused = { reason: "certificate-refused", fault: "mailbox", resendCanHelp: false } as const;

test("ME-01, ME-13: a certificate refused after all went well is told, and the next send never leaves", async () => {
  const server = await serverWith();
  server.answer = ({ url }) =>
    url.endsWith("/outbox") ? { status: 202, body: '{"message_id":"M1"}' } : { status: 200 };
  const transport = transportTo(server);
  await transport.send(envelope);
  server.trust(createAuthority().ca);
  server.dropIdle();
  await expect.poll(() => server.open()).toBe(0);
  // Under TLS 1.3 it had left by the time that the server had looked at the certificate.
  expect(await failureOf(transport.send(envelope))).toMatchObject({ ...refused, certainty: "unknown" });
  expect(await failureOf(transport.send(envelope))).toMatchObject({ ...refused, certainty: "not-done" });
  expect(await failureOf(transport.count())).toMatchObject({ ...refused, certainty: "not-done" });
  expect(server.sends()).toHaveLength(1);
});

test("ME-13: a server that fails at every request is no server that refuses the certificate", async () => {
  const server = await serverWith();
  const transport = transportTo(server);
  await transport.handshake();
  server.answer = () => "cut";
  server.dropIdle();
  await expect.poll(() => server.open()).toBe(0);
  expect(await failureOf(transport.send(envelope))).toMatchObject({
    reason: "connection-lost",
    fault: "network",
    certainty: "unknown",
    resendCanHelp: true,
  });
  expect(await failureOf(transport.count())).toMatchObject({ reason: "connection-lost", certainty: "not-done" });
});

test("ME-01: a server certificate without a subject alternative name is refused", async () => {
  const credentials = rsaCredentials("localhost");
  const server = await serverWith({ credentials });
  const failure = await failureOf(
    transportTo(server, { tls: { ca: credentials.cert, ...server.client } }).send(envelope),
  );
  expect(failure).toMatchObject({ reason: "server-name-mismatch", fault: "mailbox", certainty: "not-done" });
  expect(failure.message).toContain("subject alternative name");
  expect(server.received).toHaveLength(0);
});
