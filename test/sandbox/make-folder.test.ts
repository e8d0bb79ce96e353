import { existsSync, statSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeFolder } from "../../src/sandbox/make-folder.js";

let base: string;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "update-record-folder-"));
});
afterAll(() => rm(base, { recursive: true }));

test("a folder and all that is missing above it are made, by several at once; one that is there stays", async () => {
  const folder = join(base, "a/b/c");
  await Promise.all([1, 2, 3].map(() => makeFolder(folder, 0o700)));
  await makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
  if (process.platform !== "win32") expect(statSync(join(base, "a")).mode & 0o777).toBe(0o700);
});

test("a file in its place or above it is refused", async () => {
  await writeFile(join(base, "file"), "");
  await expect(makeFolder(join(base, "file"))).rejects.toMatchObject({ code: "EEXIST" });
  await expect(makeFolder(join(base, "file/x/y"))).rejects.toMatchObject({ code: "ENOTDIR" });
});

test.skipIf(!existsSync("/proc/self"))("a folder that takes none is refused, and nobody tries for ever", async () => {
  await expect(makeFolder("/proc/x/y")).rejects.toMatchObject({ code: "ENOENT" });
});
