import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFiles } from "../../../src/cli/files/find-files.js";
import { fits } from "../../../src/cli/files/wildcards.js";
import { inputs, seed } from "../../support/inputs.js";
import { takesLess } from "../../support/takes-less.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-files-"));
  for (const name of ["a/b/c", "a/.hidden", "empty"]) await mkdir(join(folder, name), { recursive: true });
  for (const name of ["a/one.xml", "a/two.json", "a/b/three.XML", "a/b/c/four.xml", "a/note.txt", "a/.hidden/no.xml"])
    await writeFile(join(folder, name), "");
  await writeFile(join(folder, "a/what?.xml"), "");
  await symlink("..", join(folder, "a/b/up"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const found = (...names: readonly string[]): readonly string[] =>
  findFiles(names.map((name) => (name === "-" ? name : join(folder, name)))).map(({ name, missing }) =>
    [name.replace(`${folder}/`, ""), ...(missing === undefined ? [] : [missing])].join(": "),
  );

test("a folder stands for the .xml and .json files at any depth in it; links to folders are not followed", () => {
  expect(found("a")).toEqual(["a/b/c/four.xml", "a/b/three.XML", "a/one.xml", "a/two.json", "a/what?.xml"]);
});

test("a pattern stands for what fits it, each file once", () => {
  for (const [pattern, files] of [
    ["a/*.xml", ["a/one.xml", "a/what?.xml"]],
    ["a/?n?.xml", ["a/one.xml"]],
    ["*/*/*.XML", ["a/b/three.XML"]],
    ["**/four.xml", ["a/b/c/four.xml"]],
    ["**/**/c/**", ["a/b/c/four.xml"]],
    ["a/**/t*", ["a/b/three.XML", "a/two.json"]],
    ["?/b/../*.json", ["a/two.json"]],
  ] as const)
    expect(found(pattern), pattern).toEqual(files);
});

test.skipIf(process.platform === "win32")(
  "a pipe in a folder is passed over, since reading it would wait for ever; one that is named is itself",
  async () => {
    await mkdir(join(folder, "piped"));
    execFileSync("mkfifo", [join(folder, "piped/pipe.xml")]);
    await writeFile(join(folder, "piped/one.xml"), "");
    for (const [link, to] of Object.entries({ "to-pipe": "pipe", "to-one": "one", "to-none": "none" }))
      await symlink(`${to}.xml`, join(folder, `piped/${link}.xml`));
    const files = ["piped/one.xml", "piped/to-none.xml", "piped/to-one.xml"];
    for (const name of ["piped", "piped/*", "piped/**"]) expect(found(name), name).toEqual(files);
    expect(found("piped/pipe.xml")).toEqual(["piped/pipe.xml"]);
  },
);

test("a name that exists is itself, whatever characters it has; what stands for nothing says why", () => {
  expect(found("a/what?.xml", "absent.xml", "-")).toEqual(["a/what?.xml", "absent.xml", "-"]);
  expect(found("empty", "a/*.pdf", "absent/*")).toEqual([
    "empty: the folder holds no .xml or .json file",
    "a/*.pdf: no file fits this pattern",
    "absent/*: no file fits this pattern",
  ]);
});

test("wildcards mean what they mean as a regular expression, in a time that does not explode", async () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", "."), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (name, pattern) => {
      const words = pattern.replaceAll(".", "\\.").replaceAll("*", "[^]*").replaceAll("?", "[^]");
      expect(fits(name, pattern)).toBe(new RegExp(`^${words}$`).test(name));
    }),
    { numRuns: inputs(300, 20_000), seed },
  );
  const many = (): void => {
    expect(fits("a".repeat(20_000), `${"*a".repeat(30)}b`)).toBe(false);
  };
  expect(await takesLess(1000, many)).toBe(true);
});
