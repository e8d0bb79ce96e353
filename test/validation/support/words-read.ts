import { readFileSync, writeFileSync } from "node:fs";
import type { Issue } from "../../../src/validation/index.js";

const file = "test/golden/said.json";

/**
 * What is reported for each mutant, as a person has read and accepted it. `UPDATE_GOLDEN=1` writes down what is said
 * now: read the difference.
 */
const read = JSON.parse(readFileSync(file, "utf8")) as Record<string, readonly string[]>;

/** What a person is told of an issue. */
export function words({ message, expected, received }: Issue): string {
  return [
    message,
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(received === undefined ? [] : [`received ${received}`]),
  ].join(" | ");
}

export function wordsRead(mutant: string, issues: readonly Issue[]): readonly string[] | undefined {
  if (process.env["UPDATE_GOLDEN"] !== undefined) {
    read[mutant] = issues.map(words);
    writeFileSync(file, `${JSON.stringify(read, Object.keys(read).sort(), 2)}\n`);
  }
  return read[mutant];
}
