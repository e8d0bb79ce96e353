import type { TableBlock } from "../../../render/outline/outline.js";
import { table } from "../../../render/outline/sections.js";
import { groups, type GroupName } from "../checklist-test.js";
import type { ReportedTest } from "./report.js";

/** How each group of tests ended, so that a reader of a hundred rows sees first where to look. */
export function groupTable(tests: readonly ReportedTest[]): TableBlock {
  const names = (Object.keys(groups) as GroupName[]).filter((name) => tests.some(({ group }) => group === name));
  const count =
    (wanted: ReportedTest["result"]) =>
    (name: GroupName): string =>
      String(tests.filter(({ group, result }) => group === name && result === wanted).length);
  return table<GroupName>(
    "How each group ended",
    [
      ["Group", (name) => name],
      ["What it shows", (name) => groups[name]],
      ["Passed", count("passed")],
      ["Failed", count("failed")],
      ["Not run", count("not-run")],
    ],
    names,
  );
}
