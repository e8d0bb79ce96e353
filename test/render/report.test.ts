import { expect, test } from "vitest";
import { renderReportHtml, renderReportText } from "../../src/render/index.js";
import type { Issue, Report } from "../../src/validation/report.js";
import { oneLine, pageText } from "./support/page-text.js";
import { leavesOf } from "./support/shown-words.js";

const issues: readonly Issue[] = [
  { severity: "information", rule: "UR-075", code: "out-of-range", message: "More places than expected.", path: "Bundle.entry[2].resource.entry[7].resource.valueQuantity.value" },
  { severity: "error", rule: "UR-062", code: "display-of-another-code", message: "The words belong to another code.", path: "Bundle.entry[2].resource.entry[4].resource.code", line: 12, column: 34 },
  { severity: "warning", rule: "UR-035", code: "other-system", message: "Another system <of> job roles.", path: "", line: 56 },
];
const report: Report = { kind: "update-record", valid: false, issues };

test("everything in a report is shown, the worst first, the same as text and as a page", () => {
  const [text, page] = [oneLine(renderReportText(report)), pageText(renderReportHtml(report))];
  const shown = leavesOf(issues).filter(({ path }) => path !== "severity").map(({ value }) => value);
  expect(shown.length).toBe(15);
  for (const words of [...shown, "NOT VALID", "Update Record message", "1 error, 1 warning, 1 for information", "12, 34", "56, 1"]) {
    expect(text).toContain(words);
    expect(page).toContain(words);
  }
  expect(["Errors", "Warnings", "Information "].map((heading) => text.indexOf(heading))).toEqual(["Errors", "Warnings", "Information "].map((heading) => text.indexOf(heading)).sort((a, b) => a - b));
});

test("a report without issues says so in numbers", () => {
  expect(renderReportText({ kind: "acknowledgement", valid: true, issues: [] })).toBe([
    "GP Connect Update Record", "Validation report", "=================", "",
    "Result", "  Verdict: valid", "  What it is: acknowledgement", "  Found: 0 errors, 0 warnings, 0 for information", "",
  ].join("\n"));
});
