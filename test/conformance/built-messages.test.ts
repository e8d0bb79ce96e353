import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { generatedMessages } from "../../scripts/messages/generated-messages.js";
import {
  buildMessage,
  parseConsultation,
  pharmacyFirst,
  releases,
  replaceMessage,
  type Consultation,
  type Message,
} from "../../src/index.js";
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
  ...readdirSync(examples).map(
    (file) =>
      [file.replace(/\.json$/, ""), parseConsultation(JSON.parse(readFileSync(join(examples, file), "utf8")))] as const,
  ),
  ["everything-at-once", pharmacyFirst.shingles(fullInput)],
]);

/**
 * Every example under both releases, once for information with the sender's own identifiers, and once to replace
 * that.
 */
const messages: ReadonlyMap<string, Message> = new Map(
  [...consultations].flatMap(([name, consultation]) => {
    const sender = { odsCode: "FQW30", mailboxId: "X26ABC1" };
    // As soon as all of it was confirmed.
    const times = (consultation.confirmations ?? []).map(({ at }) => Date.parse(at));
    const clock = (): Date => new Date(Math.max(Date.parse(consultation.startedAt) + 3_600_000, ...times));
    const later = (): Date => new Date(clock().getTime() + 60_000);
    const confirmedAnew = parseConsultation({
      ...consultation,
      confirmations: consultation.confirmations?.map((one) => ({ ...one, at: later().toISOString() })),
    });
    const ownSender = {
      ...sender,
      release: "1.2.1",
      recipientType: "FI",
      identifierSystem: "https://pms.example/id",
    } as const;
    const own = buildMessage(consultation, { sender: ownSender, clock });
    return [
      ...releases.map(
        (release) =>
          [`${name}-${release}.xml`, buildMessage(consultation, { sender: { ...sender, release }, clock })] as const,
      ),
      [`${name}-own-identifiers.xml`, own] as const,
      [
        `${name}-replacement.xml`,
        replaceMessage(own.version, confirmedAnew, { sender: ownSender, clock: later, reason: "A test" }),
      ] as const,
    ];
  }),
);

/** How many generated messages: `GENERATED=1000` for the full run. */
const generatedCount = Number(process.env["GENERATED"] ?? 100);

const generated: ReadonlyMap<string, Message> = new Map(
  [...generatedMessages(generatedCount, 20_261_122)].map(({ name, message }) => [`${name}.xml`, message]),
);

const folder = mkdtempSync(join(tmpdir(), "built-messages-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const files = [...messages, ...generated].map(([name, { xml }]) => {
  writeFileSync(join(folder, name), xml);
  return join(folder, name);
});

interface Verdict {
  readonly file: string;
  readonly valid: boolean;
  readonly issues: readonly {
    readonly severity: string;
    readonly message: string;
    readonly path: string;
    readonly kind?: string;
    readonly messageId?: string;
  }[];
}

/** What HL7's validator may say about a correct message, each with its reason; anything else fails the test. */
const expected: readonly { readonly why: string; readonly message: RegExp; readonly path?: RegExp }[] = [
  {
    why: "SNOMED CT is not at hand",
    message:
      /^The code cannot be checked because codeSystem 'http:\/\/snomed\.info\/sct' version 'null' is not supported/,
  },
  {
    why: "SNOMED CT is not at hand, so no value set of it opens",
    message:
      /^Unable to expand ValueSet: cannot apply filters .* because CodeSystem 'http:\/\/snomed\.info\/sct' is ignored/,
  },
  {
    why: "the value set is not published beside the profiles",
    message: /^ValueSet 'https:\/\/fhir\.hl7\.org\.uk\/STU3\/ValueSet\/CareConnect-EncounterType-1' not found/,
    path: /Encounter/,
  },
  {
    why: "the profile is not published beside the others",
    message: new RegExp(
      "The definition of https://fhir.hl7.org.uk/STU3/StructureDefinition/(?:CareConnect-Composition-1|" +
        "Extension-CareConnect-OutcomeOfAttendance-1) is not available",
    ),
  },
  {
    why: "the value set is not published beside the profiles",
    message: new RegExp(
      "^ValueSet 'https://fhir.hl7.org.uk/STU3/ValueSet/CareConnect-(?:OutcomeOfAttendance|BodySite)-1 ?' not found",
    ),
  },
  {
    why: "a text is sent as it was given, with its white space (UR-075)",
    message: /^value should not start or finish with whitespace/,
    path: new RegExp(
      String.raw`\.(?:summary|text|title|name|data|patientInstruction|value|display|unit|` +
        String.raw`city|district|postalCode|country|family|(?:given|line|prefix|suffix)\[\d+\])$`,
    ),
  },
  {
    why: "{beats}/min is the unit that the guide demands (UR-072)",
    message: /^UCUM Codes that contain human readable annotations like \{beats\}/,
  },
  {
    why: "HL7 would write a UUID otherwise; section 11 decides for this system",
    message: /^The URL 'https:\/\/tools\.ietf\.org\/html\/rfc4122' should not be used with the UUID/,
  },
];

test("the examples cover every pathway and minor illness, and every kind of item", () => {
  const all = [...consultations.values()].slice(0, -1);
  expect(new Set(all.flatMap((one) => (one.service === "pharmacy-first" ? [one.pathway] : []))).size).toBe(8);
  const types = new Set(all.flatMap(({ observations = [] }) => observations.map(({ type }) => type)));
  expect([...types]).toEqual(expect.arrayContaining(["blood-pressure", "height", "pulse", "temperature", "weight"]));
  for (const item of [
    "supplies",
    "redFlags",
    "history",
    "advice",
    "plan",
    "signposting",
    "registeredPractice",
  ] as const) {
    expect(
      all.some((consultation) => consultation[item] !== undefined),
      item,
    ).toBe(true);
  }
  expect(all.some(({ redFlags }) => Array.isArray(redFlags))).toBe(true);
});

test("every example is valid by this library's own rules, with no warning except about what it confirms itself", () => {
  for (const [name, { confirmations = [], declinedSupplies = [] }] of consultations)
    for (const release of releases) {
      const report = messages.get(`${name}-${release}.xml`)?.report;
      // A declined product is always a warning outside an urgent supply (UR-040).
      const meant = [...confirmations.map(({ rule }) => rule), ...declinedSupplies.map(() => "UR-040")];
      const unconfirmed = report?.issues.filter(({ rule }) => !meant.includes(rule));
      expect({ valid: report?.valid, unconfirmed }, `${name} ${release}`).toEqual({ valid: true, unconfirmed: [] });
    }
});

test("UR-050, UR-051, UR-052, UR-053: generated messages of every service are valid by our own rules", () => {
  expect(generated.size).toBe(generatedCount);
  expect(new Set([...generated.values()].map(({ version }) => version.service)).size).toBe(4);
  for (const [name, { report }] of generated)
    expect(
      report.issues.filter(({ severity }) => severity === "error"),
      name,
    ).toEqual([]);
  console.log(`built messages: generated: ${String(generated.size)} valid by this library's own rules`);
});

test.runIf(xmllint)(
  "UR-001: every example, both releases, and every generated message is valid by HL7's XML schemas",
  () => {
    const { status, stderr } = spawnSync(
      "xmllint",
      ["--noout", "--nonet", "--schema", join(shared, "spec/xsd/fhir-single.xsd"), ...files],
      { encoding: "utf8" },
    );
    expect(stderr.split("\n").filter((line) => line !== "" && !line.endsWith(" validates"))).toEqual([]);
    expect(status).toBe(0);
    console.log(`built messages: XML schema: ${String(files.length)} valid of ${String(files.length)}`);
  },
);

test.runIf(oracle)(
  "every example, both releases, and every generated message has no error by HL7's validator with NHS England's " +
    "profiles, and no warning that is not explained here",
  () => {
    const run = spawnSync(join(shared, "oracle/validate"), ["--stdin"], {
      encoding: "utf8",
      input: `${files.join("\n")}\n`,
      maxBuffer: 64 * 1024 * 1024,
    });
    const verdicts = run.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Verdict);
    expect(verdicts).toHaveLength(files.length);
    const issues = verdicts.flatMap(({ file, issues: found }) => found.map((issue) => ({ file, ...issue })));
    const reasonFor = ({ severity, message, path }: (typeof issues)[number]): string | undefined =>
      severity === "warning"
        ? expected.find((row) => row.message.test(message) && (row.path?.test(path) ?? true))?.why
        : undefined;
    const unexplained = issues.filter((issue) => reasonFor(issue) === undefined);
    expect(
      [...new Set(unexplained.map(({ severity, message, path }) => `${severity}: ${message} at ${path}`))].slice(0, 20),
    ).toEqual([]);
    expect(verdicts.filter(({ valid }) => !valid)).toEqual([]);
    for (const { why } of expected)
      console.log(
        `built messages: referee: ${String(issues.filter((issue) => reasonFor(issue) === why).length)} warnings: ` +
          why,
      );
    console.log(`built messages: referee: ${String(verdicts.length)} valid of ${String(files.length)}`);
  },
);
