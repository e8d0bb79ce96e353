import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { generatedMessages } from "../../scripts/messages/generated-messages.js";
import { readMessage, validateMessage } from "../../src/index.js";
import { sentAt } from "../arbitraries/index.js";
import { rebuilt, writeForRebuild } from "../message/support/rebuilt.js";

const count = 1000;
const seed = 1;
/** How many of them the referee sees, which takes a fifth of a second for each: REFEREED=1000 for all. */
const refereed = Number(process.env["REFEREED"] ?? 300);
const patience = 600_000 + 1_000 * refereed;

const shared = join(import.meta.dirname, "../../../shared");
const here = existsSync(shared);
const works = (command: string): boolean => spawnSync(command, ["--version"]).error === undefined;
const xmllint = here && works("xmllint");
const oracle = here && works("java") && works("mvn");
if (!xmllint) console.log("generated messages: XML schema: not run: ../shared or xmllint is not here");
if (!oracle) console.log("generated messages: referee: not run: ../shared, Java or Maven is not here");

const folder = mkdtempSync(join(tmpdir(), "generated-messages-"));
afterAll(() => { rmSync(folder, { recursive: true }); });
const messages = [...generatedMessages(count, seed)];
for (const message of messages) writeForRebuild(folder, message);
const files = messages.map(({ name }) => join(folder, `${name}.xml`));

interface Verdict {
  readonly file: string;
  readonly valid: boolean;
  readonly issues: readonly { readonly severity: string; readonly message: string; readonly path: string; readonly noise?: boolean }[];
}

/** What HL7's validator says, without holding up the test runner: one JVM for all. */
async function judged(): Promise<readonly Verdict[]> {
  const validator = spawn(join(shared, "oracle/validate"), ["--stdin"], { stdio: ["pipe", "pipe", "ignore"] });
  validator.stdin.end(`${files.slice(0, refereed).join("\n")}\n`);
  let output = "";
  for await (const chunk of validator.stdout.setEncoding("utf8")) output += String(chunk);
  return output.trim().split("\n").map((line) => JSON.parse(line) as Verdict);
}

test("UR-001: every generated message is valid by this library's own rules, read back whole, and nothing in it is left over", () => {
  for (const { name, message, sender } of messages) {
    expect(validateMessage(message.xml, { release: sender.release, now: sentAt }).issues.filter(({ severity }) => severity === "error"), name).toEqual([]);
    expect(readMessage(message.xml).remainder, name).toEqual([]);
  }
  console.log(`generated messages: this library: ${String(messages.length)} valid of ${String(count)}`);
});

test("consultation and message go through JSON into a new process, which builds the same bytes of both", async () => {
  expect(await rebuilt(folder)).toEqual([`${String(count)} built again`]);
  console.log(`generated messages: ${String(count)} of ${String(count)} built again, byte for byte`);
}, 600_000);

test.runIf(xmllint)("UR-001: every generated message is valid by HL7's XML schemas", () => {
  const { status, stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", join(shared, "spec/xsd/fhir-single.xsd"), ...files], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  expect(stderr.split("\n").filter((line) => line !== "" && !line.endsWith(" validates"))).toEqual([]);
  expect(status).toBe(0);
  console.log(`generated messages: XML schema: ${String(files.length)} valid of ${String(count)}`);
});

test.runIf(oracle)("every generated message has no error by HL7's validator with NHS England's profiles", async () => {
  const verdicts = await judged();
  expect(verdicts).toHaveLength(refereed);
  const errors = verdicts.flatMap(({ file, issues }) => issues.filter(({ severity, noise }) => noise !== true && (severity === "error" || severity === "fatal")).map((issue) => ({ file, ...issue })));
  expect(errors).toEqual([]);
  expect(verdicts.filter(({ valid }) => !valid)).toEqual([]);
  console.log(`generated messages: referee: ${String(verdicts.length)} valid of ${String(refereed)}`);
}, patience);
