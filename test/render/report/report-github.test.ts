import { expect, test } from "vitest";
import { renderReportGitHub } from "../../../src/render/report/github.js";
import type { Issue } from "../../../src/validation/index.js";

const issue: Issue = {
  severity: "error",
  rule: "UR-032",
  code: "required",
  message: "50% is\nmissing.",
  path: "Bundle",
};
const written = (name: string, ...issues: readonly Issue[]): string =>
  renderReportGitHub([{ name, report: { kind: "other", valid: false, issues } }]);

test("each issue is a command with its file, line and column, and what would end it is escaped", () => {
  expect(written("a,b:c.xml", { ...issue, line: 3, column: 7 })).toBe(
    "::error file=a%2Cb%3Ac.xml,line=3,col=7,title=UR-032 required::50%25 is%0Amissing. (Bundle) " +
      "Why: update-record explain UR-032\n",
  );
});

test("a warning is a warning, information a notice; without a place only the file is named", () => {
  const out = written("a.xml", { ...issue, severity: "warning", path: "" }, { ...issue, severity: "information" });
  expect(out.split("\n").map((line) => line.slice(0, 30))).toEqual([
    "::warning file=a.xml,title=UR-",
    "::notice file=a.xml,title=UR-0",
    "",
  ]);
});

test("a name that would control a terminal is made visible, and no line can begin another command", () => {
  const out = written("a\u001b[2J\n::set-output x\r.xml", issue);
  expect(out.split("\n")).toHaveLength(2);
  expect(out).not.toContain("\u001b");
});
