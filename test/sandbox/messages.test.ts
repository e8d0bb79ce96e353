import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { InvalidValueError } from "../../src/errors.js";
import { startSandbox, type SandboxMessage, type SandboxMessageFilter } from "../../src/sandbox/index.js";
import { mailboxStore } from "../../src/sandbox/store/mailbox-store.js";
import { filterOf } from "../../src/sandbox/messages/filter.js";
import { latestFirst } from "../../src/sandbox/messages/latest-first.js";
import { inbox, pharmacy, sent } from "./support/client.js";
import { bytesOf, messageFor } from "./support/message.js";
import { call, post, posted } from "./support/raw-client.js";

const stepsOf = ({ steps }: SandboxMessage): unknown[] => steps.map(({ step, code }) => [step, code].flat().join(" "));

test("a message's timeline says what happened to it and to its answers, in this order, in words", async () => {
  await using sandbox = await startSandbox();
  const id = await sent(sandbox);
  const matched = await sandbox.messages.waitFor({ id: id.toLowerCase(), state: "patient-matched" });
  expect(stepsOf(matched)).toEqual([
    "taken ",
    "reached-practice ",
    "infrastructure-acknowledgement 20013",
    "business-acknowledgement 30001",
  ]);
  expect(matched).toMatchObject({
    id,
    kind: "update-record",
    run: "",
    from: "X26ABC1",
    to: "A12345GP001",
    practice: "A12345",
    workflowId: "GPCONNECT_UPDATE_RECORD",
    service: "Pharmacy First, Acute sinusitis",
    patient: "Robin Thistlewood",
    headerId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    documentId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
  });
  const reader = pharmacy(sandbox);
  const [first = "", second = ""] = await inbox(sandbox);
  expect(matched.answers).toEqual([first, second]);
  await reader.download(first);
  await reader.acknowledge(first);
  await reader.close();
  const { steps = [] } = sandbox.messages.get(id) ?? {};
  expect(steps.slice(4).map(({ step, messageId }) => [step, messageId])).toEqual([
    ["downloaded", first],
    ["acknowledged", first],
  ]);
  expect(steps.map(({ words }) => words)).toEqual([
    "MESH took the message from mailbox X26ABC1",
    "The message reached practice A12345",
    "Practice A12345 answered 20013: Success",
    "Practice A12345 answered 30001: Patient known here. (e.g. Patient is registered here)",
    "Mailbox X26ABC1 downloaded the answer",
    "Mailbox X26ABC1 told MESH that it has the answer",
  ]);
  expect(sandbox.messages.get(first)).toMatchObject({ kind: "acknowledgement", answerTo: id, practice: "A12345" });
  expect(JSON.stringify(steps)).not.toContain("Thistlewood");
});

test.each([
  ["Robin", "patient-matched"],
  ["20013", "received"],
  ["20007", "received"],
  ["20009", "rejected"],
  ["20010", "switched-off"],
  ["IB002", "rejected"],
  ["IB004", "patient-matched"],
  ["IB005", "received"],
  ["noresponse", "unanswered"],
  ["invrep", "unanswered"],
  ["EPL-151", "undeliverable"],
] as const)("UR-113: a patient with the given name %s: the message is %s", async (given, state) => {
  await using sandbox = await startSandbox();
  const id = await sent(sandbox, { given });
  const message = await sandbox.messages.waitFor({ id, state });
  if (state === "undeliverable") expect(stepsOf(message)).toEqual(["taken ", "report EPL-151"]);
  if (given === "noresponse") expect(stepsOf(message).at(-1)).toBe("silent ");
  expect(message.answers.map((answer) => sandbox.messages.get(answer)?.kind)).toEqual(
    message.answers.map(() => (state === "undeliverable" ? "report" : "acknowledgement")),
  );
});

test("ME-05, ME-06: a body is the payload, also once it was read: parts joined, gzip undone", async () => {
  await using sandbox = await startSandbox();
  const bytes = bytesOf(messageFor());
  const to = { "mex-to": "A12345GP001", "mex-workflowid": "GPCONNECT_UPDATE_RECORD", "content-encoding": "gzip" };
  const id = await posted(sandbox, to, gzipSync(bytes));
  await sandbox.messages.waitFor({ id, state: "patient-matched" });
  expect(sandbox.messages.body(id)).toEqual(Buffer.from(bytes));
  const first = (await post(sandbox, { "mex-chunk-range": "1:2" }, "one ")).json() as { message_id: string };
  expect(sandbox.messages.body(first.message_id)).toBeUndefined();
  await call(sandbox, `/messageexchange/X26ABC1/outbox/${first.message_id}/2`, {
    method: "POST",
    body: "two",
    headers: { "mex-chunk-range": "2:2" },
  });
  expect(sandbox.messages.body(first.message_id)).toEqual(Buffer.from("one two"));
  const mislabelled = await posted(sandbox, { "content-encoding": "gzip" }, "no gzip");
  expect(sandbox.messages.body(mislabelled)).toBeUndefined();
  expect(sandbox.messages.body("0")).toBeUndefined();
});

test("a list is newest first, in pages, and filtered by each of the members", async () => {
  await using sandbox = await startSandbox();
  const other = await posted(sandbox, { "mex-localid": "mine" });
  const id = await sent(sandbox);
  const { documentId = "" } = await sandbox.messages.waitFor({ id, state: "patient-matched" });
  const [business, infrastructure] = sandbox.messages.list();
  const ids = (filter: SandboxMessageFilter): string[] => sandbox.messages.list(filter).map((one) => one.id);
  const all = [business?.id ?? "", infrastructure?.id ?? "", id, other];
  expect(ids({})).toEqual(all);
  expect(ids({ run: "" })).toEqual(all);
  expect(ids({ run: "r1" })).toEqual([]);
  expect(ids({ kind: "acknowledgement" })).toEqual(all.slice(0, 2));
  expect(ids({ kind: "other" })).toEqual([other]);
  expect(ids({ state: "patient-matched" })).toEqual([id]);
  expect(ids({ id: other.toLowerCase() })).toEqual([other]);
  expect(ids({ from: "x26abc1" })).toEqual([id, other]);
  expect(ids({ practice: "A12345" })).toEqual(all.slice(0, 3));
  expect(ids({ localId: "mine" })).toEqual([other]);
  expect(ids({ documentId })).toEqual([id]);
  expect(ids({ text: "robin THISTLE" })).toEqual([id]);
  expect(ids({ text: "pharmacy first", state: "rejected" })).toEqual([]);
  const [first] = sandbox.messages.list({}, { limit: 1 });
  expect(first?.id).toBe(all[0]);
  expect(sandbox.messages.list({}, { limit: 2, after: all[1] ?? "" }).map((one) => one.id)).toEqual(all.slice(2));
});

test.each<[unknown, unknown]>([
  [{ kind: "letter" }, {}],
  [{ state: "lost" }, {}],
  [{ patient: "Robin" }, {}],
  [{ text: 7 }, {}],
  [null, {}],
  [{}, { limit: -1 }],
  [{}, { limit: 1.5 }],
  [{}, { after: "0" }],
])("a list by %j in %j is refused, because it would find nothing", async (filter, page) => {
  await using sandbox = await startSandbox();
  expect(() => sandbox.messages.list(filter as object, page as object)).toThrow(InvalidValueError);
});

test("with 20,000 messages a page costs no more than with a few, and nothing is read from a body", () => {
  const store = mailboxStore(() => new Date("2026-03-02T10:15:00Z"));
  const post = { run: "", from: "X26ABC1", to: "X26ABC2", workflowId: "W", subject: "", localId: "" } as const;
  const rest = { fileName: "", checksum: "", contentType: "", contentEncoding: "", totalParts: 1 } as const;
  const body = {
    length: 0,
    read: () => Promise.reject(new Error("read")),
    readNow: () => undefined,
    retire: () => undefined,
    release: () => undefined,
  };
  const messages = Array.from({ length: 20_000 }, () => store.add({ ...post, ...rest }, "X26ABC2", body));
  let asked = 0;
  const counted = (): boolean => {
    asked += 1;
    return true;
  };
  expect(latestFirst(store, counted, 50, messages[10_000]).map(({ number }) => number)).toEqual(
    Array.from({ length: 50 }, (_, at) => 10_000 - at),
  );
  expect(asked).toBe(50);
  expect(latestFirst(store, filterOf({ kind: "report" }), 50)).toEqual([]);
});

test("whoever observes hears of each message that is new or has changed, until they stop", async () => {
  await using sandbox = await startSandbox();
  const heard: string[] = [];
  const stop = sandbox.messages.onChange(({ id, kind, state }) => heard.push(`${kind} ${id} ${state ?? ""}`));
  sandbox.messages.onChange(() => {
    throw new Error("the observer's own mistake");
  });
  const id = await sent(sandbox);
  await sandbox.messages.waitFor({ id, state: "patient-matched" });
  expect(heard.filter((one) => one.includes(id)).at(0)).toBe(`update-record ${id} sent`);
  expect(heard.filter((one) => one.includes(id)).at(-1)).toBe(`update-record ${id} patient-matched`);
  expect(heard.filter((one) => one.startsWith("acknowledgement"))).not.toEqual([]);
  stop();
  const before = heard.length;
  await posted(sandbox);
  await Promise.resolve();
  expect(heard).toHaveLength(before);
});

test("clearing forgets the messages, their place in inboxes, and what practices remember", async () => {
  await using sandbox = await startSandbox();
  const bytes = bytesOf(messageFor());
  const to = { "mex-to": "A12345GP001", "mex-workflowid": "GPCONNECT_UPDATE_RECORD" };
  const id = await posted(sandbox, to, bytes);
  await sandbox.messages.waitFor({ id, state: "patient-matched" });
  expect(sandbox.messages.clear()).toBe(3);
  expect(sandbox.messages.list()).toEqual([]);
  expect(await inbox(sandbox)).toEqual([]);
  expect((await call(sandbox, `/messageexchange/X26ABC1/outbox/tracking?messageID=${id}`)).status).toBe(404);
  const again = await posted(sandbox, to, bytes);
  await sandbox.messages.waitFor({ id: again, state: "patient-matched" });
  expect(() => sandbox.messages.clear({ run: "a/b" })).toThrow(InvalidValueError);
});

test("a fault is in the timeline of the message whose request it struck", async () => {
  await using sandbox = await startSandbox();
  sandbox.faults.add({ operation: "send", does: { latencyMs: 1 } });
  sandbox.faults.add({ operation: "send", does: { status: 503, body: "secret", processed: true } });
  await sent(sandbox).catch(() => undefined);
  const [message] = sandbox.messages.list({ kind: "update-record" });
  const faults = (message?.steps ?? []).filter(({ step }) => step === "fault");
  expect(faults.map(({ words }) => words)).toEqual([
    "Fault on send: 1 ms late",
    "Fault on send: status 503, though carried out",
  ]);
  const matched = await sandbox.messages.waitFor({ kind: "update-record", state: "patient-matched" });
  const [answer = ""] = matched.answers;
  sandbox.faults.add({ operation: "download", does: "cut-before" });
  await call(sandbox, `/messageexchange/X26ABC1/inbox/${answer}`).catch(() => undefined);
  const wordsOf = (id: string): unknown => sandbox.messages.get(id)?.steps.at(-1)?.words;
  expect(wordsOf(answer)).toBe("Fault on download: cut-before");
  expect(wordsOf(matched.id)).toBe("The answer: download: cut-before");
});
