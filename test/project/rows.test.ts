import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pathwayNames } from "../../src/terminology/pathways.js";
import { releases } from "../../src/terminology/release.js";
import { root } from "./layers.js";

const textOf = (path: string): string => readFileSync(join(root, path), "utf8");
const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

test("every pathway, and minor illness, has an example of its own", () => {
  for (const pathway of [...pathwayNames, "minor-illness"]) {
    const path = `examples/consultations/${pathway}.json`;
    expect(existsSync(join(root, path)), path).toBe(true);
    expect(JSON.parse(textOf(path)), path).toMatchObject({ service: "pharmacy-first", pathway });
  }
});

test("README says how many pathways there are", () => {
  expect(textOf("README.md")).toContain(`(${numbers[pathwayNames.length] ?? ""} clinical pathways and minor illness)`);
});

test("README and the page on validating name every release", () => {
  expect(textOf("README.md")).toContain(`for releases ${releases.join(" and ")} of the guide`);
  expect(textOf("docs/validating.md")).toContain(
    `the guide to check against: ${releases.map((release) => `\`${release}\``).join(" or ")} |`,
  );
});
