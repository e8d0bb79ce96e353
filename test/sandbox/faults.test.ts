import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startSandbox, type Fault, type Sandbox, type SandboxEvent } from "../../src/sandbox/index.js";
import { bytesOf, messageFor } from "./support/message.js";
import { call, post, posted, type RawAnswer } from "./support/raw-client.js";

let sandbox: Sandbox;
const events: SandboxEvent[] = [];
beforeAll(async () => {
  sandbox = await startSandbox({ onEvent: (event) => events.push(event) });
});
afterEach(() => {
  sandbox.faults.clear();
});
afterAll(async () => {
  await sandbox.close();
});

const inboxOf = async (mailboxId: string): Promise<string[]> =>
  (
    (await call(sandbox, `/messageexchange/${mailboxId}/inbox`, { certificateOf: mailboxId })).json() as {
      messages: string[];
    }
  ).messages;

/** What the recipient has more after a send that has a fault, and what the sender saw. */
async function sent(does: Fault["does"], body: string | Uint8Array = "hello"): Promise<[more: number, seen: unknown]> {
  const before = (await inboxOf("X26ABC2")).length;
  sandbox.faults.add({ operation: "send", does });
  const seen: unknown = await post(sandbox, {}, body).then(
    ({ status }) => status,
    (error: unknown) => (error as NodeJS.ErrnoException).code,
  );
  return [(await inboxOf("X26ABC2")).length - before, seen];
}

describe("what a fault does to a send", () => {
  test("ME-13: cut before: nothing is carried out, and no answer comes", async () => {
    expect(await sent("cut-before")).toEqual([0, "ECONNRESET"]);
    expect(events.at(-2)?.words).toMatch(/Cut the connection of a send/);
  });

  test("ME-13: cut during: the connection ends while the body comes, and nothing is carried out", async () => {
    const [more, seen] = await sent("cut-during", Buffer.alloc(20 * 1024 * 1024));
    expect([more, ["ECONNRESET", "EPIPE"].includes(String(seen))]).toEqual([0, true]);
    expect(await sent("cut-during")).toEqual([0, "ECONNRESET"]);
  });

  test("ME-13: cut after: it is carried out, and no answer comes", async () => {
    expect(await sent("cut-after")).toEqual([1, "ECONNRESET"]);
  });

  test("ME-13: a truncated answer: it is carried out", async () => {
    expect(await sent("truncate")).toEqual([1, "ECONNRESET"]);
  });

  test("a status: nothing is carried out, unless the fault says so", async () => {
    expect(await sent({ status: 503 })).toEqual([0, 503]);
    expect(await sent({ status: 503, processed: true })).toEqual([1, 503]);
  });

  test("ME-13: duplicate: a mailbox gets the message twice, under two ids", async () => {
    expect(await sent("duplicate")).toEqual([2, 202]);
  });

  test("ME-13: latency: the request is carried out even where the client has gone by then", async () => {
    sandbox.faults.add({ operation: "send", does: { latencyMs: 150 } });
    sandbox.faults.add({ operation: "send", at: 2, does: { latencyMs: 900 } });
    const started = performance.now();
    expect((await post(sandbox)).status).toBe(202);
    expect(performance.now() - started).toBeGreaterThan(140);
    const before = (await inboxOf("X26ABC2")).length;
    await expect(post(sandbox, {}, "hello", undefined, undefined, AbortSignal.timeout(60))).rejects.toThrow();
    expect(await inboxOf("X26ABC2")).toHaveLength(before);
    await expect.poll(() => inboxOf("X26ABC2")).toHaveLength(before + 1);
  });
});

describe("what a fault does to an answer", () => {
  const count = (): Promise<RawAnswer> => call(sandbox, "/messageexchange/X26ABC2/count", { certificateOf: "X26ABC2" });

  test("a status comes with body and headers", async () => {
    sandbox.faults.add({ does: { status: 429, body: "slow down", headers: { "retry-after": "7" } } });
    const { status, headers, body } = await count();
    expect([status, headers["retry-after"], headers["content-length"], body.toString()]).toEqual([
      429,
      "7",
      "9",
      "slow down",
    ]);
    expect((await count()).status).toBe(200);
  });

  test("gzip that is none", async () => {
    sandbox.faults.add({ does: "false-gzip" });
    const { headers, body } = await count();
    expect([headers["content-encoding"], body.subarray(0, 2).toString("hex") === "1f8b"]).toEqual(["gzip", false]);
  });

  test("a truncated download ends before its length, and the message stays", async () => {
    const id = await posted(sandbox, {}, "some bytes");
    sandbox.faults.add({ operation: "download", mailboxId: "X26ABC2", does: "truncate" });
    const download = (): Promise<RawAnswer> =>
      call(sandbox, `/messageexchange/X26ABC2/inbox/${id}`, { certificateOf: "X26ABC2" });
    await expect(download()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect((await download()).body.toString()).toBe("some bytes");
  });

  test("a list with its first two ids swapped, or with each twice", async () => {
    await posted(sandbox);
    await posted(sandbox);
    const [first, second, ...rest] = await inboxOf("X26ABC2");
    sandbox.faults.add({ operation: "list", does: "reorder" });
    expect(await inboxOf("X26ABC2")).toEqual([second, first, ...rest]);
    sandbox.faults.add({ operation: "list", does: "duplicate" });
    expect((await inboxOf("X26ABC2")).slice(0, 4)).toEqual([first, first, second, second]);
  });

  test.each([
    ["duplicate", ["20013", "20013", "30001", "30001"]],
    ["reorder", ["30001", "20013"]],
  ] as const)("UR-100: %s: a practice's answers", async (does, expected) => {
    const from = events.length;
    sandbox.faults.add({ operation: "send", does });
    await post(
      sandbox,
      { "mex-to": "A12345GP001", "mex-workflowid": "GPCONNECT_UPDATE_RECORD" },
      bytesOf(messageFor()),
    );
    const answered = (): unknown[] =>
      events
        .slice(from)
        .filter(({ type }) => type === "practice-answered")
        .map(({ code }) => code);
    await expect.poll(answered).toEqual(expected);
  });
});

describe("faults by HTTP", () => {
  const ask = (method: string, body?: string): Promise<RawAnswer> =>
    call(sandbox, "/sandbox/faults", { method, authorization: undefined, ...(body === undefined ? {} : { body }) });

  test("a fault is added, and all are taken away; no token is needed, but a certificate", async () => {
    const fault: Fault = { operation: "count", times: 9, does: { status: 500 } };
    expect((await ask("POST", JSON.stringify(fault))).status).toBe(201);
    const count = async (): Promise<number> => (await call(sandbox, "/messageexchange/X26ABC1/count")).status;
    expect(await count()).toBe(500);
    expect((await ask("DELETE")).status).toBe(200);
    expect(await count()).toBe(200);
    await expect(call(sandbox, "/sandbox/faults", { method: "DELETE", certificateOf: "none" })).rejects.toThrow();
  });

  test("faults are listed and taken away by their ids, below a run those of the run", async () => {
    const here = (path: string, method = "GET", body?: string): Promise<RawAnswer> =>
      call(sandbox, path, { method, authorization: undefined, ...(body === undefined ? {} : { body }) });
    const count = JSON.stringify({ operation: "count", times: 9, does: { status: 500 } });
    const { id } = (await here("/run/r1/sandbox/faults", "POST", count)).json() as { id: string };
    await here("/sandbox/faults", "POST", count);
    const listed = async (path: string): Promise<unknown> => (await here(path)).json();
    expect(await listed("/run/r1/sandbox/faults")).toMatchObject({
      faults: [{ id, fault: { run: "r1" }, matched: 0 }],
    });
    expect(await listed("/sandbox/faults")).toMatchObject({ faults: [{ id }, { matched: 0 }] });
    const remove = async (): Promise<number> => (await here(`/sandbox/faults/${id}`, "DELETE")).status;
    expect([await remove(), await remove()]).toEqual([200, 404]);
    await here("/run/r1/sandbox/faults", "DELETE");
    expect(await listed("/sandbox/faults")).toMatchObject({ faults: [{ fault: { operation: "count" } }] });
    await here("/sandbox/faults", "DELETE");
    expect(await listed("/sandbox/faults")).toEqual({ faults: [] });
  });

  test.each(["", "{", "null", '{"does":"explode"}'])("%j is no fault: a 400 says why", async (body) => {
    const { status, json } = await ask("POST", body);
    expect([status, json()]).toEqual([400, { detail: expect.any(String) as unknown }]);
  });
});
