import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { countCodes, wantCodes } from "../../scripts/messages/codes.js";
import { count, coverageOf } from "../../scripts/messages/coverage.js";
import { generatedMessages } from "../../scripts/messages/generated-messages.js";
import { validateMessage } from "../../src/index.js";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "messages-"));
afterAll(() => rmSync(folder, { recursive: true }));

const schema: unknown = JSON.parse(readFileSync(join(root, "schemas/consultation.schema.json"), "utf8"));

test("the same count and seed give the same bytes, another seed gives others", () => {
  const xmlOf = (seed: number): readonly string[] => [...generatedMessages(8, seed)].map(({ message }) => message.xml);
  expect(xmlOf(3)).toEqual(xmlOf(3));
  expect(xmlOf(4)).not.toEqual(xmlOf(3));
});

test("generated messages are valid as they stand, each under its own ids", () => {
  const ids = new Set<string>();
  for (const { message, sender } of generatedMessages(40, 7)) {
    expect(validateMessage(message.xml, { release: sender.release, now: new Date("2026-01-15T12:00:00Z") }).valid).toBe(
      true,
    );
    ids.add(message.ids.messageBundle);
  }
  expect(ids.size).toBe(40);
});

test("what a run should cover is every member, word, code and edge text, and it counts what it finds", () => {
  const coverage = coverageOf(schema);
  wantCodes(coverage);
  expect(coverage.size).toBeGreaterThan(1_500);
  for (const { input, message } of generatedMessages(5, 1)) {
    count(coverage, input, schema);
    countCodes(coverage, message.bundle);
  }
  expect(coverage.get("Patient.nhsNumber")).toBe(5);
  const said = [...coverage].filter(([, many]) => many > 0).length;
  expect(said).toBeGreaterThan(100);
  expect(said).toBeLessThan(coverage.size);
});

test(
  "the command writes a message and its consultation each, says what it covered, and fails a long run that left " +
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
