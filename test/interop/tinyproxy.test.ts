import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { meshTransport, type MeshTransport } from "../../src/transport/mesh/index.js";
import { envelope, failureOf } from "../transport/support/fixtures.js";
import { everyOperation } from "./mesh-api/client-script.js";
import { freePort } from "./support/free-port.js";
import { startTinyproxy, tinyproxyMissing, type Tinyproxy, type TinyproxySettings } from "./support/tinyproxy.js";

if (tinyproxyMissing !== undefined) console.log(`not run: ${tinyproxyMissing}`);

const user = "tester kennwort";
const login = "tester:kennwort@";

describe.skipIf(tinyproxyMissing !== undefined)("through tinyproxy", () => {
  let sandbox: Sandbox;
  let port: number;
  const toEnd: (() => Promise<void>)[] = [];
  const counts = { tests: 0, tunnels: 0 };

  beforeAll(async () => {
    sandbox = await startSandbox({ practices: [{ mailboxId: "A12345GP001", odsCode: "A12345", patients: [] }] });
    port = Number(new URL(sandbox.url).port);
  });
  afterEach(async () => {
    counts.tests += 1;
    for (const end of toEnd.splice(0).reverse()) await end();
  });
  afterAll(async () => {
    await sandbox.close();
    console.log(`tinyproxy: ${counts.tests} tests, ${counts.tunnels} tunnels to the sandbox`);
  });

  async function proxyWith(more: Partial<TinyproxySettings> = {}): Promise<Tinyproxy> {
    const proxy = await startTinyproxy({ allowed: [port], ...more });
    toEnd.push(async () => {
      counts.tunnels += tunnelsIn(await proxy.log());
      await proxy.end();
    });
    return proxy;
  }

  function transportThrough(proxyPort: number, proxyLogin = ""): MeshTransport {
    const transport = meshTransport({
      ...sandbox.transportOptionsFor("X26ABC1"),
      proxy: `http://${proxyLogin}127.0.0.1:${proxyPort}`,
    });
    toEnd.push(() => transport.close());
    return transport;
  }

  const toPractice = { ...envelope, to: "X26ABC2" };

  test.each([
    { title: "without a user", settings: {}, proxyLogin: "" },
    { title: "with a user (Basic)", settings: { user }, proxyLogin: login },
  ])("ME-01: $title, every operation works over mutual TLS, and each connection is a tunnel", async (row) => {
    const proxy = await proxyWith(row.settings);
    const before = sandbox.counts.connections;
    await everyOperation((mailboxId) => ({
      ...sandbox.transportOptionsFor(mailboxId),
      proxy: `http://${row.proxyLogin}127.0.0.1:${proxy.port}`,
    }));
    const log = await proxy.log();
    expect(sandbox.counts.connections).toBeGreaterThan(before);
    expect(tunnelsIn(log)).toBe(sandbox.counts.connections - before);
    // What is said to MESH is in the tunnel: the proxy learns its host and port.
    for (const secret of ["messageexchange", "X26ABC", "NHSMESH", "kennwort"]) expect(log).not.toContain(secret);
  });

  test("ME-01: a later connection through it resumes the TLS session", async () => {
    const proxy = await proxyWith();
    const transport = transportThrough(proxy.port);
    await transport.handshake();
    const { connections, resumed } = sandbox.counts;
    await proxy.stop(); // ends the tunnel
    await proxy.start();
    await transport.handshake();
    expect(sandbox.counts).toMatchObject({ connections: connections + 1, resumed: resumed + 1 });
  });

  test.each([
    { title: "no user", settings: { user }, proxyLogin: "", words: "user and a password", fault: "mailbox" },
    {
      title: "a wrong password",
      settings: { user },
      proxyLogin: "tester:falsch@",
      words: "user and a password",
      fault: "mailbox",
    },
    {
      title: "a port that it does not allow",
      settings: { allowed: [1] },
      proxyLogin: login,
      words: "allow the host and port",
      fault: "mailbox",
    },
  ])("ME-14: $title: nothing is sent, and the failure says what to do", async (row) => {
    const proxy = await proxyWith(row.settings);
    const before = sandbox.counts.connections;
    const failure = await failureOf(transportThrough(proxy.port, row.proxyLogin).send(toPractice));
    expect(failure).toMatchObject({ reason: "proxy-failed", fault: row.fault, certainty: "not-done" });
    expect(failure.message).toContain(row.words);
    expect(sandbox.counts.connections).toBe(before);
    for (const secret of ["kennwort", "falsch", Buffer.from("tester:kennwort").toString("base64")])
      expect(inspect(failure, { depth: 20, showHidden: true })).not.toContain(secret);
  });

  test("MESH cannot be reached behind it: the network's fault, and another attempt may help", async () => {
    const closed = await freePort();
    const proxy = await proxyWith({ allowed: [closed] });
    const transport = meshTransport({
      ...sandbox.transportOptionsFor("X26ABC1"),
      baseUrl: `https://localhost:${closed}`,
      proxy: `http://127.0.0.1:${proxy.port}`,
    });
    toEnd.push(() => transport.close());
    expect(await failureOf(transport.send(toPractice))).toMatchObject({
      reason: "proxy-failed",
      fault: "network",
      certainty: "not-done",
      resendCanHelp: true,
    });
  });

  test("it is not there, comes, goes and comes again: nothing is sent while it is away", async () => {
    const proxy = await proxyWith();
    const transport = transportThrough(proxy.port);
    const away = { reason: "proxy-failed", fault: "network", certainty: "not-done", resendCanHelp: true };
    await proxy.stop();
    expect(await failureOf(transport.send(toPractice))).toMatchObject(away);
    await proxy.start();
    const { messageId } = await transport.send(toPractice);
    await proxy.stop();
    expect(await failureOf(transport.track(messageId))).toMatchObject({ reason: "proxy-failed", fault: "network" });
    await proxy.start();
    expect(await transport.track(messageId)).toMatchObject({ messageId, status: "accepted" });
  });
});

/** Tunnels that the log tells of. */
function tunnelsIn(log: string): number {
  return log.match(/Established connection to host/g)?.length ?? 0;
}
