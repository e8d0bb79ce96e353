import { isMeshErrorCode, meshErrors } from "../../../terminology/mesh-errors.js";
import { isResponseCode, responseCodes } from "../../../terminology/response-codes.js";
import { notRun, type ChecklistTest, type EvidenceFile, type Found, type GroupName } from "../checklist-test.js";
import type { End } from "../ends.js";
import { expectedOf, expectedWords, triggers, type Expected } from "../expected.js";
import type { Run } from "../run.js";

/** Names without an answer, and what they ask for. */
const asksFor: Readonly<Record<string, string>> = {
  noresponse: "no answer comes: a person is told once it is overdue",
  invrep: "an answer comes that cannot be read: it answers nothing, and a person is told",
};

/** Rules that a code proves beside those of every answer. */
const rulesByCode: Readonly<Record<string, readonly string[]>> = {
  "20009": ["UR-103"],
  "20010": ["UR-102"],
  "20014": ["UR-082"],
  "14": ["ME-15"],
};

/** One test for each answer that a name asks for. */
export const answerTests: readonly ChecklistTest[] = [
  ...triggers.responses.map((trigger) => answerTest("responses", trigger)),
  ...triggers.routing.map((trigger) => answerTest("routing", trigger)),
  ...triggers.missing.map((trigger) => answerTest("missing", trigger)),
];

function answerTest(group: GroupName, trigger: string): ChecklistTest {
  const expected = expectedOf(trigger);
  return {
    id: `${group === "responses" ? "response" : group}-${trigger}`,
    group,
    shows: `${sentence(trigger, expected)}; the message ends as ${expected.end}`,
    rules: rulesOf(trigger, expected),
    when: expected.end === "overdue" ? "silent" : "together",
    async run(run) {
      const words = expectedWords(expected);
      if (isMeshErrorCode(trigger) && run.practices === "played")
        return notRun(words, "a practice that this run plays cannot make MESH report anything");
      const record = await run.submit(run.consultation(trigger), `${group}-${trigger}`);
      const end = await run.ended(record);
      return foundAs(end, expected, [await run.keepMessage(record, `${group}-${trigger}`)]);
    },
  };
}

/** Judges an end: codes, state, and that a person is told of everything but success (UR-101). */
export function foundAs(end: End, expected: Expected, files: readonly EvidenceFile[]): Found {
  const asIs = end.state === expected.end && end.codes.join() === expected.codes.join();
  const isTold = end.attention.length > 0 || end.state === "patient-matched";
  const told = isTold ? "" : ", and no person was told";
  return {
    result: asIs && isTold ? "passed" : "failed",
    expected: expectedWords(expected),
    came: `${expectedWords({ codes: end.codes, end: end.state })}${told}`,
    files,
  };
}

function sentence(trigger: string, { codes }: Expected): string {
  if (isMeshErrorCode(trigger)) return `MESH reports ${trigger}: ${meshErrors[trigger].meaning}`;
  const [first, second] = codes;
  if (first === undefined) return asksFor[trigger] ?? trigger;
  if (second === undefined) return `The practice answers ${first} alone: ${displayOf(first)}`;
  return `The practice answers ${first}, then ${second}: ${displayOf(second)}`;
}

function displayOf(code: string): string {
  return isResponseCode(code) ? responseCodes[code].display : code;
}

function rulesOf(trigger: string, { codes, end }: Expected): readonly string[] {
  const own = rulesByCode[codes[0] ?? ""] ?? [];
  const told = end === "patient-matched" ? [] : ["UR-101"];
  if (isMeshErrorCode(trigger)) return ["UR-093", "ME-09", "ME-10", ...told, ...own];
  if (codes.length === 0) return [...told, ...(trigger === "invrep" ? ["UR-116"] : ["UR-100"])];
  return ["UR-100", "UR-111", "UR-113", ...(codes.length > 1 ? ["UR-114"] : []), ...told, ...own];
}

/** Sends a message that must be answered as usual, and waits for it. */
export async function answered(run: Run, submission: Parameters<Run["submit"]>[0], name: string): Promise<Found> {
  const record = await run.submit(submission, name);
  return foundAs(await run.ended(record), expectedOf(""), [await run.keepMessage(record, name)]);
}
