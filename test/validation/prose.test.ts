import { expect, test } from "vitest";
import { validateMessage } from "../../src/validation/index.js";
import { clock } from "../message/support/composed.js";
import { changedIn } from "./support/right-message.js";

const other = "Seen with her sister, 999 000 0018";
const value = `value="${other}"`;

test.each<[where: string, xml: string]>([
  ["ClinicalImpression.summary", changedIn("ClinicalImpression", /<summary [^>]*>/, `<summary ${value}/>`)],
  ["ClinicalImpression.description", changedIn("ClinicalImpression", /(<status [^>]*>)/, `$1<description ${value}/>`)],
  [
    "ClinicalImpression.note[0].text",
    changedIn("ClinicalImpression", /(<summary [^>]*>)/, `$1<note><text ${value}/></note>`),
  ],
  ["Observation.comment", changedIn("Observation", /(<component>|<valueQuantity>)/, `<comment ${value}/>$1`, 4)],
  [
    "Observation.code.text",
    changedIn("Observation", /(<code>\s*<coding>[\s\S]*?<\/coding>)(?:\s*<text [^>]*>)?/, `$1<text ${value}/>`, 4),
  ],
  [
    "Patient.extension[0].valueString",
    changedIn("Patient", "</meta>", `</meta><extension url="urn:x"><valueString ${value}/></extension>`),
  ],
  [
    "Patient.extension[0].valueMarkdown",
    changedIn("Patient", "</meta>", `</meta><extension url="urn:x"><valueMarkdown ${value}/></extension>`),
  ],
  [
    "MedicationDispense.dosageInstruction[0].text",
    changedIn("MedicationDispense", /(<dosageInstruction>\s*<text )[^>]*>/, `$1${value}/>`),
  ],
  [
    "MedicationDispense.dosageInstruction[0].patientInstruction",
    changedIn("MedicationDispense", /<patientInstruction [^>]*>/, `<patientInstruction ${value}/>`),
  ],
  ["Composition.title", changedIn("Composition", /<title [^>]*>/, `<title ${value}/>`)],
])("CS-16: another patient's number is seen in %s", (where, xml) => {
  const end = where.slice(where.indexOf("."));
  const found = validateMessage(xml, { now: clock() }).issues.filter(({ rule }) => rule === "CS-16");
  expect(found.map(({ path, code }) => `${code} ${path.slice(-end.length)}`)).toEqual([`other-nhs-number ${end}`]);
});

test("CS-16: what is not prose, such as a name or a number for display, is not read", () => {
  const xml = changedIn("Patient", /<family [^>]*>/, '<family value="999 000 0018"/>');
  expect(validateMessage(xml, { now: clock() }).issues.filter(({ rule }) => rule === "CS-16")).toEqual([]);
});
