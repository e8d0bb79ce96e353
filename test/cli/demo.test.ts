import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { demoConsultations } from "../../src/cli/demo/consultations.js";
import { runDemo } from "../../src/cli/demo/run-demo.js";
import type { ConsultationInput } from "../../src/consultation/consultation.js";
import { commandLine, ended, start } from "./support/update-record.js";

/** The story told of these consultations, in one piece. */
async function told(consultations: readonly ConsultationInput[]): Promise<string> {
  const parts: string[] = [];
  await runDemo(consultations, (text) => parts.push(text), { commandLine });
  return parts.join("");
}

const named = (given: string): ConsultationInput => {
  const [first] = demoConsultations(new Date());
  if (first === undefined) throw new Error("no consultation");
  return { ...first, patient: { ...first.patient, name: { ...first.patient.name, given: [given] } } };
};

test(
  "the demonstration ends by itself, and tells of two matched patients and a refusal, an unknown patient and a " +
    "switched-off practice",
  async () => {
    const started = Date.now();
    const { code, out, err } = await ended(start([fileURLToPath(new URL("../../dist/demo/main.js", import.meta.url))]));
    expect([code, err]).toEqual([0, ""]);
    expect(Date.now() - started).toBeLessThan(60_000);
    expect(out.match(/the practice knows the patient \(30001\)/g)).toHaveLength(3);
    expect(out).toMatch(/4\. Mr T\., shingles\n(?:.+\n)*.*rejected it \(30002\)\n.*To do/);
    expect(out).toMatch(/5\. Miss L\., minor illness\n(?:.+\n)*.*does not accept Update Record \(20010\)\n.*To do/);
    expect(out).toContain("Declined: Phenoxymethylpenicillin");
    expect(out).toContain("[ ] 4. Mr T., shingles");
    expect(out).toContain("[ ] 5. Miss L., minor illness");
    expect(out).toContain('<Bundle xmlns="http://hl7.org/fhir">');
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  },
);

test("nothing is scripted: another given name leads to another answer", async () => {
  const stories: Readonly<Record<string, string>> = {
    Imogen: "the practice knows the patient (30001)",
    "30003": "the practice's system rejected it (30003)",
    "EPL-151": "MESH could not deliver it (EPL-151)",
    noresponse: "no answer in time",
    invrep: "[ ] An answer arrived that cannot be read.",
  };
  await Promise.all(
    Object.entries(stories).map(async ([given, words]) => {
      const story = (await told([named(given)])).replace(/\s+/g, " ");
      expect(story, given).toContain(words);
      for (const [other, otherWords] of Object.entries(stories)) {
        if (other !== given && !(given === "invrep" && other === "noresponse"))
          expect(story, `${given}, not ${other}`).not.toContain(otherWords);
      }
    }),
  );
}, 60_000);
