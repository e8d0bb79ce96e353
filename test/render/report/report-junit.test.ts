import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { renderReportJUnit } from "../../../src/render/index.js";
import type { Issue, Report } from "../../../src/validation/report/report.js";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Every element of a well-formed text, as saxes reads it: throws where it is not. */
function elementsOf(xml: string): readonly Element[] {
  const all: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: "" };
    all.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return all;
}

const issue = (severity: Issue["severity"], rule: string, message: string): Issue => ({
  severity,
  rule,
  code: "required",
  message,
  path: "Bundle.a",
  line: 1,
  column: 2,
});
const broken: Report = {
  kind: "update-record",
  valid: false,
  issues: [
    issue("error", "UR-032", 'A <b> & "c" ]]>.'),
    issue("warning", "CS-15", "Asks."),
    issue("error", "UR-032", "Second."),
  ],
};
const right: Report = { kind: "acknowledgement", valid: true, issues: [] };
const unreadable: Report = { kind: "unreadable", valid: false, issues: [issue("error", "UR-001", "No XML.")] };

test("a suite for each file, a case for each rule, and a rule with warnings only has passed", () => {
  const all = elementsOf(
    renderReportJUnit([
      { name: "a.xml", report: broken },
      { name: "b.xml", report: right },
      { name: "c.xml", report: unreadable },
    ]),
  );
  expect(all.map(({ name }) => name)).toEqual([
    "testsuites",
    "testsuite",
    "testcase",
    "failure",
    "testcase",
    "system-out",
    "testsuite",
    "testcase",
    "testsuite",
    "testcase",
    "error",
  ]);
  expect(all[0]?.attributes).toMatchObject({ tests: "4", failures: "1", errors: "1" });
  expect(
    all
      .filter(({ name }) => name === "testsuite")
      .map(({ attributes }) => [attributes["name"], attributes["tests"], attributes["failures"], attributes["errors"]]),
  ).toEqual([
    ["a.xml", "2", "1", "0"],
    ["b.xml", "1", "0", "0"],
    ["c.xml", "1", "0", "1"],
  ]);
  expect(
    all
      .filter(({ name }) => name === "testcase")
      .map(({ attributes }) => [attributes["classname"], attributes["name"]]),
  ).toEqual([
    ["a.xml", "UR-032"],
    ["a.xml", "CS-15"],
    ["b.xml", "acknowledgement"],
    ["c.xml", "UR-001"],
  ]);
  expect(all[3]).toMatchObject({
    attributes: { type: "required", message: 'A <b> & "c" ]]>.' },
    text: expect.stringMatching(/UR-032.*A <b>.*\n.*Second\./) as string,
  });
});

test("a name with characters that XML forbids, or that would end an attribute, leaves the document well-formed", () => {
  for (const name of [
    'a"b<c>&.xml',
    "a\u{0}\u{b}\u{ffff}.xml",
    "\u{d800}lone.xml",
    "名\u{1f600}.xml",
    "a\r\n\tb.xml",
  ]) {
    const all = elementsOf(renderReportJUnit([{ name, report: { ...broken, issues: [issue("error", name, name)] } }]));
    expect(all[1]?.attributes["name"]).toBe(name.replace(/[\u{0}\u{b}\u{ffff}]|\u{d800}/gu, "\u{fffd}"));
  }
});

test("no reports give an empty document", () => {
  expect(elementsOf(renderReportJUnit([])).map(({ name }) => name)).toEqual(["testsuites"]);
});
