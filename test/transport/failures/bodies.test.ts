import { gzipSync } from "node:zlib";
import { bodies } from "../../../scripts/mesh-failures/bodies.js";
import type { Answer, Received } from "../support/mesh-server.js";
import { download, list, type Scenario } from "./support/check-row.js";
import { testRows } from "./support/test-rows.js";

/** MESH takes every send and has every message: only the body is wrong. An acknowledgement needs none. */
const body = (bytes: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Scenario => ({
  answer: ({ url }) => ({ status: url.endsWith("/outbox") ? 202 : 200, headers, body: bytes }),
  acknowledged: false,
});
const gzip = { "content-encoding": "gzip" } as const;

const accepted = gzipSync('{"message_id":"M1"}');
const bomb = gzipSync(Buffer.alloc(20_000_000));

/** What a listing answers to each request: the last answer again and again. */
const listing = (answer: (received: Received) => unknown): Scenario => ({
  answer: (received) => ({ status: 200, body: JSON.stringify(answer(received)) }),
  read: list,
});

/** The parts of a message, in order: mex-chunk-range and status. */
const parts = (...each: readonly (readonly [status: number, range: string | undefined])[]): Scenario => ({
  answer: ({ url }): Answer => {
    const part = Number(/M1\/(\d+)$/.exec(url)?.[1] ?? 1);
    const [status, range] = each[part - 1] ?? [404, undefined];
    return { status, headers: range === undefined ? {} : { "mex-chunk-range": range }, body: "<Bundle/>" };
  },
  read: download,
});

let ids = 0;

testRows(bodies, {
  "page-200": { answer: { status: 200, headers: { "content-type": "text/html" }, body: "<html>log in</html>" } },
  "empty-200": { answer: { status: 200 }, read: list, acknowledged: false },
  "not-an-item": { answer: { status: 200, body: '{"status":"ok"}' } },
  "no-id": body("{}"),
  "bad-id": body('{"message_id":"../M1"}'),
  "bad-json": { ...body("{"), read: list },
  "truncated-gzip": body(accepted.subarray(0, -10), gzip),
  "false-gzip": body("no gzip", gzip),
  "other-encoding": body("?", { "content-encoding": "br" }),
  "too-large": { ...body(new Uint8Array(2_000_000)), options: () => ({ limits: { maxMessageBytes: 1_000_000 } }) },
  "gzip-bomb": { ...body(bomb, gzip), options: () => ({ limits: { maxMessageBytes: 1_000_000 } }) },
  "page-of-other-things": listing(() => ({ messages: ["M1", 2, null] })),
  "no-list": listing(() => ({ messages: "M1" })),
  "inbox-without-end": listing(() => ({
    messages: Array.from({ length: 20_000 }, () => `M${(ids += 1)}`),
    links: { next: `/messageexchange/X26ABC1/inbox?continue_from=${ids}` },
  })),
  "part-missing": parts([206, "1:3"], [200, "2:3"]),
  "part-too-many": parts([206, "1:2"], [206, "2:2"]),
  "wrong-part": parts([206, "1:3"], [206, "3:3"]),
  "no-parts-announced": { answer: { status: 206, headers: { "mex-messagetype": "DATA" }, body: "<Bundle/>" } },
  "message-and-report": {
    answer: { raw: "HTTP/1.1 200 OK\r\nmex-messagetype: DATA\r\nmex-messagetype: REPORT\r\ncontent-length: 0\r\n\r\n" },
  },
});
