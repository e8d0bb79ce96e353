import { X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startSandbox, type SandboxEvent } from "../../src/sandbox/index.js";
import { envelopeOf, meshTransport } from "../../src/transport/mesh/index.js";
import { messageFor } from "./support/message.js";
import { call } from "./support/raw-client.js";

test("ME-01: certificates are made at the start: the server's for localhost, a client's for each mailbox, by one authority", async () => {
  await using sandbox = await startSandbox();
  const ca = new X509Certificate(sandbox.ca);
  expect(sandbox.mailboxes.map(({ mailboxId, odsCode }) => [mailboxId, odsCode])).toEqual([["X26ABC1", "FA123"], ["X26ABC2", "X26"]]);
  for (const { mailboxId, cert } of sandbox.mailboxes) {
    const certificate = new X509Certificate(cert);
    expect(certificate.verify(ca.publicKey)).toBe(true);
    expect(certificate.subject).toContain(`CN=${mailboxId}`);
    expect(certificate.ca).toBe(false);
  }
  await using another = await startSandbox();
  expect(another.ca).not.toBe(sandbox.ca);
});

test("ME-14: credentials are written for their owner alone", async () => {
  await using sandbox = await startSandbox();
  const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
  const files = await sandbox.writeCredentials(join(folder, "new"), "X26ABC2");
  const { tls } = sandbox.transportOptionsFor("X26ABC2");
  expect(await Promise.all([files.ca, files.cert, files.key].map((file) => readFile(file, "utf8")))).toEqual([tls.ca, tls.cert, tls.key]);
  expect((await stat(files.key)).mode & 0o077).toBe(0);
  await rm(folder, { recursive: true });
});

test("a mailbox that the sandbox does not have is refused, without its name", async () => {
  await using sandbox = await startSandbox();
  expect(() => sandbox.transportOptionsFor("NOBODY")).toThrow(new RangeError("The sandbox has no such mailbox."));
});

test("a port that is taken is an error, and closing frees it", async () => {
  const first = await startSandbox();
  await expect(startSandbox({ port: first.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await first.close();
  await using second = await startSandbox({ port: first.port });
  expect(second.port).toBe(first.port);
});

test("UR-100: practices answer after the delay that was asked for, and not at all once the sandbox is closed", async () => {
  const events: SandboxEvent[] = [];
  const sandbox = await startSandbox({ replyDelayMs: 150, onEvent: (event) => events.push(event) });
  const transport = meshTransport(sandbox.transportOptionsFor("X26ABC1"));
  const count = async (): Promise<unknown> => (await call(sandbox, "/messageexchange/X26ABC1/count")).json();
  await transport.send(envelopeOf(messageFor()));
  expect(await count()).toEqual({ count: 0 });
  await expect.poll(count, { timeout: 5_000 }).toEqual({ count: 2 });
  await transport.send(envelopeOf(messageFor()));
  await transport.close();
  await sandbox.close();
  const answered = (): number => events.filter(({ type }) => type === "practice-answered").length;
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(answered()).toBe(2);
  expect(events[0]?.words).toBe(`The MESH sandbox is at ${sandbox.url}`);
  expect(events.at(-1)?.type).toBe("stopped");
});

test("ME-11: tracking names the practice that automatic routing found", async () => {
  await using sandbox = await startSandbox();
  const transport = meshTransport(sandbox.transportOptionsFor("X26ABC1"));
  const { messageId } = await transport.send(envelopeOf(messageFor()));
  await transport.close();
  const tracked = async (): Promise<unknown> => (await call(sandbox, `/messageexchange/X26ABC1/outbox/tracking?messageID=${messageId}`)).json();
  await expect.poll(tracked).toMatchObject({ recipient: "A12345GP001", status: "acknowledged" });
});
