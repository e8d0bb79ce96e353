import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./layers.js";

const page = readFileSync(join(root, "SECURITY.md"), "utf8");
const rows = page.split("\n").filter((line) => /^\| (?!who |---)/.test(line));

test("every threat has somebody, something that they could do, a control, and tests that are there", () => {
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const cells = row.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, ""));
    expect(
      cells.map((cell) => cell.trim() !== ""),
      row,
    ).toEqual([true, true, true, true]);
    const tests = [...(cells[3] ?? "").matchAll(/\]\((test\/[^)]+\.ts)\)/g)].map(([, file = ""]) => file);
    expect(tests.length, row).toBeGreaterThan(0);
    expect(tests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  }
});
