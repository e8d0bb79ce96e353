import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SandboxError, startSandbox, type Sandbox, type SandboxOptions } from "../../src/sandbox/index.js";
import { answerRequest } from "../../src/sandbox/routes/answer-request.js";
import type { AppendLog } from "../../src/sandbox/state/append-log.js";
import { saver } from "../../src/sandbox/state/saver.js";
import type { KeptBody } from "../../src/sandbox/store/bodies.js";
import { mailboxStore } from "../../src/sandbox/store/mailbox-store.js";
import { inbox, pharmacy, sent } from "./support/client.js";
import { bytesOf, messageFor } from "./support/message.js";
import { call, post, posted } from "./support/raw-client.js";

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-state-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});
const newFile = (): string => join(folder, String((count += 1)), "state");
const start = (stateFile: string, more: SandboxOptions = {}): Promise<Sandbox> => startSandbox({ stateFile, ...more });
const reasonOf = (error: unknown): string => (error instanceof SandboxError ? error.reason : String(error));
const posting = {
  run: "",
  from: "X26ABC1",
  to: "X26ABC2",
  workflowId: "W",
  subject: "",
  localId: "",
  fileName: "",
  checksum: "",
  contentType: "",
  contentEncoding: "",
} as const;
const noBody = { place: { at: 0, length: 0 }, length: 0 } as unknown as KeptBody;
const toPractice = { "mex-to": "A12345GP001", "mex-workflowid": "GPCONNECT_UPDATE_RECORD" };

test("everything is as it was after a restart of the process: messages, bodies, inboxes, timelines", async () => {
  const stateFile = newFile();
  const bytes = bytesOf(messageFor());
  const first = await start(stateFile);
  const id = await posted(first, toPractice, bytes);
  await first.messages.waitFor({ id, state: "patient-matched" });
  const inRun = await sent(first, {}, "r1");
  await first.messages.waitFor({ id: inRun, state: "patient-matched" });
  const { message_id: half } = (await post(first, { "mex-chunk-range": "1:2" }, "one ")).json() as {
    message_id: string;
  };
  const [answer = "", second = ""] = await inbox(first);
  const reader = pharmacy(first);
  await reader.acknowledge(answer);
  await reader.close();
  first.practices.set("A12345", { answers: "rejects", code: "30003" });
  first.time.advance({ days: 2 });
  const before = first.messages.list();
  const bodies = before.map((one) => first.messages.body(one.id));
  await first.close();

  await using again = await start(stateFile);
  expect(again.messages.list()).toEqual(before);
  expect(before.map((one) => again.messages.body(one.id))).toEqual(bodies);
  expect(again.practices.list()[0]?.switch).toEqual({ answers: "rejects", code: "30003" });
  expect(Math.round((again.time.now().getTime() - Date.now()) / 3_600_000)).toBe(48);
  expect(await inbox(again)).toEqual([second]);
  expect(await inbox(again, "r1")).toHaveLength(2);
  expect((await call(again, `/messageexchange/X26ABC1/inbox/${second}`)).body).toEqual(
    Buffer.from(again.messages.body(second) ?? []),
  );
  again.practices.set("A12345", { answers: "as-asked" });
  const duplicate = await posted(again, toPractice, bytes);
  const answered = await again.messages.waitFor({ id: duplicate, state: "received" });
  expect(answered.steps.at(-1)?.code).toBe("20007");
  const [refusal = ""] = answered.answers;
  expect(await inbox(again)).toEqual([second, refusal]);
  const later = pharmacy(again);
  await later.acknowledge(second);
  await later.close();
  expect(await inbox(again)).toEqual([refusal]);
  expect(again.messages.list({}, { after: duplicate }).map((one) => one.id)).toEqual(before.map((one) => one.id));
  const rest = { method: "POST", body: "two", headers: { "mex-chunk-range": "2:2" } };
  expect((await call(again, `/messageexchange/X26ABC1/outbox/${half}/2`, rest)).status).toBe(202);
  expect(again.messages.body(half)).toEqual(Buffer.from("one two"));
});

test("UR-100: what practices had still to answer, and what was held back, is answered after the restart", async () => {
  const stateFile = newFile();
  const first = await start(stateFile);
  first.messages.hold({});
  const held = await sent(first, { given: "20013" });
  await first.messages.waitFor({ kind: "acknowledgement" });
  first.practices.set("A12345", { answers: "slow", delayMs: 86_400_000 });
  const slow = await sent(first);
  await expect.poll(() => first.messages.get(slow)?.steps).toHaveLength(2);
  await first.close();

  const again = await start(stateFile, { replyDelayMs: 3_600_000 });
  await again.messages.waitFor({ id: held, state: "received" });
  expect(again.messages.get(slow)?.state).toBe("sent");
  const late = await sent(again);
  await again.close();

  await using last = await start(stateFile);
  last.time.advance({ days: 1 });
  const matched = await last.messages.waitFor({ id: slow, state: "patient-matched" });
  expect(matched.steps.map(({ step }) => step)).toEqual([
    "taken",
    "reached-practice",
    "infrastructure-acknowledgement",
    "business-acknowledgement",
  ]);
  await expect.poll(() => last.messages.get(late)?.steps.at(-1)?.step).toBe("reached-practice");
});

test("a request is answered once what it did is in the file", async () => {
  const order: string[] = [];
  const log = { append: ({ type }: { readonly type: string }) => order.push(type), written: () => Promise.resolve() };
  const { changed, saved } = saver(log as unknown as AppendLog);
  const store = mailboxStore(() => new Date(0), { changed, forgotten: () => undefined });
  const request = {
    route: {
      methods: [],
      path: "/",
      open: true,
      answer: () => {
        store.add({ ...posting, totalParts: 0 }, "X26ABC2", noBody);
        return { status: 202 };
      },
    },
    body: new Uint8Array(0),
  };
  const mesh = { messageRouter: { expire: () => undefined }, saved };
  await answerRequest(request as never, undefined, { mesh } as never).then(() => order.push("answered"));
  expect(order).toEqual(["message", "answered"]);
});

test("what was accepted is in the file before the sender hears of it, and clearing forgets it for good", async () => {
  const stateFile = newFile();
  const first = await start(stateFile);
  const id = await posted(first, {}, "accepted bytes");
  const copy = newFile();
  await mkdir(join(copy, ".."), { recursive: true });
  await writeFile(copy, await readFile(stateFile)); // as if the process had been killed here
  {
    await using other = await start(copy);
    expect(Buffer.from(other.messages.body(id) ?? []).toString()).toBe("accepted bytes");
    expect((await call(other, "/messageexchange/X26ABC2/inbox", { certificateOf: "X26ABC2" })).json()).toMatchObject({
      messages: [id],
    });
  }
  expect(first.messages.clear()).toBe(1);
  await first.close();
  await using again = await start(stateFile);
  expect(again.messages.list()).toEqual([]);
});

test("ME-14: the folder and the file are their owner's alone", async () => {
  const stateFile = newFile();
  await (await start(stateFile)).close();
  expect((await stat(join(stateFile, ".."))).mode & 0o777).toBe(0o700);
  expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
  const open = newFile();
  await mkdir(join(open, ".."));
  await writeFile(open, "", { mode: 0o644 });
  await (await start(open)).close();
  expect((await stat(open)).mode & 0o777).toBe(0o600);
});

test("a file that ends in the middle of an entry is read up to there, wherever that is", async () => {
  const whole = newFile();
  const first = await start(whole);
  const one = await posted(first, {}, "one");
  await first.close();
  const { size: safe } = await stat(whole);
  const second = await start(whole);
  const two = await posted(second, {}, "two");
  await second.close();
  const bytes = await readFile(whole);
  for (const end of [safe, safe + 1, safe + 16, safe + 40, bytes.length - 1]) {
    const torn = newFile();
    await mkdir(join(torn, ".."));
    await writeFile(torn, bytes.subarray(0, end));
    const sandbox = await start(torn);
    expect(sandbox.messages.get(one)).toBeDefined();
    expect(sandbox.messages.get(two)).toBeUndefined();
    await posted(sandbox, {}, "three");
    await sandbox.close();
    await using again = await start(torn);
    expect(again.messages.list()).toHaveLength(2);
  }
}, 30_000);

test("a damaged file, and one that is none, is refused with what to do, and left as it is", async () => {
  const whole = newFile();
  const first = await start(whole);
  await posted(first, {}, "some bytes");
  await first.close();
  const bytes = await readFile(whole);
  const at = (text: string): number => bytes.indexOf(text);
  for (const place of [at("some bytes"), at('"type"'), at("\n") + 3, 2]) {
    const damaged = Buffer.from(bytes);
    damaged[place] = (damaged[place] ?? 0) ^ 1;
    await writeFile(whole, damaged);
    expect(await start(whole).then(() => "started", reasonOf)).toBe("state-damaged");
    expect(await readFile(whole)).toEqual(damaged);
  }
  const other = newFile();
  await mkdir(join(other, ".."));
  await writeFile(other, "x,y\n1,2\n", { mode: 0o644 });
  await expect(start(other)).rejects.toThrow("is not one that a sandbox wrote");
  expect((await stat(other)).mode & 0o777).toBe(0o644);
  await expect(start(folder)).rejects.toMatchObject({ reason: "state-unusable", code: "sandbox-failed" });
});

test("two sandboxes cannot have one file; one that ended without a word does not keep it", async () => {
  const stateFile = newFile();
  const first = await start(stateFile);
  expect(await start(stateFile).then(() => "started", reasonOf)).toBe("state-in-use");
  await first.close();
  await writeFile(`${stateFile}.lock`, String(process.ppid));
  expect(await start(stateFile).then(() => "started", reasonOf)).toBe("state-in-use");
  await writeFile(`${stateFile}.lock`, "4194305"); // more than any process's number
  await (await start(stateFile)).close();
  await expect(stat(`${stateFile}.lock`)).rejects.toMatchObject({ code: "ENOENT" });
  const busy = await startSandbox();
  await expect(start(stateFile, { port: busy.port })).rejects.toMatchObject({ reason: "port-in-use" });
  await busy.close();
  await (await start(stateFile)).close();
});

test("a file that is mostly about what has gone is made small when a sandbox starts with it", async () => {
  const stateFile = newFile();
  const first = await start(stateFile);
  const big = Buffer.alloc(1_000_000, "a");
  await posted(first, {}, big);
  await posted(first, {}, big);
  const { size: before } = await stat(stateFile);
  first.time.advance({ days: 1 });
  await first.close();
  const cleared = await start(stateFile);
  expect((await stat(stateFile)).size).toBeGreaterThanOrEqual(before);
  expect(cleared.messages.clear({ run: "" })).toBe(2);
  const last = await posted(cleared, toPractice, bytesOf(messageFor()));
  await cleared.messages.waitFor({ id: last, state: "patient-matched" });
  const body = cleared.messages.body(last);
  const list = cleared.messages.list();
  await cleared.close();
  await using again = await start(stateFile);
  expect((await stat(stateFile)).size).toBeLessThan(100_000);
  expect(again.messages.list()).toEqual(list);
  expect(again.messages.body(last)).toEqual(body);
  expect(Math.round((again.time.now().getTime() - Date.now()) / 3_600_000)).toBe(24);
  const duplicate = await again.messages.waitFor({ id: (await again.messages.resend(last)).id, state: "received" });
  expect(duplicate.steps.at(-1)?.code).toBe("20007");
});
