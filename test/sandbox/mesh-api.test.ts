import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { call, handshakeHeaders, post, posted, type RawAnswer, type RawRequest } from "./support/raw-client.js";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    mailboxes: ["X26ABC1", "X26ABC2", "PAGES"].map((mailboxId) => ({ mailboxId, odsCode: "X26" })),
  });
});
afterAll(async () => {
  await sandbox.close();
});

const own = "/messageexchange/X26ABC1";
const other = "/messageexchange/X26ABC2";
const read = (path: string, options: RawRequest = {}): Promise<RawAnswer> =>
  call(sandbox, path, { certificateOf: /exchange\/([^/?]+)/.exec(path)?.[1]?.toUpperCase() ?? "X26ABC1", ...options });

describe("handshake and health", () => {
  test("ME-03, ME-04: the handshake answers v2 without and v1 with a body, by POST and by GET", async () => {
    for (const method of ["POST", "GET"]) {
      const v2 = await read(own, { method, headers: handshakeHeaders });
      expect([v2.status, v2.body.length, v2.headers["content-type"]]).toEqual([200, 0, undefined]);
      const v1 = await read(own, { method, headers: handshakeHeaders, v1: true });
      expect([v1.status, v1.json()]).toEqual([200, { mailboxId: "X26ABC1" }]);
    }
  });

  test("ME-03: a handshake without client version, system name or version: a 400 that names it", async () => {
    const answer = await read(own, { method: "POST", headers: { "mex-osname": "Linux" } });
    expect([answer.status, answer.json()]).toEqual([
      400,
      {
        detail: [
          { type: "missing", loc: ["header", "mex-clientversion"], msg: "Field required" },
          { type: "missing", loc: ["header", "mex-osversion"], msg: "Field required" },
        ],
      },
    ]);
  });

  test("health needs no token; unknown paths and methods have their own bodies", async () => {
    expect((await read("/health", { authorization: undefined })).status).toBe(200);
    const path = await read("/messageexchange/X26ABC1/nowhere/at/all");
    expect([path.status, path.json()]).toEqual([404, { detail: "Not Found" }]);
    const method = await read(`${own}/outbox`, { method: "DELETE" });
    expect([method.status, method.json()]).toEqual([405, { detail: "Method Not Allowed" }]);
  });
});

describe("sending", () => {
  test("ME-04, ME-05: a message is accepted with 202 and its id, in the form of v1 or v2", async () => {
    const v2 = await post(sandbox);
    expect([v2.status, v2.headers["content-type"]]).toEqual([202, "application/json"]);
    expect(v2.json()).toEqual({ message_id: expect.stringMatching(/^[0-9A-F]{32}$/) as unknown });
    const v1 = await post(sandbox, {}, "hello", true);
    expect(v1.json()).toEqual({ messageID: expect.any(String) as unknown });
  });

  test.each([
    ["ME-10: an unknown recipient", { "mex-to": "NOBODY" }, "hello", 417, ["SEND", "12", "Unregistered to address"]],
    ["ME-10: an empty recipient", { "mex-to": "" }, "hello", 400, ["SEND", "08", "TO_DTS missing"]],
    [
      "ME-10: an address of another kind",
      { "mex-to": "https://a.example" },
      "hello",
      400,
      ["TRANSFER", "06", "MalformedControlFile"],
    ],
    [
      "ME-10: somebody else as the sender",
      { "mex-from": "X26ABC2" },
      "hello",
      417,
      ["SEND", "07", "Invalid From Address"],
    ],
    [
      "ME-10: another workflow to a practice",
      { "mex-to": "A12345GP001" },
      "hello",
      417,
      ["SEND", "17", "Workflow ID not registered for mailbox"],
    ],
    ["ME-10: no content", {}, "", 417, ["COLLECT", "02", "Data file is missing or inaccessible."]],
    [
      "ME-06: a later part as the first",
      { "mex-chunk-range": "2:2" },
      "hello",
      417,
      ["SEND", "InvalidHeaderChunks", "Mex-Chunk-Range is missing, malformed or not the next part"],
    ],
    [
      "ME-06: a range that is none",
      { "mex-chunk-range": "1:0" },
      "hello",
      417,
      ["SEND", "InvalidHeaderChunks", "Mex-Chunk-Range is missing, malformed or not the next part"],
    ],
    [
      "ME-05: a character that no checksum has",
      { "mex-content-checksum": "a<b" },
      "hello",
      400,
      ["SEND", "Invalid checksum", "Invalid checksum"],
    ],
    [
      "ME-05: an encoding other than gzip",
      { "content-encoding": "deflate" },
      "hello",
      422,
      ["SEND", "UnsupportedContentEncoding", "Unsupported content encoding"],
    ],
  ])("%s is refused, in both versions", async (_, headers, body, status, [event, code, msg]) => {
    const v2 = await post(sandbox, headers, body);
    expect([v2.status, v2.headers["content-type"], v2.json()]).toEqual([
      status,
      "application/vnd.mesh.v2+json",
      { detail: [{ event, code, msg }] },
    ]);
    const v1 = await post(sandbox, headers, body, true);
    expect([v1.status, v1.headers["content-type"], v1.json()]).toEqual([
      status,
      "application/json",
      { errorEvent: event, errorCode: code, errorDescription: msg },
    ]);
  });

  test("ME-05: headers that are missing or too long get a 400 that repeats what was sent", async () => {
    const missing = await read(`${own}/outbox`, { method: "POST", body: "hello" });
    expect(missing.json()).toEqual({
      detail: ["mex-to", "mex-workflowid"].map((name) => ({
        type: "missing",
        loc: ["header", name],
        msg: "Field required",
      })),
    });
    const long = await post(sandbox, { "mex-to": "A".repeat(101) });
    expect([long.status, long.json()]).toEqual([
      400,
      {
        detail: [
          {
            type: "string_too_long",
            loc: ["header", "mex-to"],
            msg: "String should have at most 100 characters",
            input: "A".repeat(101),
          },
        ],
      },
    ]);
  });
});

describe("reading", () => {
  test("ME-07: a message comes with its headers, and an empty value is left out", async () => {
    const id = await posted(sandbox, { "mex-subject": "Grüße", "mex-localid": "FA123" }, "some bytes");
    const { status, headers, body } = await read(`${other}/inbox/${id}`);
    expect([status, body.toString()]).toEqual([200, "some bytes"]);
    expect(headers).toMatchObject({
      "content-type": "text/plain",
      "mex-from": "X26ABC1",
      "mex-to": "X26ABC2",
      "mex-workflowid": "TEST_WORKFLOW",
      "mex-messageid": id,
      "mex-messagetype": "DATA",
      "mex-chunk-range": "1:1",
      "mex-filename": `${id}.dat`,
      "mex-subject": "Grüße",
      "mex-localid": "FA123",
      "mex-statussuccess": "SUCCESS",
      "mex-statuscode": "00",
    });
    expect(headers).not.toHaveProperty("mex-content-checksum");
    expect((await read(`${other}/inbox/${id.toLowerCase()}`, { v1: true })).headers["content-type"]).toBe(
      "application/octet-stream",
    );
  });

  test("ME-05, ME-07: gzip is sent to a client that accepts it, and is undone for one that does not", async () => {
    const ids = [
      await posted(sandbox, {}, "some bytes"),
      await posted(sandbox, { "content-encoding": "gzip" }, gzipSync("some bytes")),
    ];
    for (const id of ids) {
      const packed = await read(`${other}/inbox/${id}`, { headers: { "accept-encoding": "gzip" } });
      expect(packed.headers).toMatchObject({ "content-encoding": "gzip", "mex-content-compressed": "Y" });
      expect(gunzipSync(packed.body).toString()).toBe("some bytes");
      const plain = await read(`${other}/inbox/${id}`);
      expect(plain.headers).not.toHaveProperty("content-encoding");
      expect(plain.body.toString()).toBe("some bytes");
    }
  });

  test("ME-07: acknowledging removes a message from the inbox; doing so again is not an error", async () => {
    const id = await posted(sandbox);
    const inbox = async (): Promise<string[]> =>
      ((await read(`${other}/inbox`)).json() as { messages: string[] }).messages;
    expect(await inbox()).toContain(id);
    const acknowledge = (v1?: true): Promise<RawAnswer> =>
      read(`${other}/inbox/${id}/status/acknowledged`, { method: "PUT", ...(v1 === undefined ? {} : { v1 }) });
    expect([(await acknowledge()).status, (await acknowledge()).body.length]).toEqual([200, 0]);
    expect((await acknowledge(true)).json()).toEqual({ messageId: id });
    expect(await inbox()).not.toContain(id);
  });

  test("ME-07, ME-10: an unknown message is a 404, an acknowledged one a 410, another's a 403", async () => {
    const unknown = await read(`${other}/inbox/ABC`);
    expect([unknown.status, unknown.json()]).toEqual([
      404,
      { detail: [{ event: "RECEIVE", code: "20", msg: "Message does not exist" }] },
    ]);
    expect((await read(`${other}/inbox/ABC/status/acknowledged`, { method: "PUT" })).status).toBe(404);
    const id = await posted(sandbox);
    await read(`${other}/inbox/${id}/status/acknowledged`, { method: "PUT" });
    const taken = await read(`${other}/inbox/${id}`);
    expect([taken.status, taken.json()]).toEqual([
      410,
      {
        detail: [
          { event: "SEND", code: "Message already accepted", msg: expect.stringContaining("no longer") as unknown },
        ],
      },
    ]);
    const foreign = await read(`${own}/inbox/${id}`);
    expect([foreign.status, foreign.json()]).toEqual([403, { detail: [{ event: "", code: "", msg: "Forbidden" }] }]);
  });

  test("ME-07: HEAD gives the same headers as GET, without the body", async () => {
    const id = await posted(sandbox, { "mex-subject": "Test", "mex-chunk-range": "1:1" }, "some bytes");
    const head = await read(`${other}/inbox/${id}`, { method: "HEAD" });
    const get = await read(`${other}/inbox/${id}`);
    const mex = ({ headers }: RawAnswer): unknown[] =>
      Object.entries(headers).filter(([name]) => name.startsWith("mex-") && name !== "mex-content-compressed");
    expect([head.status, head.body.length, mex(head)]).toEqual([200, 0, mex(get)]);
    expect((await read(`${other}/inbox/ABC`, { method: "HEAD" })).status).toBe(404);
  });

  test("ME-04: a later version than v2 is answered as v2; one that is none is a 400", async () => {
    const with_ = (version: string): Promise<RawAnswer> =>
      read(`${own}/count`, { headers: { accept: `application/vnd.mesh.${version}+json` } });
    expect((await with_("v3")).json()).toEqual({ count: expect.any(Number) as unknown });
    expect((await with_("v1")).json()).toMatchObject({ allResultsIncluded: true });
    expect((await with_("vx")).status).toBe(400);
  });

  test("ME-11: the sender, and nobody else, can track a message", async () => {
    const id = await posted(sandbox, { "mex-localid": "FA123" });
    const track = (mailbox: string, v1?: true): Promise<RawAnswer> =>
      read(`${mailbox}/outbox/tracking?messageID=${id}`, v1 === undefined ? {} : { v1 });
    expect((await track(own)).headers["content-type"]).toBe("application/vnd.mesh.v2+json");
    expect((await track(own)).json()).toMatchObject({
      message_id: id,
      local_id: "FA123",
      recipient: "X26ABC2",
      status: "accepted",
      status_success: true,
    });
    await read(`${other}/inbox/${id}/status/acknowledged`, { method: "PUT" });
    expect((await track(own, true)).json()).toMatchObject({
      messageId: id,
      status: "Acknowledged",
      statusSuccess: "SUCCESS",
    });
    expect((await track(other)).status).toBe(404);
    const without = await read(`${own}/outbox/tracking`);
    expect([without.status, without.json()]).toEqual([
      400,
      { detail: [{ type: "missing", loc: ["query", "messageID"], msg: "Field required" }] },
    ]);
  });
});

describe("paging", () => {
  interface Page {
    messages: string[];
    links: { self: string; next?: string };
    approx_inbox_count: number;
  }
  const page = async (path: string): Promise<Page> => (await read(path)).json() as Page;

  test("ME-07: 25 messages come as 10, 10 and 5, in order, also after some were acknowledged", async () => {
    const ids: string[] = [];
    for (let count = 0; count < 25; count += 1)
      ids.push(await posted(sandbox, { "mex-to": "PAGES", "mex-workflowid": count % 2 === 0 ? "EVEN_ACK" : "ODD" }));
    const first = await page("/messageexchange/PAGES/inbox?max_results=10");
    expect(first).toMatchObject({
      messages: ids.slice(0, 10),
      approx_inbox_count: 25,
      links: { self: "/messageexchange/PAGES/inbox?max_results=10" },
    });
    await read(`/messageexchange/PAGES/inbox/${ids[9] ?? ""}/status/acknowledged`, { method: "PUT" });
    const second = await page(first.links.next ?? "");
    expect(second.messages).toEqual(ids.slice(10, 20));
    const third = await page(second.links.next ?? "");
    expect(third.messages).toEqual(ids.slice(20));
    expect(third.links).not.toHaveProperty("next");
    const v1 = (await read("/messageexchange/PAGES/inbox", { v1: true })).json();
    expect(v1).toEqual({ messages: ids.filter((_, at) => at !== 9) });
    expect((await page("/messageexchange/PAGES/inbox?workflow_filter=ODD")).messages).toHaveLength(11);
    expect((await page("/messageexchange/PAGES/inbox?workflow_filter=!*_ACK*")).messages).toHaveLength(11);
    expect((await page("/messageexchange/PAGES/inbox?workflow_filter=EV*")).messages).toHaveLength(13);
    expect((await read("/messageexchange/PAGES/count")).json()).toEqual({ count: 24 });
    expect((await read("/messageexchange/PAGES/count", { v1: true })).json()).toMatchObject({
      count: 24,
      allResultsIncluded: true,
    });
  });

  test.each([
    "max_results=9",
    "max_results=5001",
    "max_results=ten",
    "continue_from=somewhere",
    "workflow_filter=X",
    `workflow_filter=${"X".repeat(256)}`,
  ])("ME-07: %s is a 400", async (query) => {
    expect((await read(`${own}/inbox?${query}`)).status).toBe(400);
  });
});
