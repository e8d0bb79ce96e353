import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { InvalidValueError } from "../../src/errors.js";
import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { inbox, pharmacy, sent } from "./support/client.js";
import { bytesOf, messageFor } from "./support/message.js";
import { call, handshakeHeaders, token, type RawAnswer, type RawRequest } from "./support/raw-client.js";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => {
  sandbox.messages.clear();
  sandbox.faults.clear();
});
afterAll(async () => {
  await sandbox.close();
});

/** A request of a run by hand; the default mailbox is the pharmacy's. */
const ask = (run: string, path: string, more: RawRequest = {}): Promise<RawAnswer> =>
  call(sandbox, `/run/${run}/messageexchange/X26ABC1${path}`, { authorization: token(), ...more });
const post = async (run: string, body: string | Uint8Array, headers = {}): Promise<string> => {
  const answer = await ask(run, "/outbox", {
    method: "POST",
    body,
    headers: { "mex-to": "A12345GP001", "mex-workflowid": "GPCONNECT_UPDATE_RECORD", ...headers },
  });
  return (answer.json() as { message_id: string }).message_id;
};

test("a client of a run sees what was sent in it, and no other does", async () => {
  expect(sandbox.transportOptionsFor("X26ABC1", { run: "r1" }).baseUrl).toBe(`${sandbox.url}/run/r1`);
  expect(sandbox.transportOptionsFor("X26ABC1", {}).baseUrl).toBe(sandbox.url);
  const ids = new Map<string, string>();
  for (const run of ["r1", "r2", ""]) ids.set(run, await sent(sandbox, {}, run));
  for (const run of ["r1", "r2", ""]) {
    const { answers } = await sandbox.messages.waitFor({ run, kind: "update-record", state: "patient-matched" });
    expect(await inbox(sandbox, run)).toEqual(answers);
    expect(sandbox.messages.list({ run }).map((one) => one.run)).toEqual([run, run, run]);
  }
  const id = ids.get("r1") ?? "";
  const track = (run: string): Promise<RawAnswer> => ask(run, `/outbox/tracking?messageID=${id}`);
  expect([(await track("r1")).status, (await track("r2")).status]).toEqual([200, 404]);
  const [answer = ""] = sandbox.messages.get(id)?.answers ?? [];
  for (const path of [`/inbox/${answer}`, `/inbox/${answer}/1`]) {
    expect((await ask("r1", path)).status).toBe(200);
    expect((await ask("r2", path)).status).toBe(404);
  }
  expect((await ask("r2", `/inbox/${answer}/status/acknowledged`, { method: "PUT" })).status).toBe(404);
});

test("ME-03, ME-07: a whole exchange of a transport works below a run, with pages and parts", async () => {
  const transport = pharmacy(sandbox, "a.B-9_");
  await transport.handshake();
  for (let at = 0; at < 6; at += 1) await sent(sandbox, {}, "a.B-9_");
  await expect.poll(() => sandbox.messages.list({ run: "a.B-9_", state: "patient-matched" })).toHaveLength(6);
  const first = await ask("a.B-9_", "/inbox?max_results=10");
  expect(first.json()).toMatchObject({
    links: { next: expect.stringMatching(/^\/run\/a\.B-9_\/messageexchange\/X26ABC1\/inbox\?/) as unknown },
  });
  const [one = ""] = await inbox(sandbox, "a.B-9_");
  expect(await transport.download(one)).toMatchObject({ type: "message" });
  await transport.acknowledge(one);
  await transport.close();
  expect(await inbox(sandbox, "a.B-9_")).toHaveLength(11);
});

test("ME-11: local ids of one run are not those of another", async () => {
  await post("r1", "hello", { "mex-localid": "same" });
  await post("r2", "hello", { "mex-localid": "same" });
  expect((await ask("r1", "/outbox/tracking/same")).status).toBe(200);
  await post("r1", "hello", { "mex-localid": "same" });
  expect((await ask("r1", "/outbox/tracking/same")).status).toBe(300);
});

test("ME-13: practices remember each run by itself, and clearing a run touches no other", async () => {
  const bytes = bytesOf(messageFor());
  const matched = async (run: string): Promise<void> => {
    await sandbox.messages.waitFor({ id: await post(run, bytes), state: "patient-matched" });
  };
  const refused = async (run: string): Promise<void> => {
    const { steps } = await sandbox.messages.waitFor({ id: await post(run, bytes), state: "received" });
    expect(steps.at(-1)?.code).toBe("20007");
  };
  await matched("r1");
  await matched("r2");
  await refused("r1");
  expect(sandbox.messages.clear({ run: "r1" })).toBe(5);
  expect([await inbox(sandbox, "r1"), (await inbox(sandbox, "r2")).length]).toEqual([[], 2]);
  await matched("r1");
  await refused("r2");
});

test("a fault of a run strikes its requests alone", async () => {
  sandbox.faults.add({ run: "r1", operation: "count", times: 9, does: { status: 500 } });
  expect((await ask("r2", "/count")).status).toBe(200);
  expect((await call(sandbox, "/messageexchange/X26ABC1/count")).status).toBe(200);
  expect((await ask("r1", "/count")).status).toBe(500);
  sandbox.faults.add({ run: "", operation: "count", does: { status: 501 } });
  expect((await ask("r2", "/count")).status).toBe(200);
  expect((await call(sandbox, "/messageexchange/X26ABC1/count")).status).toBe(501);
  sandbox.faults.clear({ run: "r1" });
  expect((await ask("r1", "/count")).status).toBe(200);
});

test.each(["a/b", "ä", "", " ", "..", ".", "x".repeat(65)])("%j is no run", async (run) => {
  const path = `/run/${encodeURIComponent(run)}/messageexchange/X26ABC1`;
  const answer = await call(sandbox, path, { method: "POST", headers: handshakeHeaders, authorization: token() });
  // A path with dots is another path, which HTTP clients go to by themselves.
  if (run !== "..") expect([404, 405]).toContain(answer.status);
  if (run === "") return;
  expect(() => sandbox.transportOptionsFor("X26ABC1", { run })).toThrow(InvalidValueError);
  expect(() => sandbox.faults.add({ run, does: "truncate" })).toThrow(InvalidValueError);
});
