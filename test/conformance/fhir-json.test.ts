import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { generatedMessages } from "../../scripts/messages/generated-messages.js";
import { readXml, writeXml } from "../../src/fhir/index.js";
import { fhirJsonOf, readFhirJson, validateMessage, writeFhirJson } from "../../src/index.js";
import { sentAt } from "../arbitraries/index.js";
import { fhirWithStu3 } from "../bench/fhir-stu3.js";
import { jsonOracleIn } from "./support/json-oracle.js";
import { askOracle, oracleErrors, oracleIsHere } from "./support/oracle.js";

const count = 1000;
const refereed = 100;
const spec = join(import.meta.dirname, "../../../shared/spec");
const isHere = existsSync(spec);
if (!isHere) console.log("FHIR JSON: official examples and other reader: not run: ../shared is not here");
if (!oracleIsHere) console.log("FHIR JSON: referee: not run: ../shared, Java or Maven is not here");

const folder = mkdtempSync(join(tmpdir(), "fhir-json-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const messages = [...generatedMessages(count, 2)];

test("UR-001: XML to JSON to XML gives the same bytes, for 1,000 generated messages", () => {
  for (const { name, message } of messages)
    expect(writeXml(readFhirJson(writeFhirJson(readXml(message.xml).resource)).resource), name).toBe(message.xml);
  console.log(`FHIR JSON: ${String(messages.length)} of ${String(count)} messages there and back, byte for byte`);
});

test("UR-001: a message in JSON gets the same verdict as in XML, for 1,000 generated messages", () => {
  for (const { name, message } of messages) {
    const inXml = validateMessage(message.xml, { now: sentAt });
    const inJson = validateMessage(writeFhirJson(message.bundle), { now: sentAt });
    expect([inJson.kind, inJson.valid, inJson.format], name).toEqual([inXml.kind, true, "fhir-json"]);
    expect(inJson.issues.map(({ rule, code, path }) => [rule, code, path]).sort(), name).toEqual(
      inXml.issues.map(({ rule, code, path }) => [rule, code, path]).sort(),
    );
  }
});

const examples = isHere
  ? readdirSync(join(spec, "examples"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".xml"))
  : [];

test.skipIf(!isHere)("UR-001: XML to JSON to XML gives the same bytes, for the official examples", () => {
  for (const name of examples) {
    // Some of them break FHIR's order of elements, which JSON does not have.
    const { resource } = readXml(readFileSync(join(spec, "examples", name)), { tolerant: true });
    expect(writeXml(readFhirJson(writeFhirJson(resource)).resource), name).toBe(writeXml(resource));
  }
  console.log(`FHIR JSON: ${String(examples.length)} official examples there and back`);
});

test.skipIf(!isHere)("an independent reader of FHIR XML makes the same JSON of 100 generated messages", () => {
  const fhir = fhirWithStu3(join(spec, "stu3-core"));
  for (const { name, message } of messages.slice(0, refereed))
    expect(JSON.parse(writeFhirJson(message.bundle)), name).toEqual(JSON.parse(fhir.xmlToJson(message.xml)));
});

test("as an object for other tools a message says the same, apart from digits that numbers cannot hold", () => {
  for (const { message } of messages.slice(0, refereed))
    expect(writeXml(readFhirJson(JSON.stringify(fhirJsonOf(message.bundle))).resource)).toBe(
      message.xml.replaceAll(
        /(<(?:value|low|high) value=")(-?[0-9]+\.[0-9]+)"/g,
        (_, start: string, decimal: string) => `${start}${String(Number(decimal))}"`,
      ),
    );
});

test.runIf(oracleIsHere)(
  "the JSON of 100 generated messages has no error by HL7's validator with NHS England's profiles",
  async () => {
    const asked = messages.slice(0, refereed);
    const texts = asked.map(({ message }) => writeFhirJson(message.bundle));
    const broken = (texts[0] ?? "").replace('"resourceType":"Patient"', '"resourceType":"Patient","mood":"x"');
    const [verdictOnBroken, ...verdicts] = await askOracle([broken, ...texts], jsonOracleIn(folder));
    expect(oracleErrors(verdictOnBroken).length).toBeGreaterThan(0);
    expect(verdicts).toHaveLength(refereed);
    expect(
      asked.flatMap(({ name }, index) => oracleErrors(verdicts[index]).map((issue) => ({ name, ...issue }))),
    ).toEqual([]);
    console.log(`FHIR JSON: referee: ${String(verdicts.length)} valid of ${String(refereed)}`);
  },
  600_000,
);
