import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import { composeAcknowledgement } from "../../src/message/acknowledgement/compose.js";
import { readAcknowledgement } from "../../src/message/acknowledgement/read.js";
import type { AcknowledgementInput } from "../../src/message/acknowledgement/types.js";
import { isResponseCode, responseCodes } from "../../src/terminology/response-codes.js";

const shared = join(import.meta.dirname, "../../../shared");
const here = existsSync(shared);
const works = (command: string): boolean => spawnSync(command, ["--version"]).error === undefined;
const xmllint = here && works("xmllint");
const oracle = here && works("java") && works("mvn");
if (!here) console.log("acknowledgements: not run: ../shared is not here");
if (!xmllint) console.log("acknowledgements: XML schema: not run: xmllint is not here");
if (!oracle) console.log("acknowledgements: referee: not run: Java or Maven is not here");

/** Every code, every shape that this library composes: file name to XML. */
function composed(): ReadonlyMap<string, string> {
  const base = {
    request: {
      headerId: "3f9f6a9e-5d0b-4a53-9d0e-0d6f3a1c2b41",
      senderReference: "urn:uuid:7f0f3a52-3c6e-4a52-8d5c-6a2f8f0c9b11",
    },
    practice: { odsCode: "A12345", mailboxId: "A12345GP001" },
  } as const;
  const inputs: Readonly<Record<string, AcknowledgementInput>> = {
    ...Object.fromEntries(
      Object.keys(responseCodes)
        .filter(isResponseCode)
        .map((code) => [code, { ...base, code }]),
    ),
    "with-diagnostics": { ...base, code: "20009", diagnostics: "2 errors; UR-032 at Bundle.entry[2].resource" },
    "for-information": { ...base, code: "30001", recipientType: "FI" },
    "unreadable-original": { ...base, code: "10009", request: { headerId: "UNREADABLE-IN-ORIGINAL-MESSAGE" } },
  };
  return new Map(
    Object.entries(inputs).map(([name, input]) => [`${name}.xml`, writeXml(composeAcknowledgement(input))]),
  );
}

const folder = mkdtempSync(join(tmpdir(), "acknowledgements-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const files = [...composed()].map(([name, xml]) => {
  writeFileSync(join(folder, name), xml);
  return join(folder, name);
});

/** HL7 writes a UUID differently, but NHS England's bundle profile names this system (update-record.md, section 11). */
const advice = /^The URL 'https:\/\/tools\.ietf\.org\/html\/rfc4122' should not be used with the UUID/;

interface Verdict {
  readonly file: string;
  readonly valid: boolean;
  readonly issues: readonly {
    readonly severity: string;
    readonly message: string;
    readonly kind?: string;
    readonly noise?: boolean;
  }[];
}

/** What HL7's validator says. It takes half a minute, so it runs without blocking the test runner. */
async function judged(paths: readonly string[]): Promise<Verdict[]> {
  const referee = spawn(join(shared, "oracle/validate"), ["--stdin"], { stdio: ["pipe", "pipe", "ignore"] });
  referee.stdin.end(`${paths.join("\n")}\n`);
  let output = "";
  for await (const chunk of referee.stdout.setEncoding("utf8")) output += String(chunk);
  return output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Verdict);
}

describe("acknowledgements that this library composes", () => {
  test.runIf(xmllint)("UR-110: all are valid by HL7's XML schemas", () => {
    const { status, stderr } = spawnSync(
      "xmllint",
      ["--noout", "--nonet", "--schema", join(shared, "spec/xsd/fhir-single.xsd"), ...files],
      { encoding: "utf8" },
    );
    expect(stderr.split("\n").filter((line) => line !== "" && !line.endsWith(" validates"))).toEqual([]);
    expect(status).toBe(0);
    console.log(`acknowledgements: XML schema: ${files.length} valid of ${files.length}`);
  });

  test.runIf(oracle)(
    "UR-110, UR-111, UR-112, UR-115: all are valid by HL7's validator with NHS England's profiles, with no " +
      "complaint but its advice on UUIDs",
    async () => {
      const verdicts = await judged(files);
      expect(verdicts).toHaveLength(files.length);
      const complaints = verdicts.flatMap(({ file, issues }) =>
        issues
          .filter(({ noise, message }) => noise !== true && !advice.test(message))
          .map(({ severity, message }) => `${file}: ${severity}: ${message}`),
      );
      expect(complaints).toEqual([]);
      expect(verdicts.every(({ valid }) => valid)).toBe(true);
      console.log(
        `acknowledgements: referee: ${verdicts.filter(({ valid }) => valid).length} valid of ${files.length}`,
      );
    },
  );
});

describe("NHS England's own example", () => {
  test.runIf(here)(
    "UR-110 to UR-116: the test harness's acknowledgement is read, and each of its habits is a warning",
    () => {
      const read = readAcknowledgement(readFileSync(join(shared, "spec/examples/acks/test-harness-ITK008M-30001.xml")));
      expect(read).toMatchObject({
        requestHeaderId: "bd253806-64e7-4c90-9adf-4866cd68aa66",
        messageBundleId: "f5627a01-d473-11e9-bede-7586afef6d75",
        responseCode: "ok",
        level: "business",
        outcome: "accepted",
      });
      expect(read.codes.map(({ code, known }) => [code, known?.display])).toEqual([
        ["30001", "Patient known here. (e.g. Patient is registered here)"],
      ]);
      expect(read.warnings.map(({ code }) => code)).toEqual([
        "sender-not-an-organisation",
        "sender-unknown",
        "flags-set",
        "sender-reference-missing",
      ]);
      expect(read).not.toHaveProperty("senderReference");
      console.log("acknowledgements: official examples: 1 read");
    },
  );
});
