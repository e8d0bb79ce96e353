import type { Issue } from "../../validation/report/report.js";

/**
 * What tells an issue from the others of its file, and stays the same when lines or entries are put in before it: its
 * rule, its kind, its path without places in lists, and which of those that are alike it is.
 */
export function fingerprintsIn(issues: readonly Issue[]): readonly string[] {
  const seen = new Map<string, number>();
  return issues.map(({ rule, code, path }) => {
    const alike = `${rule} ${code} ${path.replace(/\[[0-9]+\]/g, "")}`;
    const count = (seen.get(alike) ?? 0) + 1;
    seen.set(alike, count);
    return `${alike} ${count}`;
  });
}
