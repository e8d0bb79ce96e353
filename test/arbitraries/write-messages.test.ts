import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countCodes, wantCodes } from "../../scripts/messages/codes.js";
import { count as countParts, coverageOf } from "../../scripts/messages/coverage.js";
import { generatedMessages } from "../../scripts/messages/generated-messages.js";
import { validateMessage } from "../../src/index.js";
import { inputs } from "../support/inputs.js";

const root = join(import.meta.dirname, "../..");

const schema: unknown = JSON.parse(readFileSync(join(root, "schemas/consultation.schema.json"), "utf8"));

test("the same count and seed give the same bytes, another seed gives others", () => {
  const xmlOf = (seed: number): readonly string[] =>
    [...generatedMessages(inputs(3, 8), seed)].map(({ message }) => message.xml);
  expect(xmlOf(3)).toEqual(xmlOf(3));
  expect(xmlOf(4)).not.toEqual(xmlOf(3));
});

test("generated messages are valid without changes, each with its own ids", () => {
  const ids = new Set<string>();
  const count = inputs(8, 40);
  for (const { message, sender } of generatedMessages(count, 7)) {
    expect(validateMessage(message.xml, { release: sender.release, now: new Date("2026-01-15T12:00:00Z") }).valid).toBe(
      true,
    );
    ids.add(message.ids.messageBundle);
  }
  expect(ids.size).toBe(count);
});

test("a run should cover every member, fixed value, code and edge text, and counts those that it finds", () => {
  const coverage = coverageOf(schema);
  wantCodes(coverage);
  expect(coverage.size).toBeGreaterThan(1_500);
  for (const { input, message } of generatedMessages(5, 1)) {
    countParts(coverage, input, schema);
    countCodes(coverage, message.bundle);
  }
  expect(coverage.get("Patient.nhsNumber")).toBe(5);
  const said = [...coverage].filter(([, many]) => many > 0).length;
  expect(said).toBeGreaterThan(100);
  expect(said).toBeLessThan(coverage.size);
});
