import { existsSync, readdirSync } from "node:fs";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Insight } from "../../../src/delivery/insight/insight.js";
import { sandboxWithConfig, type SandboxWithConfig } from "../support/sandbox-with-config.js";
import { builtUpdateRecord, updateRecord } from "../support/update-record.js";

let mesh: SandboxWithConfig;
let count = 0;
beforeAll(async () => {
  mesh = await sandboxWithConfig();
});
afterAll(() => mesh.close());

/** A store of its own for each test. */
const newStore = (): { readonly file: string; readonly option: readonly string[] } => {
  const file = join(mesh.folder, `outbox-${(count += 1)}.db`);
  return { file, option: ["--store", `sqlite:${file}`] };
};

interface Line {
  readonly id: string | null;
  readonly callerId: string | null;
  readonly state: string | null;
  readonly attention: readonly {
    readonly id: string;
    readonly reason: string;
    readonly text: string;
    readonly since: string;
  }[];
}
const lines = (out: string): readonly Line[] =>
  out === ""
    ? []
    : out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as Line);
const json = ["--format", "json"];
const send = (...args: readonly string[]): ReturnType<typeof updateRecord> =>
  updateRecord(["send", ...args, "--config", mesh.config, ...json, "--quiet"]);

test("a file stored with --no-wait touches no network, and the same file again is the first record", async () => {
  const { option } = newStore();
  const before = mesh.sandbox.counts.connections;
  const file = await mesh.consultation("Dominic");
  const first = await send(file, "--no-wait", ...option);
  expect([first.code, first.err]).toEqual([0, ""]);
  expect(lines(first.out)).toEqual([
    {
      id: expect.any(String) as string,
      callerId: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      state: "queued",
      attention: [],
    },
  ]);
  const copy = join(mesh.folder, "copy.json");
  await copyFile(file, copy);
  expect(await send(copy, "--no-wait", ...option)).toEqual(first);
  const status = await updateRecord(["status", ...option, ...json]);
  expect(status).toEqual({ code: 0, out: first.out, err: "" });
  expect(mesh.sandbox.counts.connections).toBe(before);
});

test("send over a store waits until every patient is matched; any other end is exit 1, and stays on disk", async () => {
  const { option } = newStore();
  const arrived = mesh.arrivals.length;
  const files = await Promise.all(["Ann", "IB002"].map((name) => mesh.consultation(name)));
  const { code, out } = await send(...files, ...option);
  expect(code).toBe(1);
  const [matched, rejected] = lines(out);
  expect([matched?.state, rejected?.state]).toEqual(["patient-matched", "rejected"]);
  expect(rejected?.attention).toEqual([
    {
      id: expect.any(String) as string,
      reason: "rejected",
      text: expect.stringContaining("rejected") as string,
      since: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    },
  ]);
  // Again: all has ended long ago, and nothing is sent.
  expect((await send(files[0] ?? "", ...option)).code).toBe(0);
  expect(mesh.arrivals.slice(arrived)).toHaveLength(2);
  expect((await updateRecord(["status", ...option, ...json])).out).toBe(out);
});

test("status and attention without network or configuration, by the record's id or the caller's", async () => {
  const { option } = newStore();
  const [file] = await Promise.all([mesh.consultation("20010"), mesh.consultation("Bea")]);
  await send(file, "--id", "4711", ...option);
  await send(await mesh.consultation("Bea"), "--id", "4712", ...option);
  const all = lines((await updateRecord(["status", ...option, ...json])).out);
  expect(all.map(({ callerId, state }) => [callerId, state])).toEqual([
    ["4711", "switched-off"],
    ["4712", "patient-matched"],
  ]);
  for (const id of ["4711", all[0]?.id ?? ""])
    expect(lines((await updateRecord(["status", id, ...option, ...json])).out)).toEqual(all.slice(0, 1));
  expect(lines((await updateRecord(["attention", ...option, ...json])).out)).toEqual(all.slice(0, 1));
  const text = await updateRecord(["status", ...option]);
  expect(text.out).toMatch(/^4711 {2}switched-off: .*\n {2}.*, FA123, stored .*\n {2}To do \(switched-off, since /);
  const open = "to do: 1, the oldest since \\d{4}-\\d\\d-\\d\\d [0-9:]{8}Z: 1 switched-off\n";
  expect(text.out).toMatch(new RegExp(`\n2 messages: 1 switched-off, 1 patient-matched\n${open}$`));
  const totals = await updateRecord(["status", "--totals", ...option]);
  expect(totals.out).toMatch(new RegExp(`^2 messages: 1 patient-matched, 1 switched-off\n${open}$`));
  const insight = JSON.parse((await updateRecord(["status", "--totals", ...option, ...json])).out) as Insight;
  expect([insight.states["patient-matched"].count, insight.states["switched-off"].count]).toEqual([1, 1]);
  expect(insight.attentions.reasons["switched-off"].count).toBe(1);
  const wrong = await updateRecord(["status", "4711", "--totals", ...option]);
  expect([wrong.code, wrong.out]).toEqual([2, ""]);
  const one = await updateRecord(["status", "4711", ...option]);
  expect(one.out).not.toContain("to do:");
  const unknown = await updateRecord(["status", "4712", "nobody", ...option, ...json]);
  expect(unknown.code).toBe(1);
  expect(lines(unknown.out)).toEqual(all.slice(1));
  expect(unknown.err).toContain("nobody: the store has no message with this id");
});

test("several senders may use the same id: it says which record belongs to whom", async () => {
  const { option } = newStore();
  const config = await mesh.changed("other.json", {
    sender: { odsCode: "FX999", mailboxId: "X26ABC1", release: "1.2.1" },
  });
  await send(await mesh.consultation("Cy"), "--id", "same", "--no-wait", ...option);
  await updateRecord([
    "send",
    await mesh.consultation("Di"),
    "--id",
    "same",
    "--no-wait",
    ...option,
    "--config",
    config,
  ]);
  const all = lines((await updateRecord(["status", ...option, ...json])).out);
  expect(all).toHaveLength(2);
  for (const command of [["status"], ["resolve", "--by", "Sam", "--how", "by telephone"]]) {
    const { code, out, err } = await updateRecord([...command, "same", ...option]);
    expect([code, out.replace(/^0 messages\n$/, "")]).toEqual([1, ""]);
    for (const { id } of all) expect(err).toContain(id);
    expect(err).toMatch(/FA123[^]*FX999/);
  }
});

test("resolve closes what a person has dealt with, by any of the ids, and says what became of it", async () => {
  const { option } = newStore();
  await send(await mesh.consultation("IB002"), "--id", "one", ...option);
  await send(await mesh.consultation("20010"), "--id", "two", ...option);
  const person = ["--by", "Sam Example", "--how", "telephoned the practice"];
  const wrong = await updateRecord(["resolve", "one", "nobody", ...person, ...option]);
  expect([wrong.code, wrong.out]).toEqual([1, ""]);
  expect(wrong.err).toMatch(/^(?:update-record resolve: .*\n)+update-record resolve: Nothing was closed\.\n$/);
  const open = lines((await updateRecord(["attention", ...option, ...json])).out);
  expect(open).toHaveLength(2);

  const byCaller = await updateRecord(["resolve", "one", ...person, ...option, ...json]);
  expect(byCaller.code, byCaller.err).toBe(0);
  expect(lines(byCaller.out)).toMatchObject([{ callerId: "one", state: "settled", attention: [] }]);
  const byAttention = await updateRecord(["resolve", open[1]?.attention[0]?.id ?? "", ...person, ...option]);
  expect([byAttention.code, byAttention.out]).toEqual([0, "1 closed\n"]);
  expect((await updateRecord(["attention", ...option])).out).toBe("nothing: nobody is needed\n");
  const again = await updateRecord(["resolve", "one", ...person, ...option]);
  expect(again.code).toBe(0);
  expect(again.out).toContain("0 closed\n");
});

test("poll makes one pass, and tells what a person must deal with, once", async () => {
  const { option } = newStore();
  await send(await mesh.consultation("IB002"), "--id", "nine", "--no-wait", ...option);
  const told: Line[] = [];
  const ends = new Set<string>();
  const passed = expect.poll(async () => {
    const { code, out, err } = await updateRecord(["poll", "--config", mesh.config, ...option, ...json]);
    ends.add(code === 0 ? "done" : err);
    told.push(...lines(out));
    return told.length;
  });
  await passed.toBeGreaterThan(0);
  expect([...ends]).toEqual(["done"]);
  expect(told).toMatchObject([{ callerId: "nine", state: "rejected", attention: [{ reason: "rejected" }] }]);
  const after = await updateRecord(["poll", "--config", mesh.config, ...option]);
  expect([after.code, after.out]).toEqual([0, "0 sent, 0 received, 0 overdue, 0 told\n"]);
});

test("poll says what does not work, is exit 1, and loses nothing", async () => {
  const { option } = newStore();
  await send(await mesh.consultation("Eve"), "--no-wait", ...option);
  const wrong = await mesh.changed("wrong.json", { mailboxes: [{ mailboxId: "X26ABC1", password: "Marlowe" }] });
  const { code, out, err } = await updateRecord(["poll", "--config", wrong, ...option]);
  expect(code).toBe(1);
  expect(err).toContain("403");
  expect(out + err).not.toContain("Marlowe");
  expect(lines((await updateRecord(["status", ...option, ...json])).out)).toMatchObject([{ state: "queued" }]);

  // It is about the mailbox, and about no message.
  const [open] = lines((await updateRecord(["attention", ...option, ...json])).out);
  expect(open).toMatchObject({ id: null, callerId: null, state: null, attention: [{ reason: "mesh-unusable" }] });
  expect((await updateRecord(["attention", ...option])).out).toMatch(/^mailbox X26ABC1\n {2}To do \(mesh-unusable, /);
  const id = open?.attention[0]?.id ?? "";
  const closed = await updateRecord(["resolve", id, "--by", "Sam", "--how", "new password", ...option]);
  expect([closed.code, closed.out]).toEqual([0, "1 closed\n"]);
});

test("a process that has ended leaves one file", async () => {
  const { file, option } = newStore();
  const sent = ["send", await mesh.consultation("Una"), "--config", mesh.config, ...option, "--quiet"];
  for (const args of [sent, ["attention", ...option]]) {
    const { code, err } = await builtUpdateRecord(args);
    expect([code, err]).toEqual([0, ""]);
    expect(readdirSync(mesh.folder).filter((name) => join(mesh.folder, name).startsWith(file))).toEqual([
      basename(file),
    ]);
  }
}, 60_000);

test("an id of the caller's that is empty or too long is wrong use", async () => {
  const { file, option } = newStore();
  const consultation = await mesh.consultation("Ida");
  const empty = await send(consultation, "--id", "", ...option);
  expect([empty.code, empty.out]).toEqual([2, ""]);
  expect(empty.err).toContain("--id must not be empty");
  const long = await send(consultation, "--id", "x".repeat(201), ...option);
  expect([long.code, long.out]).toEqual([2, ""]);
  expect(long.err).toContain("--id: must be 1 to 200 characters");
  expect(existsSync(file)).toBe(false);
});

test("what only looks, or only checks, creates no file", async () => {
  const { file, option } = newStore();
  const person = ["--by", "Sam", "--how", "by telephone"];
  for (const args of [["status"], ["attention"], ["resolve", "1", ...person]]) {
    const { code, out, err } = await updateRecord([...args, ...option]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("there is no such file");
  }
  const dry = await send(await mesh.consultation("Flo"), "--dry-run", ...option);
  expect([dry.code, lines(dry.out)[0]?.state]).toEqual([0, "not-sent"]);
  const bad = join(mesh.folder, "bad.json");
  await writeFile(
    bad,
    (await readFile(await mesh.consultation("Flo"), "utf8")).replace('"sharing":"agreed"', '"sharing":"declined"'),
  );
  expect((await send(bad, ...option)).code).toBe(1);
  expect(existsSync(file)).toBe(false);
});

test("what cannot be a store is exit 2, in clear words", async () => {
  const junk = join(mesh.folder, "junk.db");
  await writeFile(junk, "no database, but a text that is long enough to be one ".repeat(100));
  for (const [store, says] of [
    ["outbox.db", "--store must be sqlite:FILE or postgres://"],
    ["sqlite:", "needs the name of a file"],
    ["sqlite::memory:", "needs the name of a file"],
    ["mysql://db/out", "--store must be"],
    ["sqlite:file:outbox.db", "there is no such file"],
    [`sqlite:${junk}`, ""],
    [`sqlite:${mesh.folder}`, ""],
  ] as const) {
    const { code, out, err } = await updateRecord(["status", "--store", store]);
    expect([code, out], store).toEqual([2, ""]);
    expect(err).toContain(says);
    expect(err).not.toContain("fault in this program");
  }
  for (const [args, says] of [
    [["status"], "name the store with --store"],
    [["run", "--config", mesh.config], "name the store with --store"],
    [["poll", "--store", `sqlite:${junk}`], "name the configuration with --config FILE"],
    [["resolve", "--store", `sqlite:${junk}`, "--by", "Sam", "--how", "so"], "name at least one ID"],
    [["resolve", "1", "--store", `sqlite:${junk}`, "--how", "so"], "--by NAME"],
    [["resolve", "1", "--store", `sqlite:${junk}`, "--by", "Sam", "--how", " "], "--how TEXT"],
    [["resolve", "1", "--store", `sqlite:${junk}`, "--by", "S".repeat(5_000), "--how", "so"], "--by: must be text"],
    [["resolve", "1", "--store", `sqlite:${junk}`, "--by", "Sam\nSun", "--how", "so"], "--by: must be text"],
    [["resolve", "1", "--store", `sqlite:${junk}`, "--by", "Sam", "--how", "s".repeat(5_000)], "--how: must be text"],
    [["attention", "1", "--store", `sqlite:${junk}`], "takes options only"],
  ] as const) {
    const { code, out, err } = await updateRecord(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  }
});

test("no output holds patient data, the mailbox's password or the shared key", async () => {
  const { option } = newStore();
  const files = await Promise.all(["Ann", "IB002", "EPL-151", "invrep"].map((name) => mesh.consultation(name)));
  const child = updateRecord(["send", ...files.slice(0, 3), "--config", mesh.config, ...option]);
  const said = [await child];
  for (const command of [["status"], ["attention"], ["poll", "--config", mesh.config]])
    for (const format of [[], json]) said.push(await updateRecord([...command, ...option, ...format]));
  const all = said.map(({ out, err }) => out + err).join("");
  expect(all).toContain("rejected");
  for (const secret of ["9991956832", "Fairweather", "GPPROVIDER", "TestKey", "1990-05-21"])
    expect(all).not.toContain(secret);
});

test("a look leaves no trace: keys given to it encrypt nothing, and an empty file stays empty", async () => {
  const { file, option } = newStore();
  const keys = join(mesh.folder, "keys-of-a-look.json");
  await writeFile(keys, JSON.stringify([{ id: "a", key: Buffer.alloc(32, 7).toString("base64") }]));
  await send(await mesh.consultation("Dominic"), "--no-wait", ...option);
  for (const command of ["status", "attention"])
    expect((await updateRecord([command, ...option, "--keys", keys])).code).toBe(0);
  expect((await send(await mesh.consultation("Ann"), "--no-wait", ...option)).code).toBe(0);
  await writeFile(`${file}.empty`, "");
  for (const command of [["status"], ["attention"], ["resolve", "x", "--by", "Ann", "--how", "by telephone"]]) {
    const refused = await updateRecord([...command, "--store", `sqlite:${file}.empty`]);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("holds no messages' store") as string]);
    expect((await readFile(`${file}.empty`)).byteLength).toBe(0);
  }
});

test("with --keys a store is encrypted: read with the keys, and nothing is stored without them", async () => {
  const { file, option } = newStore();
  const keys = join(mesh.folder, "keys.json");
  const key = Buffer.alloc(32, 7).toString("base64");
  await writeFile(keys, JSON.stringify([{ id: "a", key }]));
  const consultation = await mesh.consultation("Quillonia");
  const stored = await send(consultation, "--no-wait", ...option, "--keys", keys);
  expect([stored.code, lines(stored.out)[0]?.state]).toEqual([0, "queued"]);
  expect((await readFile(file)).includes("Quillonia")).toBe(false);
  expect((await updateRecord(["status", ...option, ...json])).out).toBe(stored.out);
  const other = await send(await mesh.consultation("Ann"), "--no-wait", ...option);
  expect([other.code, other.err]).toEqual([1, expect.stringContaining("give encryptionKeys")]);
  for (const wrong of [[], [{ id: "a", key: "short-secret" }], [{ id: "a b", key }], { id: "a", key }]) {
    await writeFile(keys, JSON.stringify(wrong));
    const refused = await updateRecord(["status", ...option, "--keys", keys]);
    expect([refused.code, refused.err]).toEqual([2, expect.not.stringContaining("short-secret")]);
  }
  await writeFile(keys, JSON.stringify([{ id: "a", key: Buffer.alloc(32, 8).toString("base64") }]));
  expect((await updateRecord(["status", ...option, "--keys", keys])).code).toBe(2);
});
