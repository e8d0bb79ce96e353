import { expect, test } from "vitest";
import { createAuthority } from "../../src/sandbox/certificates/authority.js";
import type { MeshEvent } from "../../src/transport/mesh/index.js";
import { envelope, failureOf } from "./support/fixtures.js";
import { serverWith, transportTo } from "./support/servers.js";

const mailbox = (number: number): string => `X26HC${String(number).padStart(4, "0")}`;

test("ME-01: mailboxes with the same certificate share at most 16 connections", async () => {
  const server = await serverWith();
  server.answer = () => ({ status: 200, body: '{"messages":[]}' });
  const transport = transportTo(server, { mailboxes: () => ({}) });
  await Promise.all(
    Array.from({ length: 60 }, (_, number) =>
      transport
        .forMailbox(mailbox(number))
        .count()
        .catch(() => 0),
    ),
  );
  expect(server.received).toHaveLength(60);
  expect(server.handshakes()).toBeLessThanOrEqual(16);
});

test("ME-02: another mailbox signs with its own id and password, and uses its own certificate", async () => {
  const server = await serverWith();
  const tls = { ca: server.authority.ca, ...server.authority.issueClient("X26HC0001") };
  const transport = transportTo(server, { mailboxes: () => ({ password: "another", tls }) });
  const [own, other] = [transport, transport.forMailbox("X26HC0001")];
  await own.handshake();
  await other.handshake();
  expect(server.handshakes()).toBe(2);
  expect(other.mailboxId).toBe("X26HC0001");
  expect(other.environment).toBe("test");
  expect(server.received[1]?.url).toBe("/messageexchange/X26HC0001");
  expect(server.received[1]?.headers.authorization).toMatch(/^NHSMESH X26HC0001:/);
});

test("a mailbox that `mailboxes` does not know is refused", async () => {
  const server = await serverWith();
  const transport = transportTo(server, { mailboxes: (id) => (id === "X26HC0001" ? {} : undefined) });
  expect(transport.forMailbox("X26HC0001").mailboxId).toBe("X26HC0001");
  expect(transportTo(server).forMailbox("X26ABC1").mailboxId).toBe("X26ABC1");
  for (const open of [() => transport.forMailbox("X26HC0002"), () => transportTo(server).forMailbox("X26HC0001")])
    expect(open).toThrow(expect.objectContaining({ reason: "no-such-mailbox", fault: "mailbox" }));
});

test("closing one mailbox closes it alone; closing the transport closes all", async () => {
  const server = await serverWith();
  const transport = transportTo(server, { mailboxes: () => ({}) });
  const [one, two] = [transport.forMailbox("X26HC0001"), transport.forMailbox("X26HC0002")];
  await one.close();
  expect(await failureOf(one.handshake())).toMatchObject({ reason: "transport-closed", certainty: "not-done" });
  await two.handshake();
  await transport.handshake();
  await transport.close();
  for (const closed of [transport, two, transport.forMailbox("X26HC0003")])
    expect(await failureOf(closed.handshake())).toMatchObject({ reason: "transport-closed" });
});

test("closing waits for the calls under way", async () => {
  const server = await serverWith();
  server.answer = () => ({ status: 202, body: '{"message_id":"M1"}' });
  const transport = transportTo(server, { mailboxes: () => ({}) });
  const child = transport.forMailbox("X26HC0001");
  const sends = [transport.send(envelope), child.send(envelope)];
  // The handshake before the first send.
  await expect.poll(() => server.received.length).toBeGreaterThan(0);
  await Promise.all([child.close(), transport.close()]);
  expect(await Promise.all(sends)).toHaveLength(2);
});

test("of many certificates, those not used for longest lose their connections", async () => {
  const server = await serverWith();
  const { ca } = server.authority;
  const transport = transportTo(server, {
    mailboxes: (id) => ({ tls: { ca, ...server.authority.issueClient(id) } }),
  });
  for (let number = 0; number < 70; number += 1) await transport.forMailbox(mailbox(number)).handshake();
  expect(server.handshakes()).toBe(70);
  // Sooner than idle connections are closed anyway.
  await expect.poll(() => server.open(), { timeout: 2_000 }).toBeLessThanOrEqual(64);
});

test.each(["TLSv1.3", "TLSv1.2"] as const)(
  "ME-01: after the server closed an idle connection, a new one resumes the TLS session (%s)",
  async (maxVersion) => {
    const server = await serverWith({ maxVersion });
    const events: MeshEvent[] = [];
    const transport = transportTo(server, { onEvent: (event) => events.push(event), mailboxes: () => ({}) });
    await transport.handshake();
    for (const id of ["X26ABC1", "X26HC0001"]) {
      server.dropIdle();
      await expect.poll(() => server.open()).toBe(0);
      await transport.forMailbox(id).handshake();
    }
    expect([server.handshakes(), server.resumed()]).toEqual([3, 2]);
    expect(
      events.filter(({ type }) => type === "connected").map((event) => "resumed" in event && event.resumed),
    ).toEqual([false, true, true]);
  },
);

test("ME-01: a renewed certificate is used without a restart, once the server refuses the old one", async () => {
  const server = await serverWith();
  const next = createAuthority();
  const { ca } = server.authority;
  let tls = { ca, ...server.client };
  let asked = 0;
  const transport = transportTo(server, {
    tls: async () => {
      asked += 1;
      return tls;
    },
  });
  await transport.handshake();
  await transport.handshake();
  expect(asked).toBe(1);
  server.trust(next.ca);
  server.dropIdle();
  await expect.poll(() => server.open()).toBe(0);
  tls = { ca, ...next.issueClient("X26ABC1") };
  expect(await failureOf(transport.handshake())).toMatchObject({ reason: "certificate-refused" });
  await transport.handshake();
  expect(asked).toBe(2);
});
