import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readXml, writeXml } from "../../src/fhir/index.js";
import { validateMessage, type Issue, type Report } from "../../src/validation/index.js";

const examples = join(import.meta.dirname, "../../../shared/spec/examples");
const here = existsSync(examples);
const xmllint = here && spawnSync("xmllint", ["--version"]).error === undefined;
if (!here) console.log("official examples: not run: ../shared is not here");
if (!xmllint) console.log("official examples: canonical XML: not run: xmllint is not here");

interface Known {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly why: string;
}

const known = JSON.parse(
  readFileSync(join(import.meta.dirname, "official-example-errors.json"), "utf8"),
) as readonly Known[];
const services = here
  ? readdirSync(examples)
      .filter((file) => file.endsWith("-service--example-1.xml"))
      .sort()
  : [];
const fragments = here
  ? readdirSync(examples)
      .filter((file) => file.startsWith("example--"))
      .sort()
  : [];
const folder = mkdtempSync(join(tmpdir(), "examples-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const reportOn = (file: string): Report => validateMessage(readFileSync(join(examples, file)));
const errorsIn = ({ issues }: Report): readonly Issue[] => issues.filter(({ severity }) => severity === "error");
const warningsIn = ({ issues }: Report): readonly string[] =>
  issues.filter(({ severity }) => severity === "warning").map(({ rule, code }) => `${rule} ${code}`);

test.runIf(here)(
  "the official examples have the errors that are listed, each a known defect of theirs, and no other",
  () => {
    const found = services.flatMap((file) => errorsIn(reportOn(file)).map(({ line, rule }) => ({ file, line, rule })));
    expect(found).toEqual(known.map(({ file, line, rule }) => ({ file, line, rule })));
    expect(known.every(({ why }) => why.includes("update-record.md"))).toBe(true);
    console.log(`official examples: ${String(services.length)} files, ${String(found.length)} known errors`);
  },
);

test.runIf(here)(
  "UR-033, UR-034, UR-035, UR-060: the placeholders and older habits of the examples are warnings",
  () => {
    const placeholders = ["UR-033 wrong-form", "UR-034 wrong-form", "UR-035 other-system"];
    expect(warningsIn(reportOn("pharmacy-first-service--example-1.xml"))).toEqual([
      ...placeholders,
      "UR-060 older-heading",
    ]);
    expect(warningsIn(reportOn("contraception-service--example-1.xml"))).toEqual(placeholders);
    expect(warningsIn(reportOn("blood-pressure-check-service--example-1.xml"))).toEqual([
      "UR-033 wrong-form",
      "UR-035 other-system",
    ]);
  },
);

test.runIf(here)("UR-002: a fragment is not a message, and the report still says what is wrong with it", () => {
  for (const file of fragments) {
    const report = reportOn(file);
    expect({ file, kind: report.kind, valid: report.valid }).toEqual({ file, kind: "other", valid: false });
    expect(
      errorsIn(report).some(({ rule }) => rule === "UR-002"),
      file,
    ).toBe(true);
  }
  console.log(`official fragments: ${String(fragments.length)} files`);
});

test.runIf(here)(
  "CS-01, UR-062: the published pregnancy snippet (code: pregnant, words: not pregnant) is refused at its line",
  () => {
    const [issue] = errorsIn(reportOn("example--gpc-update-record--prsb--pregnancy-state.xml")).filter(
      ({ rule }) => rule === "CS-01",
    );
    expect(issue).toMatchObject({ line: 20, code: "display-of-another-code" });
  },
);

test.runIf(here)("UR-060: a heading under a system that it was never published under is an error", () => {
  for (const name of ["clinical-summary", "info-advice-given"]) {
    const rules = errorsIn(reportOn(`example--gpc-update-record--prsb--${name}.xml`)).map(
      ({ rule, code }) => `${rule} ${code}`,
    );
    expect(rules).toContain("UR-060 other-system");
  }
});

test.runIf(here)("UR-116: the acknowledgement of NHS England's test harness is valid, with warnings", () => {
  const report = reportOn("acks/test-harness-ITK008M-30001.xml");
  expect({ kind: report.kind, valid: report.valid }).toEqual({ kind: "acknowledgement", valid: true });
  expect(warningsIn(report)).toEqual(["UR-116 acknowledgement-asked", "UR-116 required", "UR-116 other-sender"]);
});

test.runIf(xmllint)(
  "UR-001: the official examples are read completely: written back, they give the same canonical XML",
  () => {
    const canonical = (file: string): string => {
      const run = spawnSync("xmllint", ["--noblanks", "--c14n", file], {
        encoding: "utf8",
        maxBuffer: 16 * 1024 * 1024,
      });
      return run.stdout.replace(/>\s+</g, "><");
    };
    for (const file of services) {
      const reading = readXml(readFileSync(join(examples, file)), { tolerant: true });
      expect(reading.problems, file).toEqual([]);
      const written = join(folder, file);
      writeFileSync(written, writeXml(reading.resource));
      expect(canonical(written), file).toBe(canonical(join(examples, file)));
    }
    console.log(`official examples: canonical XML: ${String(services.length)} files the same`);
  },
);
