import fileSystem from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rightMessage } from "../../validation/support/right-message.js";
import { updateRecord } from "../support/update-record.js";

// Rights do not bind root, so the system's refusal is played, for every import of this function.
const { readdirSync } = fileSystem;
function refusing(path: string, options: { readonly withFileTypes: true }): fileSystem.Dirent[] {
  if (path.endsWith("locked")) throw Object.assign(new Error("refused"), { code: "EACCES" });
  return readdirSync(path, options);
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-locked-"));
  await mkdir(join(folder, "sent/locked"), { recursive: true });
  await writeFile(join(folder, "sent/right.xml"), rightMessage);
  Object.assign(fileSystem, { readdirSync: refusing });
  syncBuiltinESMExports();
});
afterAll(async () => {
  Object.assign(fileSystem, { readdirSync });
  syncBuiltinESMExports();
  await rm(folder, { recursive: true });
});

test.each(["sent", "sent/locked", "sent/**", "**/*.xml", "sent/locked/*.xml"])(
  "a folder that cannot be read is named, and its messages do not pass as valid: %s",
  async (name) => {
    const { code, out } = await updateRecord(["validate", join(folder, name)]);
    expect(code).toBe(2);
    expect(out).toContain(`${join(folder, "sent/locked")}: NOT VALID`);
    expect(out).toContain("this user may not read it");
  },
);

test("nothing is sent or written of such a folder without a word", async () => {
  const read = await updateRecord(["read", join(folder, "sent"), "-o", join(folder, "out")]);
  expect([read.code, read.err]).toEqual([2, expect.stringContaining("locked cannot be read") as string]);
});
