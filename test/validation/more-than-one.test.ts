import { expect, test } from "vitest";
import { validateMessage } from "../../src/validation/index.js";
import { changed, changedIn, entryOf, rightMessage } from "./support/right-message.js";

const rulesIn = (xml: string): string[] => validateMessage(xml).issues.filter(({ severity }) => severity === "error").map(({ rule, code }) => `${rule} ${code}`);

/** The right message with an entry twice, the second under an id of its own that the section names. */
function twice(type: string, nth = 0): string {
  const entry = entryOf(type, nth);
  const id = /<id value="([^"]*)"/.exec(entry)?.[1] ?? "";
  const other = "eeeeeeee-0000-4000-8000-000000000001";
  const named = changed(rightMessage, "<section>", `<section><entry><reference value="urn:uuid:${other}"/></entry>`);
  return changed(named, entry, entry + entry.replace(`urn:uuid:${id}`, `urn:uuid:${other}`).replace(`<id value="${id}"`, `<id value="${other}"`));
}

test("UR-021: a document holds one Encounter, Patient, pharmacy and Composition, and must have each", () => {
  for (const [type, nth] of [["Encounter", 0], ["Patient", 0], ["Organization", 1]] as const) {
    expect(rulesIn(twice(type, nth)), type).toEqual(["UR-021 too-many"]);
    expect(rulesIn(changed(rightMessage, entryOf(type, nth), "")), type).toContain("UR-021 required");
  }
  expect(rulesIn(changed(rightMessage, entryOf("Composition"), ""))).toContain("UR-021 required");
});

test("UR-021: any number of Practitioners and ClinicalImpressions is right, none is not", () => {
  expect(rulesIn(twice("ClinicalImpression"))).toEqual([]);
  expect(rulesIn(twice("Practitioner"))).toEqual([]);
  expect(rulesIn(changed(rightMessage, entryOf("Practitioner"), ""))).toContain("UR-021 required");
});

test("UR-003: a message holds its three entries and no more", () => {
  for (const type of ["MessageHeader", "Organization"]) expect(rulesIn(changed(rightMessage, entryOf(type), "")), type).toContain("UR-003 required");
  const role = entryOf("PractitionerRole");
  expect(rulesIn(changed(rightMessage, entryOf("Organization"), entryOf("Organization") + role))).toContain("UR-003 resource-not-allowed");
});

test("UR-022: a resource inside another is refused", () => {
  const contained = '</meta><contained><Practitioner><id value="p"/></Practitioner></contained>';
  expect(rulesIn(changedIn("Encounter", "</meta>", contained))).toEqual(["UR-022 resource-not-allowed"]);
});

test("CS-03: a message that says twice whether the patient is pregnant is refused", () => {
  const pregnancy = (nth: number, xml: string): string => {
    const coded = changedIn("Observation", /(<code>\s*<coding>[\s\S]*?)<code value="[0-9]+"\/>\s*<display [^>]*>([\s\S]*?)<text [^>]*>/, '$1<code value="60001007"/><display value="Not pregnant"/>$2<text value="Not pregnant"/>', nth, xml);
    const tag = '<tag><system value="https://fhir.nhs.uk/CodeSystem/RecordStandardHeadings"/><code value="pregnancy-status"/></tag></meta>';
    return changedIn("Observation", "</meta>", tag, nth, changedIn("Observation", /<category>[\s\S]*?<\/category>/, "", nth, coded));
  };
  expect(rulesIn(pregnancy(2, rightMessage))).toEqual([]);
  expect(rulesIn(pregnancy(1, pregnancy(2, rightMessage)))).toEqual(["CS-03 too-many"]);
});

test("UR-060: a pregnancy status must stand under its heading", () => {
  const untagged = changedIn("Observation", /<code value="61086009"\/>\s*<display [^>]*>([\s\S]*?)<text [^>]*>/, '<code value="60001007"/><display value="Not pregnant"/>$1<text value="Not pregnant"/>', 2);
  expect(rulesIn(changedIn("Observation", /<category>[\s\S]*?<\/category>/, "", 2, untagged))).toEqual(["UR-060 required"]);
});

test("UR-074: what a patient measured is right under the codes for it, and only in their units", () => {
  const height = 5;
  const told = changedIn("Observation", /<code value="50373000"\/>\s*<display [^>]*>([\s\S]*?)<text [^>]*>/, '<code value="1162419008"/><display value="Self reported body height"/>$1<text value="Self reported body height"/>', height);
  expect(rulesIn(told)).toEqual([]);
  expect(rulesIn(changedIn("Observation", '<code value="cm"/>', '<code value="m"/>', height, told))).toEqual(["UR-073 wrong-unit"]);
});
