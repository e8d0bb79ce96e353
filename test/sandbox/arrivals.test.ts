import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readMessage } from "../../src/message/index.js";
import { startSandbox, type SandboxArrival, type SandboxEvent } from "../../src/sandbox/index.js";
import { bytesOf, messageFor } from "./support/message.js";
import { call, post, posted } from "./support/raw-client.js";

const toPractice = { "mex-to": "A12345GP001", "mex-workflowid": "GPCONNECT_UPDATE_RECORD" };

test("ME-13: each message that reaches a practice is told, also one that the practice has already", async () => {
  const arrivals: SandboxArrival[] = [];
  const codes: (string | undefined)[] = [];
  await using sandbox = await startSandbox({
    onArrival: (arrival) => arrivals.push(arrival),
    onEvent: ({ type, code }) => {
      if (type === "practice-answered") codes.push(code);
    },
  });
  const message = messageFor();
  const bytes = bytesOf(message);
  const ids = [
    await posted(sandbox, toPractice, bytes),
    await posted(sandbox, { ...toPractice, "content-encoding": "gzip" }, gzipSync(bytes)),
  ];
  await expect.poll(() => codes).toEqual(["20013", "30001", "20007"]);
  const [, document = ""] = message.xml.split("<Bundle>");
  const [, documentId] = /<identifier>.*?<value value="([^"]+)"/s.exec(document) ?? [];
  expect(arrivals).toEqual(
    ids.map((messageId) => ({
      at: expect.any(Date) as unknown,
      from: "X26ABC1",
      messageId,
      documentId,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      clinicalSummary: readMessage(message.xml).consultation.clinicalSummary.join("\n"),
    })),
  );
  expect(arrivals[0]?.clinicalSummary).toBe("Facial pain and blocked nose for 12 days.");
});

test("what MESH does not deliver reaches no practice; what a practice cannot read does", async () => {
  const arrivals: SandboxArrival[] = [];
  const events: SandboxEvent[] = [];
  await using sandbox = await startSandbox({
    onArrival: (arrival) => arrivals.push(arrival),
    onEvent: (event) => events.push(event),
  });
  await posted(sandbox, toPractice, bytesOf(messageFor({ given: "EPL-154" })));
  const id = await posted(sandbox, toPractice, "no message");
  await expect.poll(() => events.filter(({ type }) => type === "practice-answered")).toHaveLength(1);
  expect(arrivals).toEqual([
    expect.objectContaining<Partial<SandboxArrival>>({ messageId: id, documentId: "", clinicalSummary: "" }),
  ]);
});

test("ME-13: a practice without de-duplication files whatever comes", async () => {
  const codes: (string | undefined)[] = [];
  await using sandbox = await startSandbox({
    practices: [{ mailboxId: "A12345GP001", odsCode: "A12345", deduplication: false }],
    onEvent: ({ type, code }) => {
      if (type === "practice-answered") codes.push(code);
    },
  });
  const bytes = bytesOf(messageFor());
  await post(sandbox, toPractice, bytes);
  await post(sandbox, toPractice, bytes);
  await expect.poll(() => codes).toEqual(["20013", "30001", "20013", "30001"]);
});

test("an onEvent or onArrival that throws or rejects ends nothing", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", note);
  const throwing = (): never => {
    throw new Error("full disk");
  };
  const rejecting = (): Promise<never> => Promise.reject(new Error("full disk"));
  for (const fail of [throwing, rejecting as () => void]) {
    await using sandbox = await startSandbox({ onEvent: fail, onArrival: fail });
    await post(sandbox, toPractice, bytesOf(messageFor()));
    const count = async (): Promise<unknown> => (await call(sandbox, "/messageexchange/X26ABC1/count")).json();
    await expect.poll(count).toEqual({ count: 2 });
  }
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

test("ME-05: a gzip bomb is unzipped up to 100 MB and no further: the practice cannot read it", async () => {
  const codes: (string | undefined)[] = [];
  await using sandbox = await startSandbox({
    onEvent: ({ type, code }) => {
      if (type === "practice-answered") codes.push(code);
    },
  });
  // Zipped parts may follow each other: 4 x 40 MB of zeros are 160 kB.
  const bomb = Buffer.concat(Array<Buffer>(4).fill(gzipSync(Buffer.alloc(40 * 1024 * 1024))));
  await post(sandbox, { ...toPractice, "content-encoding": "gzip" }, bomb);
  const id = await posted(sandbox, { "content-encoding": "gzip" }, bomb);
  await expect.poll(() => codes).toEqual(["10009"]);
  const { headers, body } = await call(sandbox, `/messageexchange/X26ABC2/inbox/${id}`, { certificateOf: "X26ABC2" });
  expect([headers["content-encoding"], body.length]).toEqual(["gzip", bomb.length]);
});
