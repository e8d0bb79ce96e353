import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSandbox, type Sandbox, type SandboxEvent } from "../../src/sandbox/index.js";
import { bytesOf, messageFor } from "./support/message.js";
import { call, post, type RawAnswer, type RawRequest } from "./support/raw-client.js";

let sandbox: Sandbox;
const events: SandboxEvent[] = [];
beforeAll(async () => {
  sandbox = await startSandbox({ onEvent: (event) => events.push(event) });
});
afterAll(async () => {
  await sandbox.close();
});

const own = "/messageexchange/X26ABC1";
const first = async (total: number, body: string | Uint8Array, headers = {}): Promise<string> => {
  const answer = await post(sandbox, { "mex-chunk-range": `1:${total}`, ...headers }, body);
  return (answer.json() as { message_id: string }).message_id;
};
const later = (
  id: string,
  part: number,
  range: string | undefined,
  body: string | Uint8Array = "more",
  options: RawRequest = {},
): Promise<RawAnswer> =>
  call(sandbox, `${own}/outbox/${id}/${part}`, {
    method: "POST",
    body,
    ...options,
    headers: { ...(range === undefined ? {} : { "mex-chunk-range": range }), ...options.headers },
  });
const read = (id: string, part = "", options: RawRequest = {}): Promise<RawAnswer> =>
  call(sandbox, `/messageexchange/X26ABC2/inbox/${id}${part}`, { certificateOf: "X26ABC2", ...options });
const statusOf = async (id: string): Promise<unknown> =>
  ((await call(sandbox, `${own}/outbox/tracking?messageID=${id}`)).json() as { status: string }).status;

describe("a message in parts", () => {
  test("ME-06, ME-07: it is in the inbox once all have come, and is read part by part", async () => {
    const id = await first(3, "one ", { "mex-subject": "parts" });
    expect([await statusOf(id), (await read(id)).status]).toEqual(["uploading", 410]);
    expect((await later(id, 2, "2:3", "two ")).json()).toEqual({ message_id: id });
    expect((await later(id, 3, "3:3", "three", { v1: true })).json()).toEqual({ messageID: id, blockID: 3 });
    expect(await statusOf(id)).toBe("accepted");
    const answers = [await read(id), await read(id, "/2"), await read(id, "/3")];
    expect(answers.map(({ status, headers, body }) => [status, headers["mex-chunk-range"], body.toString()])).toEqual([
      [206, "1:3", "one "],
      [206, "2:3", "two "],
      [200, "3:3", "three"],
    ]);
    expect(answers[0]?.headers).toMatchObject({ "mex-total-chunks": "3", "content-type": "application/octet-stream" });
    expect((await read(id, "", { method: "HEAD" })).headers["mex-chunk-range"]).toBe("1:3");
    for (const part of ["/0", "/4", "/x", "/1.5"]) expect((await read(id, part)).status).toBe(404);
  });

  test("ME-06: a part may come again while the message is not whole: the answer to it may have been lost", async () => {
    const id = await first(3, "one ");
    await later(id, 2, "2:3", "lost ");
    expect((await later(id, 2, "2:3", "two ")).status).toBe(202);
    await later(id, 3, "3:3", "three");
    expect((await read(id, "/2")).body.toString()).toBe("two ");
    const again = await later(id, 3, "3:3", "three");
    expect([again.status, again.json()]).toEqual([423, { message: "An internal error occurred." }]);
  });

  const code = "InvalidHeaderChunks";
  test.each([
    ["after a gap", 3, "3:3", {}, code],
    ["of another number of parts", 2, "2:4", {}, code],
    ["whose range is another part's", 2, "1:3", {}, code],
    ["without a range", 2, undefined, {}, code],
    ["that is the first", 1, "1:3", {}, code],
    ["in another encoding", 2, "2:3", { "content-encoding": "gzip" }, "InvalidContentEncoding"],
  ])("ME-06: a part %s is refused, with the message's id", async (_, part, range, headers, expected) => {
    const id = await first(3, "one ");
    const v2 = await later(id, part, range, "more", { headers });
    expect([v2.status, v2.json()]).toEqual([
      417,
      { message_id: id, detail: [{ event: "SEND", code: expected, msg: expect.any(String) as unknown }] },
    ]);
    const v1 = await later(id, part, range, "more", { headers, v1: true });
    expect(v1.json()).toMatchObject({ messageID: id, errorEvent: "SEND", errorCode: expected });
    expect(await statusOf(id)).toBe("uploading");
  });

  test("ME-06: an empty part, and one of a message that is unknown or another mailbox's", async () => {
    const id = await first(2, "one ");
    expect((await later(id, 2, "2:2", "")).status).toBe(417);
    expect((await later("ABC", 2, "2:2")).status).toBe(404);
    const foreign = await call(sandbox, `/messageexchange/X26ABC2/outbox/${id}/2`, {
      method: "POST",
      body: "more",
      certificateOf: "X26ABC2",
      headers: { "mex-chunk-range": "2:2" },
    });
    expect(foreign.status).toBe(404);
  });

  test("ME-05, ME-06: parts are zipped each by itself; a reader gets each, a practice joins them", async () => {
    const gzip = { "content-encoding": "gzip" };
    const id = await first(2, gzipSync("one "), gzip);
    await later(id, 2, "2:2", gzipSync("two"), { headers: gzip });
    const zipped = await read(id, "/2", { headers: { "accept-encoding": "gzip" } });
    expect(gunzipSync(zipped.body).toString()).toBe("two");
    expect((await read(id)).body.toString()).toBe("one ");

    const bytes = bytesOf(messageFor());
    const practice = { ...gzip, "mex-to": "A12345GP001", "mex-workflowid": "GPCONNECT_UPDATE_RECORD" };
    const whole = await first(2, gzipSync(bytes.subarray(0, 9_000)), practice);
    await later(whole, 2, "2:2", gzipSync(bytes.subarray(9_000)), { headers: gzip });
    await expect
      .poll(() =>
        events
          .filter(({ type, messageId }) => type === "practice-answered" && messageId === whole)
          .map((event) => event.code),
      )
      .toEqual(["20013", "30001"]);
  });
});

test("ME-06: the limit of 100 MB is known from the length alone: the body is not waited for", async () => {
  const started = performance.now();
  const { status, json } = await post(sandbox, { "content-length": String(100 * 1024 * 1024 + 1) }, "too little").catch(
    (error: unknown) => {
      throw new Error("no answer came", { cause: error });
    },
  );
  expect([status, json()]).toEqual([413, { detail: "Request Entity Too Large" }]);
  expect(performance.now() - started).toBeLessThan(20_000);
});
