import { expect, test } from "vitest";
import type { FailureRows } from "../../../../scripts/mesh-failures/row.js";
import { checkRow, type Scenario } from "./check-row.js";

/**
 * One test for each row of docs/mesh-failures.md, with the scenario of the same name. They run side by side, since most
 * of them wait.
 */
export function testRows(rows: FailureRows, scenarios: Readonly<Record<string, Scenario>>): void {
  test(`${Object.keys(rows).length} rows have a scenario each`, () => {
    expect(Object.keys(scenarios).toSorted()).toEqual(Object.keys(rows).toSorted());
  });
  for (const [name, row] of Object.entries(rows)) {
    const scenario = scenarios[name];
    if (scenario === undefined) continue;
    test.concurrent(`ME-13: ${row.failure}`, (context) => checkRow(row, scenario, context.expect));
  }
}
