import { inspect } from "node:util";
import { expect, test } from "vitest";
import { envelope, failureOf } from "./support/fixtures.js";
import { proxyWith } from "./support/proxy.js";
import { serverWith, transportTo } from "./support/servers.js";

test("ME-01: through an HTTP proxy the TLS connection is still ours, with sessions resumed", async () => {
  const server = await serverWith();
  server.answer = ({ url }) =>
    url.endsWith("/outbox") ? { status: 202, body: '{"message_id":"M1"}' } : { status: 200 };
  const proxy = await proxyWith();
  const transport = transportTo(server, { proxy: `http://us%40er:p%3Aw@localhost:${proxy.port}` });
  expect(await transport.send(envelope)).toEqual({ messageId: "M1" });
  server.dropIdle();
  await expect.poll(() => server.open()).toBe(0);
  await transport.handshake();
  expect([server.handshakes(), server.resumed()]).toEqual([2, 1]);
  const authorization = `Basic ${Buffer.from("us@er:p:w").toString("base64")}`;
  const target = new URL(server.url).host;
  expect(proxy.asked).toEqual([
    [target, authorization],
    [target, authorization],
  ]);
});

test.each([
  [401, "mailbox", false, "user and a password"],
  [407, "mailbox", false, "user and a password"],
  [403, "mailbox", false, "allow the host"],
  [429, "network", true, "does not answer, or cannot reach"],
  [502, "network", true, "does not answer, or cannot reach"],
] as const)("ME-14: a proxy that answers %i says whose fault it is, and nothing of it is shown", async (...row) => {
  const [status, fault, resendCanHelp, words] = row;
  const server = await serverWith();
  const proxy = await proxyWith(status);
  const failure = await failureOf(
    transportTo(server, { proxy: `http://geheimer:kennwort@localhost:${proxy.port}` }).send(envelope),
  );
  expect(failure).toMatchObject({ reason: "proxy-failed", fault, certainty: "not-done", resendCanHelp });
  expect(failure.message).toContain(words);
  const shown = inspect(failure, { depth: 20, showHidden: true });
  for (const secret of ["geheimer", "kennwort", Buffer.from("geheimer:kennwort").toString("base64")])
    expect(shown).not.toContain(secret);
  expect(server.handshakes()).toBe(0);
});

test("a proxy that is not there is told apart from MESH", async () => {
  const server = await serverWith();
  const failure = await failureOf(transportTo(server, { proxy: "http://localhost:1" }).send(envelope));
  expect(failure).toMatchObject({ reason: "proxy-failed", fault: "network", certainty: "not-done" });
});

test.each(["localhost:8080", "https://localhost:8080", "http://localhost:8080/path?geheim", "geheim"])(
  "ME-14: the proxy %s is refused, and not repeated",
  async (proxy) => {
    const server = await serverWith();
    expect(() => transportTo(server, { proxy })).toThrow(expect.objectContaining({ reason: "configuration-invalid" }));
    expect(() => transportTo(server, { proxy })).not.toThrow(/geheim|8080\/path/);
  },
);
