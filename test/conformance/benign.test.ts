import { beforeAll, expect, test } from "vitest";
import { validateMessage } from "../../src/validation/index.js";
import { sentAt } from "../arbitraries/index.js";
import { benignKinds, benignMessages, type BenignMessage } from "../validation/mutator/benign.js";
import { ownMessages, type SeedMessage } from "../validation/mutator/seed-message.js";
import { officialMessages } from "./support/official-messages.js";
import { askOracle, oracleErrors, oracleIsHere } from "./support/oracle.js";
import { xmlSchemaErrors, xmlSchemaIsHere } from "./support/xml-schema.js";

/** BENIGN=2000 for the full run, with half as many messages as generated, and 200 checked by HL7's validator. */
const count = Number(process.env["BENIGN"] ?? 300);
const sample = Math.min(200, count / 5);
const seed = 1;

if (!oracleIsHere) console.log("benign changes: HL7's validator: not run: ../shared, Java or Maven is not here");
if (!xmlSchemaIsHere) console.log("benign changes: XML schema: not run: ../shared or xmllint is not here");

let messages: readonly SeedMessage[] = [];
let changed: readonly BenignMessage[] = [];

beforeAll(() => {
  messages = [...officialMessages, ...ownMessages(count / 2, seed)];
  changed = [...benignMessages(messages, count, seed)];
});

const errorsIn = (xml: string): readonly string[] =>
  validateMessage(xml, { now: sentAt })
    .issues.filter(({ severity }) => severity === "error")
    .map(({ rule, code, path }) => `${rule} ${code} ${path}`);

test("UR-001: valid messages give no error, nor do changes that do not alter their meaning", () => {
  expect(benignKinds.length).toBeGreaterThanOrEqual(20);
  expect(messages.flatMap(({ name, xml }) => errorsIn(xml).map((error) => ({ name, error })))).toEqual([]);
  expect(
    changed.flatMap(({ seed: from, change, xml }) => errorsIn(xml).map((error) => ({ from, change, error }))),
  ).toEqual([]);
  console.log(
    `benign changes: ${String(messages.length)} valid messages and ${String(changed.length)} changed ones, of ` +
      `${String(benignKinds.length)} kinds, without an error`,
  );
});

test.runIf(xmlSchemaIsHere)("UR-001: HL7's XML schema finds the benign changes benign", () => {
  const said = xmlSchemaErrors(changed.map(({ xml }) => xml));
  expect(
    changed.flatMap(({ change, seed: from }, index) =>
      said[index] === "" ? [] : [{ change, from, said: said[index] }],
    ),
  ).toEqual([]);
});

test.runIf(oracleIsHere)("UR-001: HL7's validator finds the benign changes benign", { timeout: 600_000 }, async () => {
  const asked = changed.slice(0, sample);
  // HL7's validator does not recognise a file that begins with a byte order mark as XML.
  const verdicts = await askOracle(asked.map(({ xml }) => xml.replace(/^\ufeff/, "")));
  expect(
    asked.flatMap(({ change, seed: from }, index) =>
      oracleErrors(verdicts[index]).map(({ path, message }) => ({ change, from, path, message })),
    ),
  ).toEqual([]);
  console.log(`benign changes: HL7's validator: ${String(asked.length)} without an error`);
});
