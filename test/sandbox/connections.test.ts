import { X509Certificate } from "node:crypto";
import { connect, type ConnectionOptions, type TLSSocket } from "node:tls";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { createAuthority } from "../../src/sandbox/certificates/authority.js";
import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { takesLess } from "../support/takes-less.js";
import { call, handshakeHeaders, token } from "./support/raw-client.js";

describe("certificates", () => {
  test("ME-01: ten thousand mailboxes start at once: a certificate is made when asked for, and kept", async () => {
    const mailboxes = Array.from({ length: 10_000 }, (_, at) => ({ mailboxId: `BOX${at}`, odsCode: "FA123" }));
    const practices = mailboxes.map(({ mailboxId }, at) => ({ mailboxId: `P${mailboxId}`, odsCode: `A${at}` }));
    const starting = async (): Promise<void> => (await startSandbox({ mailboxes, practices })).close();
    expect(await takesLess(2_000, starting)).toBe(true);
    await using sandbox = await startSandbox({ mailboxes, practices });
    expect(sandbox.mailboxes).toHaveLength(10_000);
    const { cert, key } = sandbox.transportOptionsFor("BOX9999").tls;
    expect(new X509Certificate(cert).subject).toContain("CN=BOX9999");
    expect(sandbox.transportOptionsFor("BOX9999").tls).toEqual({ ca: sandbox.ca, cert, key });
    expect((await call(sandbox, "/messageexchange/BOX9999/count", { certificateOf: "BOX9999" })).status).toBe(200);
  });

  test("ME-01: one certificate opens all mailboxes where the sandbox was started so", async () => {
    await using sandbox = await startSandbox({ oneCertificate: true });
    const [one, other] = ["X26ABC1", "X26ABC2"].map((id) => sandbox.transportOptionsFor(id).tls);
    expect(one).toEqual(other);
    const answer = await call(sandbox, "/messageexchange/X26ABC2", {
      method: "POST",
      headers: handshakeHeaders,
      certificateOf: "X26ABC1",
    });
    expect(answer.status).toBe(200);
  });

  test("ME-01: a certificate is X.509 version 3: names, purpose, identifiers, and a key of its own", () => {
    const authority = createAuthority();
    const ca = new X509Certificate(authority.ca);
    expect([ca.ca, ca.subject === ca.issuer, ca.verify(ca.publicKey)]).toEqual([true, true, true]);
    const server = new X509Certificate(
      authority.issueServer(["localhost", "10.0.0.7", "::1", "fe80::ffff:1", "::ffff:10.0.0.7"]).cert,
    );
    expect(server.subjectAltName?.split(", ")).toEqual([
      "DNS:localhost",
      "IP Address:10.0.0.7",
      "IP Address:0:0:0:0:0:0:0:1",
      "IP Address:FE80:0:0:0:0:0:FFFF:1",
      "IP Address:0:0:0:0:0:FFFF:A00:7",
    ]);
    expect(server.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1"]);
    const client = new X509Certificate(authority.issueClient("X26ABC1").cert);
    expect(client.keyUsage).toEqual(["1.3.6.1.5.5.7.3.2"]);
    expect([client.ca, client.checkIssued(ca), client.verify(ca.publicKey)]).toEqual([false, true, true]);
    expect(client.serialNumber).not.toBe(server.serialNumber);
    expect(new Date(client.validFrom) < new Date() && new Date() < new Date(client.validTo)).toBe(true);
  });
});

/** A connection with the answer to one request. The first one is given a session, a resumed one need not be. */
async function connected(
  sandbox: Sandbox,
  more: ConnectionOptions,
): Promise<{ readonly socket: TLSSocket; readonly sessions: readonly Buffer[]; readonly answer: string }> {
  const socket = connect({
    port: sandbox.port,
    host: "127.0.0.1",
    ...sandbox.transportOptionsFor("X26ABC1").tls,
    ...more,
  });
  const sessions: Buffer[] = [];
  socket.on("session", (session: Buffer) => sessions.push(session));
  await once(socket, "secureConnect");
  socket.write(`GET /messageexchange/X26ABC1/count HTTP/1.1\r\nhost: localhost\r\nauthorization: ${token()}\r\n\r\n`);
  const [answer] = (await once(socket, "data")) as [Buffer];
  return { socket, sessions, answer: answer.toString() };
}

describe("connections", () => {
  test.each(["TLSv1.2", "TLSv1.3"] as const)(
    "ME-01: %s: a session is resumed, and the mailbox's certificate is still known",
    async (maxVersion) => {
      await using sandbox = await startSandbox();
      const first = await connected(sandbox, { maxVersion });
      await expect.poll(() => first.sessions.length).toBeGreaterThan(0);
      first.socket.destroy();
      const second = await connected(sandbox, { maxVersion, session: first.sessions[0] });
      expect([second.socket.isSessionReused(), second.answer.slice(0, 15)]).toEqual([true, "HTTP/1.1 200 OK"]);
      expect(sandbox.counts).toMatchObject({ connections: 2, resumed: 1 });
      second.socket.destroy();
    },
  );

  test("an idle connection is closed after five seconds, and says so", async () => {
    await using sandbox = await startSandbox();
    const { socket, answer } = await connected(sandbox, {});
    expect(answer).toMatch(/\r\nkeep-alive: timeout=5\r\n/i);
    socket.destroy();
  });
});
