import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildMessage, parseConsultation, pharmacyFirst, releases, type Consultation, type Message } from "../../src/index.js";
import { fullInput } from "../consultation/inputs.js";

const shared = join(import.meta.dirname, "../../../shared");
const examples = join(import.meta.dirname, "../../examples/consultations");
const here = existsSync(shared);
const works = (command: string): boolean => spawnSync(command, ["--version"]).error === undefined;
const xmllint = here && works("xmllint");
const oracle = here && works("java") && works("mvn");
if (!here) console.log("built messages: not run: ../shared is not here");
if (!xmllint) console.log("built messages: XML schema: not run: xmllint is not here");
if (!oracle) console.log("built messages: referee: not run: Java or Maven is not here");

const consultations: ReadonlyMap<string, Consultation> = new Map([
  ...readdirSync(examples).map((file) => [file.replace(/\.json$/, ""), parseConsultation(JSON.parse(readFileSync(join(examples, file), "utf8")))] as const),
  ["everything-at-once", pharmacyFirst.shingles(fullInput)],
]);

/** Every example under both releases, and once for information with identifiers of the sender's own. */
const messages: ReadonlyMap<string, Message> = new Map(
  [...consultations].flatMap(([name, consultation]) => {
    const sender = { odsCode: "FQW30", mailboxId: "X26ABC1" };
    const own = { ...sender, release: "1.2.1", recipientType: "FI", identifierSystem: "https://pms.example/id" } as const;
    return [
      ...releases.map((release) => [`${name}-${release}.xml`, buildMessage(consultation, { sender: { ...sender, release } })] as const),
      [`${name}-own-identifiers.xml`, buildMessage(consultation, { sender: own })] as const,
    ];
  }),
);

const folder = mkdtempSync(join(tmpdir(), "built-messages-"));
afterAll(() => { rmSync(folder, { recursive: true }); });
const files = [...messages].map(([name, { xml }]) => {
  writeFileSync(join(folder, name), xml);
  return join(folder, name);
});

interface Verdict {
  readonly file: string;
  readonly valid: boolean;
  readonly issues: readonly { readonly severity: string; readonly message: string; readonly path: string; readonly kind?: string; readonly messageId?: string }[];
}

/** What HL7's validator may say of a right message, each with its reason; anything else fails the test. */
const expected: readonly { readonly why: string; readonly message: RegExp; readonly path?: RegExp }[] = [
  { why: "SNOMED CT is not at hand", message: /^The code cannot be checked because codeSystem 'http:\/\/snomed\.info\/sct' version 'null' is not supported/ },
  { why: "SNOMED CT is not at hand, so no value set of it opens", message: /^Unable to expand ValueSet: cannot apply filters .* because CodeSystem 'http:\/\/snomed\.info\/sct' is ignored/ },
  { why: "the value set is not published beside the profiles", message: /^ValueSet 'https:\/\/fhir\.hl7\.org\.uk\/STU3\/ValueSet\/CareConnect-EncounterType-1' not found/, path: /Encounter/ },
  { why: "the profile is not published beside the others", message: /The definition of https:\/\/fhir\.hl7\.org\.uk\/STU3\/StructureDefinition\/CareConnect-Composition-1 is not available/ },
  { why: "{beats}/min is the unit that the guide demands (UR-072)", message: /^UCUM Codes that contain human readable annotations like \{beats\}/ },
  { why: "HL7 would write a UUID otherwise; section 11 decides for this system", message: /^The URL 'https:\/\/tools\.ietf\.org\/html\/rfc4122' should not be used with the UUID/ },
];

test("the examples cover every pathway and minor illness, and every kind of item", () => {
  const all = [...consultations.values()].slice(0, -1);
  expect(new Set(all.map(({ pathway }) => pathway)).size).toBe(8);
  const types = new Set(all.flatMap(({ observations = [] }) => observations.map(({ type }) => type)));
  expect([...types].sort()).toEqual(["blood-pressure", "height", "pulse", "temperature", "weight"]);
  for (const item of ["supplies", "declinedSupplies", "redFlags", "history", "advice", "plan", "signposting", "registeredPractice"] as const) {
    expect(all.some((consultation) => consultation[item] !== undefined), item).toBe(true);
  }
  expect(all.some(({ redFlags }) => Array.isArray(redFlags))).toBe(true);
});

test("every example is valid by this library's own rules, without a warning", () => {
  for (const name of consultations.keys()) for (const release of releases) {
    expect(messages.get(`${name}-${release}.xml`)?.report, `${name} ${release}`).toEqual({ kind: "update-record", valid: true, issues: [] });
  }
});

test.runIf(xmllint)("UR-001: every example, both releases, is valid by HL7's XML schemas", () => {
  const { status, stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", join(shared, "spec/xsd/fhir-single.xsd"), ...files], { encoding: "utf8" });
  expect(stderr.split("\n").filter((line) => line !== "" && !line.endsWith(" validates"))).toEqual([]);
  expect(status).toBe(0);
  console.log(`built messages: XML schema: ${String(files.length)} valid of ${String(files.length)}`);
});

test.runIf(oracle)("every example, both releases, has no error by HL7's validator with NHS England's profiles, and no warning that is not explained here", () => {
  const run = spawnSync(join(shared, "oracle/validate"), ["--stdin"], { encoding: "utf8", input: `${files.join("\n")}\n`, maxBuffer: 64 * 1024 * 1024 });
  const verdicts = run.stdout.trim().split("\n").map((line) => JSON.parse(line) as Verdict);
  expect(verdicts).toHaveLength(files.length);
  const issues = verdicts.flatMap(({ file, issues: found }) => found.map((issue) => ({ file, ...issue })));
  const reasonFor = ({ severity, message, path }: (typeof issues)[number]): string | undefined =>
    severity === "warning" ? expected.find((row) => row.message.test(message) && (row.path?.test(path) ?? true))?.why : undefined;
  expect(issues.filter((issue) => reasonFor(issue) === undefined)).toEqual([]);
  expect(verdicts.filter(({ valid }) => !valid)).toEqual([]);
  for (const { why } of expected) console.log(`built messages: referee: ${String(issues.filter((issue) => reasonFor(issue) === why).length)} warnings: ${why}`);
  console.log(`built messages: referee: ${String(verdicts.length)} valid of ${String(files.length)}`);
});
