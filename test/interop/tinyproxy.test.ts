import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { envelope, failureOf } from "../transport/support/fixtures.js";
import { closedAfter, serverWith, transportTo } from "../transport/support/servers.js";

const found = spawnSync("tinyproxy", ["-v"], { encoding: "utf8" });
if (found.error !== undefined) console.log("not run: tinyproxy is not installed (apt-get install tinyproxy-bin)");

/** tinyproxy on a port of its own until the end of the test. It opens tunnels to `allowed` alone, for one user. */
async function startTinyproxy(allowed: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "tinyproxy-"));
  const port = await freePort();
  const settings = join(folder, "tinyproxy.conf");
  await writeFile(
    settings,
    [`Port ${port}`, "Listen 127.0.0.1", "Timeout 60", "BasicAuth tester kennwort", `ConnectPort ${allowed}`, ""].join(
      "\n",
    ),
  );
  const child = spawn("tinyproxy", ["-d", "-c", settings], { stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  closedAfter(async () => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true });
  });
  await expect.poll(() => isOpen(port)).toBe(true);
  return port;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}

describe.skipIf(found.error !== undefined)("tinyproxy", () => {
  test("ME-01: a message goes through it over mutual TLS, and a later connection resumes the session", async () => {
    const server = await serverWith();
    server.answer = ({ url }) =>
      url.endsWith("/outbox") ? { status: 202, body: '{"message_id":"M1"}' } : { status: 200 };
    const port = await startTinyproxy(Number(new URL(server.url).port));
    const transport = transportTo(server, { proxy: `http://tester:kennwort@127.0.0.1:${port}` });
    expect(await transport.send(envelope)).toEqual({ messageId: "M1" });
    server.dropIdle();
    await expect.poll(() => server.open()).toBe(0);
    await transport.handshake();
    expect([server.handshakes(), server.resumed()]).toEqual([2, 1]);
  });

  test.each([
    ["no password", "", 0, "user and a password", "mailbox"],
    ["a port that it does not allow", "tester:kennwort@", 1, "allow the host and port", "mailbox"],
  ])("%s: the failure says what to do", async (_, user, off, words, fault) => {
    const server = await serverWith();
    const port = await startTinyproxy(Number(new URL(server.url).port) + off);
    const failure = await failureOf(transportTo(server, { proxy: `http://${user}127.0.0.1:${port}` }).send(envelope));
    expect(failure).toMatchObject({ reason: "proxy-failed", fault, certainty: "not-done" });
    expect(failure.message).toContain(words);
    expect(server.handshakes()).toBe(0);
  });
});
