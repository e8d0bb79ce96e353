import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { splitMessage } from "../../../src/transport/mesh/calls/message-parts.js";
import { againstServer, json } from "../support/against-server.js";
import { envelope, failureOf } from "../support/fixtures.js";
import type { Answer, Received } from "../support/mesh-server.js";

const mesh = againstServer();
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXY";
const inParts = { ...envelope, body: new TextEncoder().encode(letters) };

/** The number of the part that a request brings; 0 for any other request. */
function partOf({ url }: Received): number {
  const found = /\/outbox(?:\/M1\/(\d+))?$/.exec(url);
  return found === null ? 0 : Number(found[1] ?? 1);
}

/** Takes every part, except those that are answered here. */
function answering(others: Readonly<Record<number, Answer>>, status = "accepted"): (received: Received) => Answer {
  return (received) => {
    if (received.url.includes("/tracking")) return json({ message_id: "M1", status });
    const part = partOf(received);
    return others[part] ?? (part === 0 ? { status: 200 } : json(part === 1 ? { message_id: "M1" } : null, 202));
  };
}

test.each([false, true])("ME-06: a larger message goes in parts, in order, each with compress %o", async (compress) => {
  mesh.server.answer = answering({});
  expect(await mesh.open({ chunkBytes: 10, compress }).send(inParts)).toEqual({ messageId: "M1" });
  const posts = mesh.server.received.filter((received) => partOf(received) > 0);
  expect(posts.map(({ method, url, headers }) => `${method} ${url} ${String(headers["mex-chunk-range"])}`)).toEqual([
    "POST /messageexchange/X26ABC1/outbox 1:3",
    "POST /messageexchange/X26ABC1/outbox/M1/2 2:3",
    "POST /messageexchange/X26ABC1/outbox/M1/3 3:3",
  ]);
  expect(posts.map(({ body }) => (compress ? gunzipSync(body) : body).toString())).toEqual([
    "ABCDEFGHIJ",
    "KLMNOPQRST",
    "UVWXY",
  ]);
  for (const { headers } of posts) {
    expect(headers["content-encoding"]).toBe(compress ? "gzip" : undefined);
    expect(headers["content-type"]).toBe("application/fhir+xml");
  }
  expect(posts[1]?.headers).not.toHaveProperty("mex-to");
});

test("ME-06: a message of exactly one part has no chunk range", async () => {
  mesh.server.answer = answering({});
  await mesh.open({ chunkBytes: letters.length }).send(inParts);
  expect(mesh.server.sends()[0]?.headers).not.toHaveProperty("mex-chunk-range");
});

test("ME-06: parts of 100 MB leave room for what gzip adds to bytes that it cannot compress", () => {
  const parts = (compress: boolean): number[] =>
    splitMessage(new Uint8Array(100_000_000), { compress, chunkBytes: 100_000_000, checksum: false }).map(
      ({ byteLength }) => byteLength,
    );
  expect(parts(false)).toEqual([100_000_000]);
  expect(parts(true)).toEqual([99_900_000, 100_000]);
});

test("ME-06: more than limits.maxMessageBytes is refused before anything is sent", async () => {
  const small = mesh.open({ limits: { maxMessageBytes: 24 } });
  const failure = await failureOf(small.send(inParts));
  expect(failure).toMatchObject({ reason: "too-large", certainty: "not-done" });
  expect(mesh.server.received).toHaveLength(0);
});

test.each([0, -1, 1.5, 100_000_001, Number.NaN])("ME-06: chunkBytes %d is refused", (chunkBytes) => {
  expect(() => mesh.open({ chunkBytes })).toThrow(expect.objectContaining({ reason: "configuration-invalid" }));
});

const refusal: Answer = json({ detail: [{ event: "SEND", code: "InvalidHeaderChunks", msg: "" }] }, 417);

test.each<{ title: string; others: Record<number, Answer>; status?: string; is: object }>([
  {
    title: "part 2 of 3 is refused: MESH waits for ever, nobody gets the message",
    others: { 2: refusal },
    is: { reason: "request-refused", certainty: "not-done", status: 417, meshCode: "InvalidHeaderChunks" },
  },
  {
    title: "no answer to part 2 of 3: nobody gets the message either way",
    others: { 2: "cut" },
    is: { reason: "connection-lost", certainty: "not-done", resendCanHelp: true },
  },
  {
    title: "the last part is refused: the message stays incomplete",
    others: { 3: refusal },
    is: { reason: "request-refused", certainty: "not-done" },
  },
  {
    title: "no answer to the last part: the message may be complete",
    others: { 3: "cut" },
    is: { reason: "connection-lost", certainty: "unknown", resendCanHelp: true },
  },
  {
    title: "MESH says of the last part that the message was complete before, and tracking does not agree",
    others: { 3: { status: 423 } },
    status: "error",
    is: { certainty: "unknown", resendCanHelp: true, status: 423 },
  },
  {
    title: "MESH says that the message is complete when it cannot be",
    others: { 2: { status: 423 } },
    is: { certainty: "unknown", status: 423 },
  },
  {
    title: "no answer to the first part: without the others it is no message",
    others: { 1: "cut" },
    is: { reason: "connection-lost", certainty: "not-done", resendCanHelp: true },
  },
  {
    title: "MESH refuses the first part",
    others: { 1: json({ detail: [{ event: "SEND", code: "12", msg: "" }] }, 417) },
    is: { reason: "recipient-unknown", certainty: "not-done", meshCode: "12", resendCanHelp: false },
  },
  {
    title: "the first part has no message id for the others to follow",
    others: { 1: { status: 202, body: "{}" } },
    is: { reason: "answer-unreadable", certainty: "not-done" },
  },
])("ME-06, ME-13: $title", async ({ others, status, is }) => {
  mesh.server.answer = answering(others, status);
  const failure = await failureOf(mesh.open({ chunkBytes: 10 }).send(inParts));
  expect(failure).toMatchObject(is);
  // What it says goes with what is certain.
  const saysOpen = /may have (?:accepted|the whole)/.test(failure.message);
  expect(saysOpen).toBe(failure.certainty === "unknown");
});

test("ME-06, ME-11: a last part whose answer was lost counts once tracking says that it came", async () => {
  mesh.server.answer = answering({ 3: { status: 423 } });
  expect(await mesh.open({ chunkBytes: 10 }).send(inParts)).toEqual({ messageId: "M1" });
});
