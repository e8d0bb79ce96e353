import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { validateMessage } from "../../src/validation/index.js";
import { mutants } from "../validation/support/mutants.js";
import { rightMessage } from "../validation/support/right-message.js";
import { brokenText } from "../validation/support/broken-text.js";

const oracle = join(import.meta.dirname, "../../../shared/oracle/validate");
const works = (command: string): boolean => spawnSync(command, ["--version"]).error === undefined;
const here = existsSync(oracle) && works("java") && works("mvn");
if (!here) console.log("referee: not run: ../shared/oracle, Java or Maven is not here");

interface Verdict {
  readonly valid: boolean;
  readonly issues: readonly { readonly severity: string; readonly message: string; readonly path: string }[];
}

const folder = mkdtempSync(join(tmpdir(), "mutants-"));
afterAll(() => { rmSync(folder, { recursive: true }); });

function ask(texts: readonly string[]): readonly Verdict[] {
  const files = texts.map((_text, index) => join(folder, `${String(index)}.xml`));
  texts.forEach((text, index) => { writeFileSync(files[index] ?? "", text); });
  const run = spawnSync(oracle, ["--stdin"], { encoding: "utf8", input: `${files.join("\n")}\n`, maxBuffer: 256 * 1024 * 1024 });
  return run.stdout.trim().split("\n").map((line) => JSON.parse(line) as Verdict);
}

test.runIf(here)("what HL7's validator calls an error, this validator calls an error", { timeout: 300_000 }, () => {
  const cases = [...mutants, ...brokenText.map(({ name, xml }) => ({ name, xml, ours: false }))];
  const [right, ...verdicts] = ask([rightMessage, ...cases.map(({ xml }) => xml)]);
  expect(right?.valid).toBe(true);
  expect(verdicts).toHaveLength(cases.length);
  const both = cases.map((one, index) => ({ ...one, theirs: verdicts[index]?.valid === false, mine: !validateMessage(one.xml).valid }));
  const missed = both.filter(({ theirs, mine }) => theirs && !mine).map(({ name }) => name);
  const unexpected = both.filter(({ theirs, ours }) => !theirs && ours !== true).map(({ name }) => name);
  const count = (chosen: (one: (typeof both)[number]) => boolean): string => String(both.filter(chosen).length);
  console.log(
    `referee: ${String(both.length)} broken messages: ${count(({ theirs }) => theirs)} are errors to HL7's validator, ${count(({ theirs, mine }) => theirs && mine)} of them to this one; ` +
      `${count(({ theirs, mine }) => mine && !theirs)} more to this one alone`,
  );
  expect({ missed, unexpected }).toEqual({ missed: [], unexpected: [] });
});
