import { afterAll, beforeAll, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { call, post, posted, token, type RawAnswer } from "./support/raw-client.js";

const start = Date.parse("2026-03-02T10:15:00Z");
const day = 24 * 60 * 60 * 1000;
let now = new Date(start);
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ clock: () => now });
});
afterAll(async () => {
  await sandbox.close();
});

const as = (mailboxId: string, path: string): Promise<RawAnswer> =>
  call(sandbox, `/messageexchange/${mailboxId}/${path}`, {
    certificateOf: mailboxId,
    authorization: token({ mailboxId, time: now }),
  });
const send = (headers = {}): Promise<string> => posted(sandbox, headers, "hello", token({ time: now }));
const inboxOf = async (mailboxId: string): Promise<string[]> =>
  ((await as(mailboxId, "inbox")).json() as { messages: string[] }).messages;

test("ME-15: what nobody collects in 5 days goes back as report 14, and is undeliverable", async () => {
  const id = await send({ "mex-localid": "FA123", "mex-subject": "Test" });
  now = new Date(start + 5 * day);
  expect((await as("X26ABC2", `inbox/${id}`)).status).toBe(200);
  now = new Date(start + 5 * day + 1000);
  const gone = await as("X26ABC2", `inbox/${id}`);
  expect([gone.status, gone.json()]).toEqual([
    410,
    {
      detail: [
        { event: "SEND", code: "Message already accepted", msg: expect.stringContaining("no longer") as unknown },
      ],
    },
  ]);
  expect(await inboxOf("X26ABC2")).toEqual([]);
  const [report = ""] = await inboxOf("X26ABC1");
  expect((await as("X26ABC1", `inbox/${report}`)).headers).toMatchObject({
    "mex-messagetype": "REPORT",
    "mex-statuscode": "14",
    "mex-linkedmsgid": id,
    "mex-localid": "FA123",
    "mex-subject": "Test",
    "content-length": "0",
  });
  expect((await as("X26ABC1", `outbox/tracking?messageID=${id}`)).json()).toMatchObject({
    status: "undeliverable",
    status_success: false,
    status_code: "14",
  });
});

test("ME-15: a message that was acknowledged is not returned, and a report never is", async () => {
  const before = (await inboxOf("X26ABC1")).length;
  const id = await send();
  await call(sandbox, `/messageexchange/X26ABC2/inbox/${id}/status/acknowledged`, {
    method: "PUT",
    certificateOf: "X26ABC2",
    authorization: token({ mailboxId: "X26ABC2", time: now }),
  });
  now = new Date(now.getTime() + 6 * day);
  expect(await inboxOf("X26ABC1")).toHaveLength(before);
});

test("ME-15: a message is gone after 30 days: inbox, tracking and local id do not know it", async () => {
  const id = await send({ "mex-localid": "gone" });
  now = new Date(now.getTime() + 6 * day);
  const [report = ""] = (await inboxOf("X26ABC1")).slice(-1);
  now = new Date(now.getTime() + 25 * day);
  for (const path of [`outbox/tracking?messageID=${id}`, "outbox/tracking/gone"])
    expect((await as("X26ABC1", path)).status).toBe(404);
  expect((await as("X26ABC2", `inbox/${id}`)).status).toBe(404);
  expect(await inboxOf("X26ABC1")).toContain(report);
  now = new Date(now.getTime() + 6 * day);
  expect(await inboxOf("X26ABC1")).toEqual([]);
});

test("ME-15: a clock that is set back does not keep later messages from expiring", async () => {
  await send();
  now = new Date(now.getTime() - 20 * day);
  const id = await send();
  now = new Date(now.getTime() + 6 * day);
  const [report = ""] = (await inboxOf("X26ABC1")).slice(-1);
  expect((await as("X26ABC1", `inbox/${report}`)).headers["mex-linkedmsgid"]).toBe(id);
});

test("ME-06, ME-15: an upload that never ends is no message, and is gone after 30 days", async () => {
  const answer = await post(sandbox, { "mex-chunk-range": "1:2" }, "one", undefined, token({ time: now }));
  const { message_id: id } = answer.json() as { message_id: string };
  const before = (await inboxOf("X26ABC1")).length;
  now = new Date(now.getTime() + 6 * day);
  expect((await as("X26ABC1", `outbox/tracking?messageID=${id}`)).json()).toMatchObject({ status: "uploading" });
  expect(await inboxOf("X26ABC1")).toHaveLength(before);
  now = new Date(now.getTime() + 25 * day);
  expect((await as("X26ABC1", `outbox/tracking?messageID=${id}`)).status).toBe(404);
});
