import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { issueCodes } from "../../../src/validation/report/issue-codes.js";

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && !name.endsWith("issue-codes.ts"),
);
const sources = files.map((name) => readFileSync(`src/${name}`, "utf8"));

/** The code arguments in the places where a rule names what it found. */
const said = sources.flatMap((text) => [
  ...[...text.matchAll(/\b(?:errorOf|warningOf|say)\([^;]*?,\s*"([a-z][a-z-]*)"/g)].map(([, code = ""]) => code),
  ...[...text.matchAll(/\b(?:errorAt|confirmAt|warningAt)\([^;"]*?,\s*"([a-z][a-z-]*)"/g)].map(([, code = ""]) => code),
]);

test("every word that names a fault in the code is in the table", () => {
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((code) => !Object.hasOwn(issueCodes, code))).toEqual([]);
});

test.each(Object.keys(issueCodes))("%s of the table is used, and explained in one sentence", (code) => {
  expect(sources.some((text) => text.includes(`"${code}"`))).toBe(true);
  expect(issueCodes[code as keyof typeof issueCodes]).toMatch(/^[A-Z].{10,}\.$/);
});
