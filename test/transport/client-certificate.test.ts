import { expect, test, vi } from "vitest";
import { createAuthority } from "../../src/sandbox/certificates/authority.js";
import { MeshError, meshTransport, type MeshEvent, type MeshTls } from "../../src/transport/mesh/index.js";
import { tlsSource } from "../../src/transport/mesh/http/tls-source.js";
import { failureOf } from "./support/fixtures.js";
import { certificateInPfx, pfxFiles } from "./support/pfx.js";
import { rsaCredentials } from "./support/rsa-credentials.js";
import { serverWith, transportTo } from "./support/servers.js";

const authority = createAuthority();
const { ca } = authority;
const usual = authority.issueClient("X26ABC1");

/** The events of making a transport, or the error. */
function made(tls: MeshTls): readonly MeshEvent[] | MeshError {
  const events: MeshEvent[] = [];
  const onEvent = (event: MeshEvent): void => void events.push(event);
  const options = { baseUrl: "https://localhost", mailboxId: "X26ABC1", password: "p", sharedKey: "s" };
  try {
    meshTransport({ ...options, tls, onEvent });
    return events;
  } catch (error) {
    if (error instanceof MeshError) return error;
    throw error;
  }
}

test("ME-01: a PFX file serves as certificate and key", async () => {
  const server = await serverWith();
  server.trust(certificateInPfx);
  const pfx = pfxFiles.valid;
  await transportTo(server, { tls: { ca: server.authority.ca, pfx, passphrase: "geheim" } }).handshake();
  expect(server.received).toHaveLength(1);
});

test("ME-01: a PFX file that cannot be read, or is encrypted with another passphrase, is refused at once", () => {
  const pfx = pfxFiles.valid;
  for (const tls of [
    { ca, pfx },
    { ca, pfx, passphrase: "falsch" },
    { ca, pfx: new Uint8Array(100) },
  ]) {
    const failure = made(tls);
    expect(failure).toMatchObject({ reason: "configuration-invalid", fault: "mailbox", certainty: "not-done" });
    expect((failure as MeshError).message).toContain("tls.pfx");
  }
});

test.each([
  ["has expired", () => rsaCredentials("X26ABC1", -20, -2), "expired on"],
  ["has expired, from PFX", () => ({ pfx: pfxFiles.expired, passphrase: "geheim" }), "expired on 2026-01-01"],
  ["is not yet valid", () => rsaCredentials("X26ABC1", 2, 20), "is valid from"],
])("ME-01: a certificate that %s is refused at once", (_, credentials, words) => {
  const failure = made({ ca, ...credentials() });
  expect(failure).toMatchObject({ reason: "configuration-invalid", fault: "mailbox" });
  expect((failure as MeshError).message).toContain(words);
});

test("ME-01: a certificate that expires within 30 days, or was issued for another mailbox, is warned of", () => {
  expect(made({ ca, ...rsaCredentials("X26ABC1", -1, 31) })).toEqual([]);
  expect(made({ ca, ...rsaCredentials("X26ABC1", -1, 29.5) })).toMatchObject([
    { type: "warning", warning: "certificate-expires", mailboxId: "X26ABC1" },
  ]);
  expect(made({ ca, ...authority.issueClient("X26ABC2") })).toMatchObject([
    { type: "warning", warning: "certificate-mailbox", words: expect.stringContaining("X26ABC2") as string },
  ]);
  expect(made({ ca, ...authority.issueClient("mesh-client") })).toEqual([]);
});

test("a function that gives the certificate is asked once a minute, and a failure keeps the last one", async () => {
  const given: (MeshTls | Error)[] = [{ ca, ...usual }];
  let now = 0;
  let asked = 0;
  const source = tlsSource(
    async () => {
      asked += 1;
      const next = given[0];
      if (next instanceof Error || next === undefined) throw next ?? new Error("nothing");
      return next;
    },
    () => {},
    () => now,
  );
  const [first, second] = await Promise.all([source.current(), source.current()]);
  expect([asked, first === second]).toEqual([1, true]);
  now = 59_000;
  expect(await source.current()).toBe(first);
  expect(asked).toBe(1);
  given[0] = { ca, ...usual };
  now = 61_000;
  expect(await source.current()).toBe(given[0]);
  const last = given[0];
  given[0] = new Error("the file is being written");
  source.ask();
  expect(await source.current()).toBe(last);
  expect(asked).toBe(3);
});

test("a function that hangs is waited for five seconds and asked again; the last certificate is used", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const first: MeshTls = { ca, ...usual };
    const answers: ((tls: MeshTls) => void)[] = [];
    let now = 0;
    const source = tlsSource(
      () => new Promise((resolve) => void answers.push(resolve)),
      () => {},
      () => now,
    );
    const failed = failureOf(Promise.resolve(source.current()));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await failed).toMatchObject({ reason: "configuration-invalid", certainty: "not-done" });
    const asked = source.current();
    answers[1]?.(first);
    expect(await asked).toBe(first);
    now = 61_000;
    const [one, other] = [source.current(), source.current()];
    await vi.advanceTimersByTimeAsync(5_000);
    expect([await one, await other]).toEqual([first, first]);
    // It is left alone for a minute, as after any other answer.
    expect([source.current(), answers.length]).toEqual([first, 3]);
    const late: MeshTls = { ca, ...usual };
    const next: MeshTls = { ca, ...usual };
    answers[2]?.(late);
    await vi.advanceTimersByTimeAsync(0);
    expect(source.current()).toBe(late);
    now = 130_000;
    const again = source.current();
    answers[3]?.(next);
    expect(await again).toBe(next);
    now = 200_000;
    const hanging = source.current();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await hanging).toBe(next);
    now = 270_000;
    const newest = source.current();
    // What was asked for before comes too late.
    answers[4]?.(late);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await newest).toBe(next);
  } finally {
    vi.useRealTimers();
  }
});

test("ME-01: a function that gives no certificate, or one that cannot work, fails the call", async () => {
  const server = await serverWith();
  for (const tls of [
    () => Promise.reject(new Error("no such file")),
    (): MeshTls => ({ ca, cert: usual.cert, key: server.client.key }),
  ])
    expect(await failureOf(transportTo(server, { tls }).handshake())).toMatchObject({
      reason: "configuration-invalid",
      certainty: "not-done",
    });
  expect(server.received).toHaveLength(0);
});
