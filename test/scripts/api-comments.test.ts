import { expect, test } from "vitest";
import { apiItems } from "../../scripts/documentation/api.js";
import { entries } from "../../scripts/entries.js";
import { pathways } from "../../src/terminology/pathways.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../project/layers.js";

const undocumented = (items: ReturnType<typeof apiItems>): readonly string[] =>
  items.filter(({ documented, kind }) => !documented && kind !== "member").map(({ name }) => name);

test("every export, and every member of what a caller gives, has a doc comment", () => {
  const items = apiItems(
    root,
    entries.map(({ source }) => source),
    "tsconfig.json",
  );
  for (const kind of ["export", "input", "member"] as const) {
    const all = items.filter((item) => item.kind === kind);
    console.log(`${kind}s with a doc comment: ${all.filter(({ documented }) => documented).length} of ${all.length}`);
  }
  expect(undocumented(items)).toEqual([]);
}, 180_000);

test("an export, a member of an input and a member of it in turn are found where they have none", () => {
  const items = apiItems(root, ["test/scripts/fixtures/uncommented.ts"], "test/scripts/fixtures/tsconfig.json");
  expect(undocumented(items).map((name) => name.replace(/ .*/, ""))).toEqual(["give", "Given.bare", "Given.deep"]);
}, 180_000);

test("the comment of each clinical pathway's constructor says its ages as the table has them", () => {
  const source = readFileSync(join(root, "src/consultation/constructors.ts"), "utf8");
  for (const [name, { title, fromAge, toAge }] of Object.entries(pathways)) {
    const member = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const [, comment = ""] = new RegExp(`/\\*\\* (.*) \\*/\\n  readonly ${member}:`).exec(source) ?? [];
    expect(comment).toMatch(
      new RegExp(
        `^${title}, (women )?from ${String(fromAge)} ${toAge === undefined ? "year" : `to ${String(toAge)} years`}`,
      ),
    );
  }
});
