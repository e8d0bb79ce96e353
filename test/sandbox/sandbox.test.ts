import { X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { SandboxError, startSandbox, type SandboxEvent } from "../../src/sandbox/index.js";
import { envelopeOf, meshTransport } from "../../src/transport/mesh/index.js";
import { bytesOf, messageFor } from "./support/message.js";
import { call, post } from "./support/raw-client.js";

test(
  "ME-01: there are certificates from the start: the server's for localhost, a client's for each mailbox, by one " +
    "authority",
  async () => {
    await using sandbox = await startSandbox();
    const ca = new X509Certificate(sandbox.ca);
    expect(sandbox.mailboxes.map(({ mailboxId, odsCode }) => [mailboxId, odsCode])).toEqual([
      ["X26ABC1", "FA123"],
      ["X26ABC2", "X26"],
    ]);
    for (const { mailboxId, cert } of sandbox.mailboxes) {
      const certificate = new X509Certificate(cert);
      expect(certificate.verify(ca.publicKey)).toBe(true);
      expect(certificate.subject).toContain(`CN=${mailboxId}`);
      expect(certificate.ca).toBe(false);
    }
    await using another = await startSandbox();
    expect(another.ca).not.toBe(sandbox.ca);
  },
);

test("ME-14: credentials are written for their owner alone", async () => {
  await using sandbox = await startSandbox();
  const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
  const files = await sandbox.writeCredentials(join(folder, "new"), "X26ABC2");
  const { tls } = sandbox.transportOptionsFor("X26ABC2");
  expect(await Promise.all([files.ca, files.cert, files.key].map((file) => readFile(file, "utf8")))).toEqual([
    tls.ca,
    tls.cert,
    tls.key,
  ]);
  expect((await stat(files.key)).mode & 0o077).toBe(0);
  await rm(folder, { recursive: true });
});

test("a mailbox that the sandbox does not have is refused, without its name", async () => {
  await using sandbox = await startSandbox();
  expect(() => sandbox.transportOptionsFor("NOBODY")).toThrow(
    new RangeError("The sandbox has no such mailbox: name one of those it was started with."),
  );
});

test("a port that is taken is an error, and closing frees it", async () => {
  const first = await startSandbox();
  const refused: unknown = await startSandbox({ port: first.port }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(SandboxError);
  expect(refused).toMatchObject({
    code: "sandbox-failed",
    reason: "port-in-use",
    message: expect.stringContaining(`port ${first.port} is in use`) as unknown,
    cause: { code: "EADDRINUSE" },
  });
  await expect(startSandbox({ host: "192.0.2.1" })).rejects.toMatchObject({ reason: "address-unavailable" });
  await first.close();
  await using second = await startSandbox({ port: first.port });
  expect(second.port).toBe(first.port);
});

test("UR-100: practices answer after the delay that was asked for", async () => {
  const times: number[] = [];
  await using sandbox = await startSandbox({
    replyDelayMs: 150,
    onEvent: ({ type }) => {
      if (type === "practice-answered") times.push(performance.now());
    },
  });
  const transport = meshTransport(sandbox.transportOptionsFor("X26ABC1"));
  const before = performance.now();
  await transport.send(envelopeOf(messageFor()));
  await transport.close();
  await expect.poll(() => times.length).toBe(2);
  expect(Math.min(...times) - before).toBeGreaterThanOrEqual(149);
  expect((await call(sandbox, "/messageexchange/X26ABC1/count")).json()).toEqual({ count: 2 });
});

test("UR-100: practices do not answer once the sandbox is closed", async () => {
  for (const replyDelayMs of [300, 3_000, 30_000]) {
    const events: SandboxEvent[] = [];
    const sandbox = await startSandbox({ replyDelayMs, onEvent: (event) => events.push(event) });
    const transport = meshTransport(sandbox.transportOptionsFor("X26ABC1"));
    const before = performance.now();
    await transport.send(envelopeOf(messageFor()));
    await transport.close();
    await sandbox.close();
    // On a busy machine the practice may have answered before: again with a longer delay.
    if (performance.now() - before >= replyDelayMs) continue;
    await new Promise((resolve) => setTimeout(resolve, replyDelayMs + 50));
    expect(events.filter(({ type }) => type === "practice-answered")).toEqual([]);
    expect(events[0]?.words).toBe(`The MESH sandbox is running at ${sandbox.url}`);
    expect(events.at(-1)?.type).toBe("stopped");
    return;
  }
  throw new Error("the sandbox took too long to close");
});

test("ME-06: more than 100 MB in one request is refused", async () => {
  await using sandbox = await startSandbox();
  expect((await post(sandbox, {}, Buffer.alloc(100 * 1024 * 1024 + 1))).status).toBe(413);
});

test("ME-05: a practice undoes gzip; what is only labelled as gzip is unreadable", async () => {
  const events: SandboxEvent[] = [];
  await using sandbox = await startSandbox({ onEvent: (event) => events.push(event) });
  const headers = { "mex-to": "A12345GP001", "mex-workflowid": "GPCONNECT_UPDATE_RECORD", "content-encoding": "gzip" };
  await post(sandbox, headers, gzipSync(bytesOf(messageFor())));
  await post(sandbox, headers, bytesOf(messageFor()));
  const answered = (): (string | undefined)[] =>
    events.filter(({ type }) => type === "practice-answered").map(({ code }) => code);
  await expect.poll(answered).toEqual(["20013", "30001", "10009"]);
});

test("UR-090, UR-093: mail for a practice on another workflow has no mailbox to go to", async () => {
  const events: SandboxEvent[] = [];
  await using sandbox = await startSandbox({ onEvent: (event) => events.push(event) });
  const {
    routing: { to },
  } = messageFor();
  await post(sandbox, { "mex-to": to, "mex-workflowid": "OTHER" });
  await expect.poll(() => events.find(({ type }) => type === "report-written")?.code).toBe("EPL-151");
});

test("ME-11: tracking names the practice that automatic routing found", async () => {
  await using sandbox = await startSandbox();
  const transport = meshTransport(sandbox.transportOptionsFor("X26ABC1"));
  const { messageId } = await transport.send(envelopeOf(messageFor()));
  await transport.close();
  const tracked = async (): Promise<unknown> =>
    (await call(sandbox, `/messageexchange/X26ABC1/outbox/tracking?messageID=${messageId}`)).json();
  await expect.poll(tracked).toMatchObject({ recipient: "A12345GP001", status: "acknowledged" });
});

test.each([
  { port: -1 },
  { port: "x" },
  { host: 5 },
  { clock: 5 },
  { sharedKey: 5 },
  { mailboxes: "x" },
  { mailboxes: [null] },
  { practices: 5 },
  { practices: [null] },
  { replyDelayMs: -1 },
  { onEvent: 5 },
  { onArrival: {} },
  { oneCertificate: "yes" },
])("an option of the wrong kind, %j, is refused before anything starts", async (options) => {
  await expect(startSandbox(options as never)).rejects.toMatchObject({ code: "invalid-value" });
});
