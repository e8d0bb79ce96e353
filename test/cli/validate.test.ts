import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildMessage } from "../../src/build-message.js";
import { parseConsultation } from "../../src/consultation/parse-consultation.js";
import { demoConsultations } from "../../src/cli/demo/consultations.js";
import { writeFhirJson } from "../../src/fhir/json/write-fhir-json.js";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import { composeAcknowledgement } from "../../src/message/acknowledgement/compose.js";
import { isColoured as coloursOn } from "../../src/cli/colour/coloured.js";
import { ruleDescriptions } from "../../src/validation/index.js";
import { mutants } from "../validation/support/mutants.js";
import { updateRecord } from "./support/update-record.js";

let folder: string;
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-validate-"));
  const sender = { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.0" } as const;
  const { xml, bundle, ids } = buildMessage(parseConsultation(demoConsultations(new Date())[0]), { sender });
  const request = { headerId: ids.messageHeader, senderReference: `urn:uuid:${ids.encounter}` };
  const practice = { odsCode: "A12345", mailboxId: "A12345GP001" };
  await writeFile(file("good.xml"), xml);
  await writeFile(file("bad.xml"), xml.replace('value="9993210005"', 'value="9993210006"').replaceAll("><", ">\n<"));
  await writeFile(file("ack.xml"), writeXml(composeAcknowledgement({ request, code: "30001", practice })));
  const json = writeFhirJson(bundle, { indent: true });
  await writeFile(file("good.json"), json);
  await writeFile(file("bad.json"), json.replace('"value": "9993210005"', '"value": "9993210006"'));
  await writeFile(file("broken.json"), json.slice(0, 3000));
  await writeFile(file("other.xml"), "<note/>");
  await writeFile(file("broken.xml"), xml.slice(0, 3000));
  await writeFile(file("empty.xml"), "");
  await writeFile(file("hostile.xml"), '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>');
  await writeFile(file("bytes.xml"), new Uint8Array([0x3c, 0xff, 0xfe, 0x00]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Line {
  readonly file: string;
  readonly kind: string;
  readonly valid: boolean;
  readonly issues: readonly Readonly<Record<string, unknown>>[];
}

const lines = (out: string): Line[] =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

test("json is one object a line and file, in the order given, and every broken file gets its line", async () => {
  const names = [
    "good.xml",
    "missing.xml",
    "bad.xml",
    "ack.xml",
    "other.xml",
    "broken.xml",
    "empty.xml",
    "hostile.xml",
    "bytes.xml",
  ];
  const { code, out, err } = await updateRecord(["validate", ...names.map(file), file("none"), "--format", "json"]);
  expect([code, err]).toEqual([2, ""]);
  const found = lines(out);
  expect(found.map((line) => [line.file.replace(`${folder}/`, ""), line.kind, line.valid])).toEqual([
    ["good.xml", "update-record", true],
    ["missing.xml", "unreadable", false],
    ["bad.xml", "update-record", false],
    ["ack.xml", "acknowledgement", true],
    ["other.xml", "other", false],
    ["broken.xml", "unreadable", false],
    ["empty.xml", "unreadable", false],
    ["hostile.xml", "unreadable", false],
    ["bytes.xml", "unreadable", false],
    ["none", "unreadable", false],
  ]);
  for (const { valid, issues } of found) {
    expect(issues.some(({ severity }) => severity === "error")).toBe(!valid);
    for (const issue of issues) {
      expect(Object.keys(issue).filter((key) => !["line", "column", "expected", "received"].includes(key))).toEqual([
        "severity",
        "rule",
        "code",
        "message",
        "path",
      ]);
    }
  }
  expect(found[1]?.issues).toEqual([
    {
      severity: "error",
      rule: "UR-001",
      code: "unreadable",
      message: "The file cannot be read: there is no such file.",
      path: "",
    },
  ]);
});

test("UR-032: an issue names its rule, path, line and column, and no patient data", async () => {
  const { code, out } = await updateRecord(["validate", file("bad.xml"), "--format", "json"]);
  expect(code).toBe(1);
  const issue = lines(out)[0]?.issues.find(({ rule }) => rule === "UR-032");
  expect(issue).toMatchObject({
    severity: "error",
    line: expect.any(Number) as number,
    column: expect.any(Number) as number,
  });
  expect(issue?.["path"]).toContain("identifier[0].value");
  expect(out).not.toContain("9993210006");
});

test("exit 0 where every file is valid, 1 where one is not, 2 where one cannot be read", async () => {
  expect((await updateRecord(["validate", file("good.xml"), file("ack.xml")])).code).toBe(0);
  expect((await updateRecord(["validate", file("good.xml"), file("bad.xml")])).code).toBe(1);
  expect((await updateRecord(["validate", file("good.xml"), file("missing.xml")])).code).toBe(2);
});

test("text ends with a total, unless there is one file alone; --quiet shows only what is not valid", async () => {
  const several = ["validate", file("good.xml"), file("bad.xml"), file("missing.xml")];
  expect((await updateRecord(several)).out).toMatch(/\n3 files: 1 valid, 1 invalid, 1 unreadable\n$/);
  expect((await updateRecord(several.slice(0, 3))).out).toMatch(/\n2 files: 1 valid, 1 invalid\n$/);
  expect((await updateRecord(several.slice(0, 2))).out).not.toContain("files:");
  const { code, out } = await updateRecord([...several, "--quiet"]);
  expect([code, out.includes("good.xml"), out.includes("files:")]).toEqual([2, false, false]);
  expect(out).toContain("bad.xml: NOT VALID");
});

test("a folder stands for what is in it, a pattern for what fits it; one of nothing is unreadable", async () => {
  await mkdir(file("sent/old"), { recursive: true });
  for (const name of ["sent/b.xml", "sent/a.xml", "sent/old/c.JSON"])
    await copyFile(file(name.endsWith("N") ? "good.json" : "good.xml"), file(name));
  const files = async (...names: readonly string[]): Promise<readonly string[]> =>
    lines((await updateRecord(["validate", ...names, "--format", "json"])).out).map((line) => line.file);
  const all = ["sent/a.xml", "sent/b.xml", "sent/old/c.JSON"].map(file);
  expect(await files(file("sent"))).toEqual(all);
  expect(await files(file("**/?.*"))).toEqual(all);
  expect(await files(file("sent/*.xml"))).toEqual(all.slice(0, 2));
  const nothing = await updateRecord(["validate", file("sent/*.txt"), "--format", "json"]);
  expect([nothing.code, lines(nothing.out)[0]?.issues[0]?.["message"]]).toEqual([
    2,
    "The file cannot be read: no file fits this pattern.",
  ]);
});

test("text says for each file whether it is valid, and what is wrong where", async () => {
  const { out } = await updateRecord(["validate", file("good.xml"), file("bad.xml")]);
  expect(out).toContain("good.xml: valid, Update Record message\n");
  expect(out).toMatch(/bad\.xml: NOT VALID, Update Record message\n {2}error UR-032 \(line \d+, column \d+\): /);
});

test("text shows the line of an issue and points at it, with patient data only on request", async () => {
  const args = ["validate", file("bad.xml")];
  const { out } = await updateRecord(args);
  expect(out).toMatch(/\n +[0-9]+ \| <value value="•{10}"\/>\n +\| \^{6}\n/);
  expect(out).not.toContain("9993210006");
  expect((await updateRecord([...args, "--show-data"])).out).toContain('<value value="9993210006"/>');
  expect(await updateRecord([...args, "--show-data", "--format", "json"])).toMatchObject({ code: 2, out: "" });
});

test("UR-032: a message in FHIR JSON is validated as one in XML is, and says so", async () => {
  const names = ["good.json", "bad.json", "broken.json"].map(file);
  const asLines = await updateRecord(["validate", ...names, "--format", "json"]);
  expect([asLines.code, asLines.err]).toEqual([2, ""]);
  const [good, bad, broken] = lines(asLines.out);
  expect(good).toMatchObject({ kind: "update-record", format: "fhir-json", valid: true });
  expect(bad).toMatchObject({ kind: "update-record", format: "fhir-json", valid: false });
  expect(broken).toMatchObject({ kind: "unreadable", valid: false });
  expect(bad?.issues.find(({ rule }) => rule === "UR-032")).toMatchObject({
    path: expect.stringMatching(/identifier\[0\]\.value$/) as string,
    pointer: expect.stringMatching(/^\/entry\/2\/resource\/entry\/[0-9]+\/resource\/identifier\/0\/value$/) as string,
    line: expect.any(Number) as number,
  });
  const { code, out } = await updateRecord(["validate", file("bad.json")]);
  expect(code).toBe(1);
  expect(out).toContain("bad.json: NOT VALID, Update Record message (FHIR JSON)\n");
  expect(out).toMatch(/\n +JSON pointer: \/entry\/2\/.*\n +[0-9]+ \| "value": "•{10}"\n +\| \^{7}\n/);
  expect(out).not.toContain("9993210006");
});

test("json says which code is expected there and which is there", async () => {
  await writeFile(
    file("code.xml"),
    (await readFile(file("good.xml"), "utf8")).replace('<status value="finished"/>', '<status value="planned"/>'),
  );
  const issue = lines((await updateRecord(["validate", file("code.xml"), "--format", "json"])).out)[0]?.issues.find(
    ({ rule }) => rule === "UR-031",
  );
  expect(issue).toMatchObject({ code: "fixed-value", expected: "finished", received: "planned" });
});

test("junit is one document for all files, with the same exit codes", async () => {
  const { code, out } = await updateRecord([
    "validate",
    file("good.xml"),
    file("bad.xml"),
    file("missing.xml"),
    "--format",
    "junit",
  ]);
  expect(code).toBe(2);
  expect(out.match(/<testsuite /g)).toHaveLength(3);
  expect(out).toContain('<failure type="wrong-check-digit"');
  expect(out).toContain('<error type="unreadable"');
  expect((await updateRecord(["validate", file("good.xml"), file("bad.xml"), "--format", "junit"])).code).toBe(1);
  expect((await updateRecord(["validate", file("good.xml"), "--format", "junit"])).code).toBe(0);
});

test("--without leaves out warnings, never errors; the id of a rule without warnings is wrong use", async () => {
  const rules = async (...args: readonly string[]): Promise<readonly unknown[]> =>
    (
      lines((await updateRecord(["validate", file("warned.xml"), "--format", "json", ...args])).out)[0]?.issues ?? []
    ).map(({ severity, rule }) => `${String(severity)} ${String(rule)}`);
  const bad = (await readFile(file("bad.xml"), "utf8"))
    .replace(/gphc-number"\/>\s*<value value="[0-9]+"/, 'gphc-number"/><value value="X"')
    .replace(/ods-organization-code"\/>\s*<value value="[A-Z0-9]+"/, 'ods-organization-code"/><value value="x"');
  await writeFile(file("warned.xml"), bad);
  const all = await rules();
  expect(all).toEqual(expect.arrayContaining(["warning UR-034", "warning UR-003", "error UR-032"]));
  expect(await rules("--without", "UR-034", "--without", "UR-003", "--without", "CS-15")).toEqual(
    all.filter((said) => said !== "warning UR-034" && said !== "warning UR-003"),
  );
  for (const [id, why] of [
    ["CS-99", "must name a rule, such as CS-15"],
    ["CS-5", "Did you mean CS-05?"],
    ["", "must name a rule"],
    ["UR-032", "leaves nothing out: UR-032 gives errors alone"],
    ["CS-07", "leaves nothing out: CS-07 gives errors alone"],
    ["ME-01", "leaves nothing out: no report names ME-01"],
  ] as const) {
    const { code, out, err } = await updateRecord(["validate", file("good.xml"), "--without", id]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(`--without ${why}`.replace("--without Did", "Did"));
  }
});

test("--release checks a message against that release", async () => {
  expect((await updateRecord(["validate", file("good.xml"), "--release", "1.2.0"])).code).toBe(0);
  const { code, out } = await updateRecord(["validate", file("good.xml"), "--release", "1.2.1", "--format", "json"]);
  expect(code).toBe(1);
  expect(lines(out)[0]?.issues.map(({ rule }) => rule)).toContain("UR-050");
});

test("- reads standard input, once", async () => {
  const { code, out } = await updateRecord(["validate", "-", "--format", "json"], "<note/>");
  expect(code).toBe(1);
  expect(lines(out)).toMatchObject([{ file: "-", kind: "other", valid: false }]);
  expect((await updateRecord(["validate", "-", "-"], "<note/>")).code).toBe(2);
});

test("no file, or an unknown format, is wrong use", async () => {
  expect((await updateRecord(["validate"])).code).toBe(2);
  expect((await updateRecord(["validate", file("good.xml"), "--format", "xml"])).err).toContain(
    "--format must be text or json or junit",
  );
});

test("--without of every rule that warns in a report leaves its warnings out, and nothing else", async () => {
  const warned = mutants.filter(({ severity }) => severity === "warning");
  const oneOf = new Map(warned.map((mutant) => [mutant.rule, mutant]));
  const warning = ruleDescriptions().filter(
    ({ severities, appliesTo }) => severities.includes("warning") && appliesTo.length > 0,
  );
  expect(warning.map(({ id }) => id).filter((id) => !oneOf.has(id))).toEqual([]);
  for (const { id } of warning) {
    await writeFile(file("mutant.xml"), oneOf.get(id)?.xml ?? "");
    const issues = async (...args: readonly string[]): Promise<readonly unknown[]> =>
      lines((await updateRecord(["validate", file("mutant.xml"), "--format", "json", ...args])).out)[0]?.issues ?? [];
    const [all, left] = [await issues(), await issues("--without", id)];
    expect(left, id).toEqual(
      (all as readonly { readonly rule: string; readonly severity: string }[]).filter(
        ({ rule, severity }) => rule !== id || severity === "error",
      ),
    );
    expect(left.length, id).toBeLessThan(all.length);
  }
});

test("sarif is one log of all files, github a command for each issue; text says what explains one", async () => {
  const files = [file("good.xml"), file("bad.xml"), file("missing.xml")];
  const sarif = await updateRecord(["validate", ...files, "--format", "sarif"]);
  const log = JSON.parse(sarif.out) as {
    readonly runs: readonly [{ readonly results: readonly { readonly ruleId: string }[] }];
  };
  expect(sarif.code).toBe(2);
  expect(log.runs[0].results.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(["UR-032", "UR-001"]));
  const github = await updateRecord(["validate", ...files, "--format", "github"]);
  expect(github.out).toMatch(/^::error file=.*bad\.xml,line=\d+,col=\d+,title=UR-032 wrong-check-digit::/m);
  const text = await updateRecord(["validate", file("bad.xml")]);
  expect(text.out).toMatch(/\nExplain one: update-record explain [A-Z]+-[0-9]+\n$/);
});

test("on a screen verdicts and severities are coloured; NO_COLOR switches it off, FORCE_COLOR on", async () => {
  const screen = { isOutputScreen: () => true };
  const on = await updateRecord(["validate", file("bad.xml")], "", screen);
  expect(on.out).toContain("\u001b[31mNOT VALID\u001b[0m");
  expect(on.out).toContain("\u001b[31m  error UR-032\u001b[0m");
  for (const [env, screened, isColoured] of [
    [{ NO_COLOR: "1" }, true, false],
    [{ NO_COLOR: "" }, true, true],
    [{ TERM: "dumb" }, true, false],
    [{ FORCE_COLOR: "1" }, false, true],
    [{ FORCE_COLOR: "0" }, true, false],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, false, true],
    [{}, false, false],
  ] as const)
    expect(coloursOn({ isOutputScreen: () => screened }, env)).toBe(isColoured);
  const plain = await updateRecord(["validate", file("bad.xml")]);
  expect(on.out.replaceAll(/\u001b\[[0-9]+m/g, "")).toBe(plain.out);
});
