import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { validateMessage } from "../../src/validation/validate-message.js";
import { examplesFolder, updateRecord } from "./support/update-record.js";

let folder: string;
const at = (name: string): string => join(folder, name);
const example = (name: string): string => join(examplesFolder, `${name}.json`);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-several-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("build, read and render take a folder: each file becomes one of its own, for its owner alone", async () => {
  const built = await updateRecord(["build", examplesFolder, "-o", at("messages")]);
  expect([built.code, built.out, built.err]).toEqual([0, "", "update-record build: 14 files: 14 written\n"]);
  const names = (await readdir(examplesFolder)).map((name) => name.replace(".json", ""));
  expect(await readdir(at("messages"))).toEqual(names.map((name) => `${name}.xml`));
  for (const name of names) expect(validateMessage(await readFile(at(`messages/${name}.xml`))).valid, name).toBe(true);
  expect((await stat(at("messages/sinusitis.xml"))).mode & 0o777).toBe(0o600);
  expect((await stat(at("messages"))).mode & 0o777).toBe(0o700);

  const read = await updateRecord(["read", at("messages"), "-o", at("read"), "--sharing", "agreed", "--quiet"]);
  expect(read.code).toBe(0);
  expect(await readdir(at("read"))).toEqual(names.map((name) => `${name}.json`));
  expect(await readFile(at("read/impetigo.json"), "utf8")).toContain('"sharing": "agreed"');

  const patterns = [at("messages/s*.xml"), example("impetigo")];
  const pages = await updateRecord(["render", ...patterns, "--format", "html", "-o", at("pages")]);
  expect([pages.code, pages.err]).toEqual([0, expect.stringMatching(/4 files: 4 written\n$/)]);
  expect(await readFile(at("pages/impetigo.html"), "utf8")).toMatch(/^<!doctype html>/i);
  await updateRecord(["render", ...patterns, "-o", at("texts")]);
  expect(await readdir(at("texts"))).toContain("shingles.txt");
}, 60_000);

test("what cannot be built stops no other: its file is named, and the exit code says the worst", async () => {
  await writeFile(at("a.json"), "{");
  await writeFile(at("b.json"), "{}");
  const two = await updateRecord(["build", at("b.json"), example("impetigo"), "-o", at("out")]);
  expect(two.code).toBe(1);
  expect(two.err).toMatch(/^update-record build: .*b\.json: service: .*$/m);
  expect(two.err).toMatch(/^update-record build: 2 files: 1 written, 1 refused\n$/m);
  const all = await updateRecord(["build", folder, at("no.json"), example("impetigo"), "-o", at("out")]);
  expect(all.code).toBe(2);
  expect(all.err).toMatch(/^update-record build: \S*\/a\.json is no JSON.*$/m);
  expect(all.err).toMatch(/^update-record build: \S*\/no\.json cannot be read: there is no such file\.$/m);
  expect(all.err).toContain("4 files: 1 written, 1 refused, 2 unreadable\n");
  expect(await readdir(at("out"))).toEqual(["impetigo.xml"]);
});

test.each(["build", "read", "render", "review"])("%s: nothing is there, and no folder is made", async (command) => {
  await mkdir(at("empty"));
  for (const [name, why] of [
    ["*.json", "no file fits this pattern"],
    ["empty", "the folder holds no"],
  ] as const) {
    const into = command === "review" ? [] : ["-o", at("out")];
    for (const more of [[], into]) {
      const said = await updateRecord([command, at(name), ...more]);
      expect([said.code, said.out, said.err]).toEqual([2, "", expect.stringContaining(`cannot be read: ${why}`)]);
    }
  }
  expect(await readdir(folder)).toEqual(["empty"]);
});

test("nothing is written where one output would replace another, or an input", async () => {
  await mkdir(at("x"));
  await mkdir(at("y"));
  const text = await readFile(example("impetigo"));
  for (const name of ["x/same.json", "y/SAME.json"]) await writeFile(at(name), text);
  const same = await updateRecord(["build", at("x"), at("y"), "-o", at("out")]);
  expect([same.code, same.err]).toEqual([2, expect.stringContaining("would both be written as")]);
  const own = await updateRecord(["read", at("x/same.json"), example("impetigo"), "-o", at("x")]);
  expect([own.code, own.err]).toEqual([2, expect.stringContaining("is an input")]);
  expect(await readFile(at("x/same.json"))).toEqual(text);
  expect(await readdir(folder)).toEqual(["x", "y"]);
});

test("several files need a folder, and standard input a name: exit 2; one file may go into a folder too", async () => {
  for (const [args, says] of [
    [["build", example("impetigo"), example("shingles")], "into a folder: name it with -o FOLDER"],
    [["build", folder, "-o", at("out")], "the folder holds no .json file"],
    [["read", "-", example("impetigo"), "-o", folder], "standard input has no name"],
    [["review", "-", "-"], "only once"],
    [["render"], "name at least one file, or - for standard input"],
    [
      ["build", example("impetigo"), example("shingles"), "-o", example("sinusitis")],
      "cannot be made: there is a file of this name",
    ],
  ] as const) {
    const { code, err } = await updateRecord(args);
    expect([code, err], args.join(" ")).toEqual([2, expect.stringContaining(says)]);
  }
  const one = await updateRecord(["build", example("impetigo"), "-o", folder]);
  expect([one.code, one.err]).toEqual([0, ""]);
  expect(validateMessage(await readFile(at("impetigo.xml"))).valid).toBe(true);
});

test("review takes several: one object a line, or each under its name, and a total", async () => {
  const changed = JSON.parse(await readFile(example("sinusitis"), "utf8")) as object;
  await writeFile(at("open.json"), JSON.stringify({ ...changed, confirmations: [] }));
  const files = [example("impetigo"), at("open.json")];
  const text = await updateRecord(["review", ...files]);
  expect(text.code).toBe(1);
  expect(text.out).toMatch(/^\S+impetigo\.json:\n(?:.*\n)*ready: a message can be built\.\n\S+open\.json:\n/);
  expect(text.err).toBe("update-record review: 2 files: 1 ready, 1 not ready\n");
  const json = await updateRecord(["review", ...files, "--format", "json", "--quiet"]);
  const lines = json.out.trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { readonly file: string }).file)).toEqual(files);
  expect(json.err).toBe("");
  const folderToo = await updateRecord(["review", examplesFolder, at("none.json")]);
  expect([folderToo.code, folderToo.err]).toEqual([2, expect.stringContaining("15 files: 14 ready, 1 unreadable")]);
}, 60_000);

test("on a screen what review finds is coloured, with a rule or without", async () => {
  const screen = { isOutputScreen: () => true };
  await writeFile(at("empty.json"), "{}");
  const plain = await updateRecord(["review", folder]);
  const { out } = await updateRecord(["review", folder], "", screen);
  expect(plain.out).toMatch(/^error \(/m);
  expect(out).toContain("\u001b[31merror\u001b[0m (");
  expect(out).toContain("\u001b[31mNOT READY\u001b[0m");
  expect(out.replaceAll(/\u001b\[[0-9]+m/g, "")).toBe(plain.out);
  const ready = await updateRecord(["review", example("impetigo")], "", screen);
  expect(ready.out).toContain("\u001b[32mready\u001b[0m: a message");
});
