import { readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { demoConsultations } from "../../src/cli/demo/consultations.js";
import { runDemo } from "../../src/cli/demo/run-demo.js";
import type { ConsultationInput } from "../../src/consultation/consultation.js";

const sender = fileURLToPath(new URL("../../dist/demo/sender.js", import.meta.url));

/**
 * The story told of these consultations, in one piece. Where a part of it is missing since a busy machine answered too
 * late, it is told again with more patience.
 */
async function told(
  consultations: readonly ConsultationInput[],
  wanted: readonly (string | RegExp)[],
): Promise<string> {
  let story = "";
  for (const patience of [0.3, 3, 30]) {
    const parts: string[] = [];
    await runDemo(consultations, (text) => parts.push(text), { sender, patience });
    story = parts.join("");
    const plain = story.replace(/\s+/g, " ");
    if (wanted.every((words) => (typeof words === "string" ? plain.includes(words) : words.test(story)))) break;
  }
  return story;
}

const named = (given: string): ConsultationInput => {
  const [first] = demoConsultations(new Date());
  if (first === undefined) throw new Error("no consultation");
  return { ...first, patient: { ...first.patient, name: { ...first.patient.name, given: [given] } } };
};

test("the demonstration shows matched patients, an unknown one and a practice that is switched off", async () => {
  const unknown = /4\. Mr T\., shingles\n(?:.+\n)*.*rejected it \(30002\)\n.*To do/;
  const switchedOff = new RegExp(
    "5\\. Miss L\\., minor illness\\n(?:.+\\n)*.*accept Update Record \\(20010\\)\\n" +
      ".*another way: as a PDF, by e-mail\\n.*To do +Nothing",
  );
  const three = /(?:the practice knows the patient \(30001\)[^]*){3}/;
  const out = await told(demoConsultations(new Date()), [three, unknown, switchedOff]);
  expect(out.match(/the practice knows the patient \(30001\)/g)).toHaveLength(3);
  expect(out).toMatch(unknown);
  expect(out).toMatch(switchedOff);
  expect(out).toContain("[ ] 4. Mr T., shingles");
  expect(out).not.toContain("[ ] 5. Miss L., minor illness");
  expect(out).toContain("5. Miss L., minor illness: came once, not filed; a PDF came by e-mail\n");
  const [, file = ""] = /Open it:\n {2}(.+consultation\.pdf)\n/.exec(out) ?? [];
  expect(readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");
  rmSync(dirname(file), { recursive: true });
  expect(out).toContain('<Bundle xmlns="http://hl7.org/fhir">');
  expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
});

test("nothing is scripted: another given name leads to another answer", async () => {
  const stories = [
    ["Imogen", "the practice knows the patient (30001)"],
    ["30003", "the practice's system rejected it (30003)"],
    ["EPL-151", "MESH could not deliver it (EPL-151)"],
    ["noresponse", "no answer in time"],
  ] as const;
  const unreadable = "[ ] An answer arrived that cannot be read.";
  const [all, ofUnreadable] = await Promise.all([
    told(
      stories.map(([given]) => named(given)),
      stories.map(([, words]) => words),
    ),
    told([named("invrep")], [unreadable]),
  ]);
  const chapters = [...all.matchAll(/^\d\. .*\n(?: .*\n)+/gm)].map(([chapter]) => chapter.replace(/\s+/g, " "));
  const saidIn = (text: string): readonly string[] =>
    stories.filter(([, words]) => text.includes(words)).map(([given]) => given);
  expect(chapters.map(saidIn)).toEqual(stories.map(([given]) => [given]));
  expect(all).not.toContain(unreadable);
  expect(ofUnreadable).toContain(unreadable);
  expect(saidIn(ofUnreadable.replace(/\s+/g, " "))).toEqual(["noresponse"]);
});
