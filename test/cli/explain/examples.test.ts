import { expect, test } from "vitest";
import { ruleNotes } from "../../../src/cli/explain/rule-notes.js";
import { pathwayMedicines } from "../../../src/pathway-medicines/index.js";
import { tried } from "./applied.js";

/** What the right form is warned of too. */
const knownOf: Readonly<Record<string, readonly string[]>> = { "CS-32": ["UR-040"] };

const inReports = Object.entries(ruleNotes).filter(([, { example }]) => example.of !== undefined);

for (const [id, { example }] of inReports) {
  test(`the right example of ${id} passes, and the wrong one breaks that rule alone`, () => {
    const { right, wrong } = tried(example, id === "CS-13" ? { medicines: pathwayMedicines } : {});
    const known = knownOf[id] ?? [];
    expect(right.map(({ rule }) => rule)).toEqual(known);
    for (const { code } of example.language === "xml" ? wrong : []) expect(code).toBe(example.code);
    const rules = new Set(wrong.map(({ rule }) => rule));
    expect([...rules].filter((rule) => !known.includes(rule))).toEqual([example.reportedAs ?? id]);
  });
}
