import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "../project/layers.js";

const folder = mkdtempSync(join(tmpdir(), "messages-"));
afterAll(() => rmSync(folder, { recursive: true }));

test(
  "the command writes each message with its consultation, says what it covered, and fails a long run that left " +
    "something out",
  () => {
    const run = (...args: readonly string[]): { readonly status: number | null; readonly stdout: string } =>
      spawnSync(process.execPath, ["--import", "tsx", join(root, "scripts/write-messages.ts"), ...args], {
        encoding: "utf8",
      });
    const { status, stdout } = run("--count", "3", "--seed", "2", "--out", folder);
    expect([status, readdirSync(folder).length]).toEqual([0, 6]);
    expect(stdout).toMatch(/^never produced: /m);
    expect(stdout).toMatch(
      /^3 messages, \d+ bytes each on average; \d+ of \d+ members, words, codes and edge texts produced$/m,
    );
    expect(run("--count", "0", "--out", folder).status).toBe(2);
  },
);
