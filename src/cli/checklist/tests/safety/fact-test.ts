import type { ChecklistTest } from "../../checklist-test.js";
import type { LocalRun } from "./base.js";

/** A test that has passed if what came is, word for word, what was expected. */
export interface FactRow {
  readonly rule: string;
  readonly shows: string;
  readonly expected: string;
  /** What came of it, without patient data. */
  readonly came: (run: LocalRun) => string | Promise<string>;
}

/** A test for a row. */
export function factTest({ rule, shows, expected, came: found }: FactRow): ChecklistTest {
  return {
    id: `safety-${rule.toLowerCase()}`,
    group: "safety",
    shows,
    rules: [rule],
    when: "together",
    async run(run) {
      const came = await found(run);
      return { result: came === expected ? "passed" : "failed", expected, came, files: [] };
    },
  };
}

/** The reason of the error by which something was refused, or that it was not refused. */
export async function reasonOf(
  kind: abstract new (...parts: never[]) => Error & { readonly reason: string },
  work: () => unknown,
): Promise<string> {
  try {
    await work();
    return "not refused";
  } catch (error) {
    if (error instanceof kind) return error.reason;
    throw error;
  }
}
