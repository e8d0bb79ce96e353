import { expect, test } from "vitest";
import { renderReportHtml, renderReportText } from "../../../src/render/index.js";
import type { Issue, Report } from "../../../src/validation/report/report.js";
import { oneLine, pageText } from "../support/page-text.js";
import { leavesOf } from "../support/shown-words.js";

const issues: readonly Issue[] = [
  {
    severity: "information",
    rule: "UR-075",
    code: "out-of-range",
    message: "More places than expected.",
    path: "Bundle.entry[2].resource.entry[7].resource.valueQuantity.value",
  },
  {
    severity: "error",
    rule: "UR-062",
    code: "display-of-another-code",
    message: "The display belongs to another code.",
    path: "Bundle.entry[2].resource.entry[4].resource.code",
    line: 12,
    column: 34,
    expected: "60001007",
    received: "77386006",
  },
  {
    severity: "warning",
    rule: "UR-035",
    code: "other-system",
    message: "Another system <of> job roles.",
    path: "",
    line: 56,
  },
];
const report: Report = { kind: "update-record", valid: false, issues };

test("everything in a report is shown, the same as text and as a page", () => {
  const [text, page] = [oneLine(renderReportText(report)), pageText(renderReportHtml(report))];
  const shown = leavesOf(issues)
    .filter(({ path }) => path !== "severity" && path !== "line" && path !== "column")
    .map(({ value }) => value);
  expect(shown.length).toBeGreaterThan(13);
  for (const words of [...shown, "NOT VALID", "Update Record message", "1 error, 1 warning, 1 for information"]) {
    expect(text).toContain(words);
    expect(page).toContain(words);
  }
  for (const words of ["line 12, column 34", "line 56, column 1"]) expect(text).toContain(words);
  for (const words of ["12, 34", "56, 1"]) expect(page).toContain(words);
});

test("a page shows the worst first, a text keeps the order of the message", () => {
  const page = pageText(renderReportHtml(report));
  const order = ["Errors", "Warnings", "Information "].map((heading) => page.indexOf(heading));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(renderReportText(report, { name: "message.xml" })).toBe(`message.xml: NOT VALID, Update Record message
  information UR-075 (Bundle.entry[2].resource.entry[7].resource.valueQuantity.value): More places than expected.
      out-of-range
  error UR-062 (line 12, column 34): The display belongs to another code.
      display-of-another-code at Bundle.entry[2].resource.entry[4].resource.code
      expected: 60001007
      received: 77386006
  warning UR-035 (line 56, column 1): Another system <of> job roles.
      other-system
  1 error, 1 warning, 1 for information
`);
});

test("a report without issues is one line", () => {
  expect(renderReportText({ kind: "acknowledgement", valid: true, issues: [] })).toBe(
    "Validation report: valid, acknowledgement\n",
  );
});

test("with the source, each issue shows its line and points at the element, without the patient's data", () => {
  const source = '<Patient xmlns="http://hl7.org/fhir">\n  <birthDate value="1984-02-29"/>\n</Patient>';
  const one: Report = {
    kind: "other",
    valid: false,
    issues: [
      {
        severity: "error",
        rule: "UR-032",
        code: "wrong-form",
        message: "No date.",
        path: "Patient.birthDate",
        line: 2,
        column: 3,
      },
    ],
  };
  const expected = (
    value: string,
  ): string => `Validation report: NOT VALID, neither an Update Record message nor an acknowledgement
  error UR-032 (line 2, column 3): No date.
      wrong-form at Patient.birthDate
      2 | <birthDate value="${value}"/>
        | ^^^^^^^^^^
`;
  expect(renderReportText(one, { source })).toBe(expected("••••••••••"));
  expect(renderReportText(one, { source: new TextEncoder().encode(`\u{feff}${source}`) })).toBe(expected("••••••••••"));
  expect(renderReportText(one, { source, showData: true })).toBe(expected("1984-02-29"));
});

test("a name cannot be mistaken for lines of the report", () => {
  expect(
    renderReportText({ kind: "acknowledgement", valid: true, issues: [] }, { name: "a\n  error UR-001\u{1b}[2J" }),
  ).toBe("a   error UR-001[U+001B][2J: valid, acknowledgement\n");
});
