import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { generatedMessages } from "../../scripts/messages/generated-messages.js";
import { readMessage, validateMessage } from "../../src/index.js";
import { sentAt } from "../arbitraries/index.js";
import { rebuilt, writeForRebuild } from "../message/support/rebuilt.js";
import { askOracle, oracleErrors, oracleIsHere } from "./support/oracle.js";
import { xmlSchemaErrors, xmlSchemaIsHere } from "./support/xml-schema.js";

const count = 1000;
const seed = 1;
/** How many of them HL7's validator checks, at a fifth of a second each: REFEREED=1000 for all. */
const refereed = Number(process.env["REFEREED"] ?? 300);
const patience = 600_000 + 1_000 * refereed;

if (!xmlSchemaIsHere) console.log("generated messages: XML schema: not run: ../shared or xmllint is not here");
if (!oracleIsHere) console.log("generated messages: referee: not run: ../shared, Java or Maven is not here");

const folder = mkdtempSync(join(tmpdir(), "generated-messages-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const messages = [...generatedMessages(count, seed)];
for (const message of messages) writeForRebuild(folder, message);

test("UR-001: every generated message is valid by our own rules and read back whole, with nothing left", () => {
  for (const { name, message, sender } of messages) {
    expect(
      validateMessage(message.xml, { release: sender.release, now: sentAt }).issues.filter(
        ({ severity }) => severity === "error",
      ),
      name,
    ).toEqual([]);
    expect(readMessage(message.xml).remainder, name).toEqual([]);
  }
  console.log(`generated messages: this library: ${String(messages.length)} valid of ${String(count)}`);
});

test("consultation and message go through JSON to a new process, which builds the same bytes from both", async () => {
  expect(await rebuilt(folder)).toEqual([`${String(count)} built again`]);
  console.log(`generated messages: ${String(count)} of ${String(count)} built again, byte for byte`);
}, 600_000);

test.runIf(xmlSchemaIsHere)("UR-001: every generated message is valid by HL7's XML schemas", () => {
  const said = xmlSchemaErrors(messages.map(({ message }) => message.xml));
  expect(said.filter((text) => text !== "")).toEqual([]);
  console.log(`generated messages: XML schema: ${String(said.length)} valid of ${String(count)}`);
});

test.runIf(oracleIsHere)(
  "every generated message has no error by HL7's validator with NHS England's profiles",
  async () => {
    const verdicts = await askOracle(messages.slice(0, refereed).map(({ message }) => message.xml));
    expect(verdicts).toHaveLength(refereed);
    expect(
      messages
        .slice(0, refereed)
        .flatMap(({ name }, index) => oracleErrors(verdicts[index]).map((issue) => ({ name, ...issue }))),
    ).toEqual([]);
    console.log(`generated messages: referee: ${String(verdicts.length)} valid of ${String(refereed)}`);
  },
  patience,
);
