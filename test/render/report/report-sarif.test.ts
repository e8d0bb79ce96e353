import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { renderReportSarif, type SarifReport } from "../../../src/render/index.js";
import { ruleDescriptions, validateMessage, type Report } from "../../../src/validation/index.js";
import { clock } from "../../message/support/composed.js";
import { inputs } from "../../support/inputs.js";
import { mutants } from "../../validation/support/mutants.js";
import { changedIn, rightMessage } from "../../validation/support/right-message.js";

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region?: { readonly startLine: number; readonly startColumn: number };
      };
      readonly logicalLocations?: readonly [{ readonly fullyQualifiedName: string }];
    },
  ];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly justification: string }[];
}

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly Readonly<Record<string, unknown>>[] } };
      readonly results: readonly Result[];
    },
  ];
}

const folder = createRequire(import.meta.url)
  .resolve("@microsoft/jest-sarif")
  .replace("index.js", "schemas/");
const schema = JSON.parse(readFileSync(join(folder, "sarif-2.1.0-rtm.5.json"), "utf8")) as Record<string, unknown>;
// It is of draft 4 by name, but uses nothing that draft 7 has otherwise; one of its patterns is none with the flag u.
delete schema["$schema"];
delete schema["id"];
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

function logOf(reports: readonly SarifReport[], version?: string): Log {
  const log: unknown = JSON.parse(
    renderReportSarif(reports, { rules: ruleDescriptions(), ...(version === undefined ? {} : { version }) }),
  );
  expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
  return log as Log;
}

const judged = (xml: string): Report => validateMessage(xml, { now: clock() });
const wrong = changedIn("Patient", /<gender [^>]*>/, '<gender value="man"/>');

test("a log is SARIF 2.1.0: each issue with its rule, which says what it asks for", () => {
  const { driver } = logOf([{ name: "a.xml", report: judged(wrong) }], "1.2.3").runs[0].tool;
  expect(driver.rules.find(({ id }) => id === "UR-032")).toMatchObject({
    shortDescription: { text: expect.stringMatching(/^Patient has .*\.$/) as string },
    help: { text: expect.stringContaining("update-record explain UR-032") as string },
    defaultConfiguration: { level: "error" },
  });
  expect(logOf([]).runs[0].results).toEqual([]);
});

test("a file without a place, a rule of nobody's table and every level are SARIF too", () => {
  const issue = { code: "own-rule", message: "No.", path: "" } as const;
  const issues = (["error", "warning", "information"] as const).map((severity) => ({
    ...issue,
    severity,
    rule: "LOCAL-1",
  }));
  const { results } = logOf([{ name: "-", report: { kind: "other", valid: false, issues } }]).runs[0];
  expect(results.map(({ level }) => level)).toEqual(["error", "warning", "note"]);
  expect(results[0]?.locations[0].physicalLocation).toEqual({ artifactLocation: { uri: "-" } });
});

test.each([
  ["sent/a b.xml", "sent/a%20b.xml"],
  ["/tmp/é#1.xml", "file:///tmp/%C3%A9%231.xml"],
  ["C:\\sent\\a.xml", "file:///C:/sent/a.xml"],
  ["half\ud800.xml", "half%EF%BF%BD.xml"],
])("the file %j is the URI %s", (name, uri) => {
  const [result] = logOf([{ name, report: judged(wrong) }]).runs[0].results;
  expect(result?.locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
});

test("fingerprints differ within a file, and stay the same when lines and entries are put in before", () => {
  const of = (xml: string): readonly (string | undefined)[] =>
    logOf([{ name: "a.xml", report: judged(xml) }]).runs[0].results.map(
      ({ partialFingerprints }) => partialFingerprints["ruleCodePlace/v1"],
    );
  const before = of(wrong);
  expect(new Set(before).size).toBe(before.length);
  expect(of(wrong.replaceAll("><", ">\n<").replace("<Bundle ", "<!--\n\n--><Bundle "))).toEqual(before);
  expect(of(rightMessage).every((one) => before.includes(one))).toBe(true);
});

test("what a baseline accepts is a suppressed result, with the reason", () => {
  const { issues, ...report } = judged(wrong);
  const accepted = issues.map((issue) => ({ issue, justification: "known since May" }));
  const { results } = logOf([{ name: "a.xml", report: { ...report, issues: [] }, accepted }]).runs[0];
  expect(results.map(({ suppressions }) => suppressions?.[0]?.justification)).toEqual(
    issues.map(() => "known since May"),
  );
});

const count = inputs(30, 1_000);
const forms = mutants.flatMap((mutant) => [mutant, { ...mutant, xml: mutant.xml.replaceAll("\n", "\r\n") }]);
const step = Math.max(1, Math.floor(forms.length / count));
const tried = forms.filter((_, index) => index % step === 0).slice(0, count);

test(`the places of ${tried.length} mutants in SARIF are those of the elements that the paths name`, () => {
  const reports = tried.map(({ xml, options }, index) => ({
    name: `${index}.xml`,
    report: validateMessage(xml, { ...options, now: clock() }),
  }));
  const { results } = logOf(reports).runs[0];
  for (const [index, { rule, code, at, line, column, xml }] of tried.entries()) {
    const found = results
      .filter(({ locations }) => locations[0].physicalLocation.artifactLocation.uri === `${index}.xml`)
      .find(({ ruleId, locations }) => {
        const path = locations[0].logicalLocations?.[0].fullyQualifiedName ?? "";
        return ruleId === rule && path.endsWith(at) && at !== "";
      });
    if (at === "") continue;
    const region = found?.locations[0].physicalLocation.region;
    expect({ rule, code, at, ...region }).toEqual({ rule, code, at, startLine: line, startColumn: column });
    const text = xml.split(/\r\n|\n/)[line - 1]?.slice(column - 1);
    expect(text?.startsWith("<"), `${rule} ${code} ${at}: ${text ?? ""}`).toBe(true);
  }
});
