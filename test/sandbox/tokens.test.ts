import { afterAll, beforeAll, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { call, handshakeHeaders, token, type TokenParts } from "./support/raw-client.js";

let sandbox: Sandbox;
let now = new Date("2026-03-02T10:15:30Z");
beforeAll(async () => {
  sandbox = await startSandbox({ clock: () => now });
});
afterAll(async () => {
  await sandbox.close();
});

async function handshake(
  authorization: string | undefined,
  path = "/messageexchange/X26ABC1",
): Promise<[number, unknown]> {
  const answer = await call(sandbox, path, { method: "POST", headers: handshakeHeaders, authorization });
  return [answer.status, answer.status === 200 ? "" : (answer.json() as { detail: { msg: string }[] }).detail[0]?.msg];
}
const at = (time: string): TokenParts => ({ time: new Date(time) });

test("ME-02: a valid token opens the mailbox, once", async () => {
  const once = token({ time: now });
  expect(await handshake(once)).toEqual([200, ""]);
  expect(await handshake(once)).toEqual([403, "Error Duplicated Authentication Token"]);
});

test("ME-02: a nonce may be used again with another count, but not with another time", async () => {
  expect(await handshake(token({ time: now, nonce: "n", count: "0" }))).toEqual([200, ""]);
  expect(await handshake(token({ time: now, nonce: "n", count: "1" }))).toEqual([200, ""]);
  expect(await handshake(token({ ...at("2026-03-02T10:14:00Z"), nonce: "n", count: "1" }))).toEqual([
    403,
    "Error Duplicated Authentication Token",
  ]);
});

test("ME-02: wrong password and wrong shared key look the same", async () => {
  expect(await handshake(token({ time: now, password: "wrong" }))).toEqual([403, "Invalid Authentication Token"]);
  expect(await handshake(token({ time: now, sharedKey: "wrong" }))).toEqual([403, "Invalid Authentication Token"]);
});

test("ME-02: the clock may be two hours off in either direction, and no more", async () => {
  expect(await handshake(token(at("2026-03-02T08:16:00Z")))).toEqual([200, ""]);
  expect(await handshake(token(at("2026-03-02T12:15:00Z")))).toEqual([200, ""]);
  expect(await handshake(token(at("2026-03-02T08:15:00Z")))).toEqual([403, "Invalid Authentication Token"]);
  expect(await handshake(token(at("2026-03-02T12:16:00Z")))).toEqual([403, "Invalid Authentication Token"]);
  expect(await handshake(token({ timestamp: "202613021015" }))).toEqual([403, "Invalid Authentication Token"]);
});

test("ME-02: a token is remembered for as long as it could be valid", async () => {
  const early = token(at("2026-03-02T12:15:00Z"));
  expect(await handshake(early)).toEqual([200, ""]);
  for (const time of ["2026-03-02T11:00:00Z", "2026-03-02T13:30:00Z", "2026-03-02T14:15:00Z"]) {
    now = new Date(time);
    expect(await handshake(early)).toEqual([403, "Error Duplicated Authentication Token"]);
  }
  const late = token(at("2026-03-02T16:14:00Z"));
  now = new Date("2026-03-02T14:15:00Z");
  expect(await handshake(late)).toEqual([200, ""]);
  for (const time of ["2026-03-02T14:16:00Z", "2026-03-02T18:14:00Z"]) {
    now = new Date(time);
    expect(await handshake(late)).toEqual([403, "Error Duplicated Authentication Token"]);
  }
  now = new Date("2026-03-02T10:15:30Z");
});

test("ME-02: a token of another mailbox, in lower case, or malformed", async () => {
  expect(await handshake(token({ time: now, mailboxId: "X26ABC2" }))).toEqual([403, "Mailbox id does not match token"]);
  expect(await handshake(token({ time: now, mailboxId: "x26abc1" }))).toEqual([403, "Mailbox id does not match token"]);
  for (const form of [
    undefined,
    "",
    "NHSMESH",
    "Basic abc",
    token({ time: now, count: "x" }),
    token({ time: now }).replace("NHSMESH ", ""),
  ]) {
    expect(await handshake(form)).toEqual([403, "Error reading from Authorization header"]);
  }
});

test("ME-02: a mailbox that the sandbox does not have", async () => {
  expect(await handshake(token({ time: now, mailboxId: "NOBODY" }), "/messageexchange/NOBODY")).toEqual([
    403,
    "No mailbox matched",
  ]);
});

test("ME-01: a client certificate of another mailbox does not open this one", async () => {
  const answer = await call(sandbox, "/messageexchange/X26ABC1", {
    method: "POST",
    headers: handshakeHeaders,
    authorization: token({ time: now }),
    certificateOf: "X26ABC2",
  });
  expect([answer.status, answer.json()]).toEqual([
    403,
    { detail: [{ event: "", code: "", msg: "Mailbox id does not match client certificate" }] },
  ]);
});

test("ME-01: without a client certificate there is no connection", async () => {
  await expect(call(sandbox, "/health", { certificateOf: "none" })).rejects.toThrow();
});

test("ME-02: every answer carries the sandbox's time", async () => {
  for (const path of ["/health", "/nowhere", "/messageexchange/X26ABC1/inbox"]) {
    expect((await call(sandbox, path)).headers.date).toBe("Mon, 02 Mar 2026 10:15:30 GMT");
  }
});
