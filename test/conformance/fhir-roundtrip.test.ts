import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readXml } from "../../src/fhir/xml/read-xml.js";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import type { XmlReadError } from "../../src/fhir/xml/errors.js";

const spec = "../shared/spec";
const missing = !existsSync(spec) ? "../shared/spec is missing" : !hasXmllint() ? "xmllint is missing" : undefined;
if (missing !== undefined) console.log(`not run: ${missing}`);

/** Where published fragments break the order of HL7's XML schema: the first such place of each. */
const outOfOrder: Readonly<Record<string, string>> = {
  "example--gpc-update-record--prsb--clinical-summary.xml": "ClinicalImpression.id 10:3",
  "example--gpc-update-record--prsb--history.xml": "ClinicalImpression.id 10:3",
  "example--gpc-update-record--prsb--info-advice-given.xml": "ClinicalImpression.meta 7:3",
  "example--gpc-update-record--prsb--plan-requested-actions.xml": "ClinicalImpression.meta 7:3",
  "example--gpc-update-record--prsb--pregnancy-state.xml": "Observation.meta 7:3",
  "example--gpc-update-record--prsb--red-flags.xml": "ClinicalImpression.meta 7:3",
  "example--gpc-update-record--prsb--signpost-details.xml": "ClinicalImpression.meta 7:3",
};

const examples = existsSync(spec)
  ? readdirSync(join(spec, "examples"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".xml"))
      .sort()
  : [];
console.log(`${examples.length} official examples`);

function hasXmllint(): boolean {
  try {
    execFileSync("xmllint", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const canonical = (xml: string): string =>
  execFileSync("xmllint", ["--noblanks", "--c14n", "-"], { input: xml, encoding: "utf8" });

function passesSchema(xml: string): boolean {
  execFileSync("xmllint", ["--noout", "--schema", join(spec, "xsd/fhir-single.xsd"), "-"], {
    input: xml,
    stdio: ["pipe", "ignore", "ignore"],
  });
  return true;
}

test.skipIf(missing !== undefined).each(examples)(
  "UR-001: %s is written back as the same canonical XML, or refused where it breaks the order",
  (name) => {
    const bytes = readFileSync(join(spec, "examples", name));
    const expected = outOfOrder[name];
    if (expected === undefined) {
      const written = writeXml(readXml(bytes).resource);
      expect(canonical(written)).toBe(canonical(bytes.toString("utf8")));
      expect(passesSchema(written)).toBe(true);
      expect(canonical(writeXml(readXml(bytes).resource, { indent: true, declaration: true }))).toBe(
        canonical(written),
      );
      return;
    }
    const error = (() => {
      try {
        readXml(bytes);
      } catch (thrown) {
        return thrown as XmlReadError;
      }
      return undefined;
    })();
    expect(error?.reason).toBe("wrong-order");
    expect(`${error?.path} ${error?.line}:${error?.column}`).toBe(expected);
    // Tolerant reading loses nothing: written in order, the same elements are there, and the schema accepts them.
    const { resource, problems } = readXml(bytes, { tolerant: true });
    expect(problems.every(({ reason }) => reason === "wrong-order")).toBe(true);
    expect(tags(writeXml(resource))).toEqual(tags(bytes.toString("utf8")));
  },
);

function tags(xml: string): readonly string[] {
  return (xml.match(/<[A-Za-z][^>]*>/g) ?? []).map((tag) => tag.replace(/\s*\/?>$/, "").replace(/\s+/g, " ")).sort();
}
