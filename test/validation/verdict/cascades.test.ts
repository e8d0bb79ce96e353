import { expect, test } from "vitest";
import { validateMessage, validateResources, type Issue } from "../../../src/validation/index.js";
import { readXml } from "../../../src/fhir/index.js";
import { beyondConfirmed, changed, changedIn, element, entryOf, rightMessage } from "../support/right-message.js";

const right = rightMessage;
const without = (type: string, nth = 0): string => changed(right, entryOf(type, nth), "");
const twice = (type: string): string => changed(right, entryOf(type), entryOf(type) + entryOf(type));
const retyped = (from: string, to: string): string =>
  changed(changed(right, `<${from}>`, `<${to}>`), new RegExp(`</${from}>(?=\\s*</resource>)`), `</${to}>`);
const renamed = (from: string, to: string): string =>
  right.replaceAll(`<${from}>`, `<${to}>`).replaceAll(`</${from}>`, `</${to}>`);
const documentEntry = /<entry>\s*<fullUrl[^>]*>\s*<resource>\s*<Bundle>[\s\S]*<\/Bundle>\s*<\/resource>\s*<\/entry>/;

interface Cause {
  readonly name: string;
  readonly xml: string;
  /** Rule and code of everything that may be said. */
  readonly said: readonly string[];
}

const causes: readonly Cause[] = [
  {
    name: "the whole namespace is wrong",
    xml: right.replaceAll('xmlns="http://hl7.org/fhir"', 'xmlns="http://hl7.org/fhri"'),
    said: ["UR-002 not-a-message"],
  },
  {
    name: "the namespace is missing",
    xml: changed(right, ' xmlns="http://hl7.org/fhir"', ""),
    said: ["UR-002 not-a-message"],
  },
  {
    name: "the root is misspelt",
    xml: changed(changed(right, "<Bundle", "<Bundel"), /<\/Bundle>\s*$/, "</Bundel>"),
    said: ["UR-002 not-a-message"],
  },
  {
    name: "the root is another resource",
    xml: changed(changed(right, "<Bundle", "<List"), /<\/Bundle>\s*$/, "</List>"),
    said: ["UR-002 not-a-message"],
  },
  { name: "the MessageHeader is missing", xml: without("MessageHeader"), said: ["UR-003 required"] },
  { name: "the document bundle is missing", xml: changed(right, documentEntry, ""), said: ["UR-003 required"] },
  { name: "all entries are misspelt", xml: renamed("entry", "entri"), said: ["FHIR-xml unknown-element"] },
  {
    name: "the entries of the message are gone",
    xml: changed(right, /<entry>[\s\S]*<\/entry>/, ""),
    said: ["UR-002 required"],
  },
  {
    name: "the entries of the document are gone",
    xml: changed(
      right,
      new RegExp(
        `${entryOf("Composition")
          .slice(0, 40)
          .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}[\\s\\S]*</entry>(?=\\s*</Bundle>\\s*</resource>)`,
      ),
      "",
    ),
    said: ["UR-020 required"],
  },
  ...(
    [
      ["Patient", "Device"],
      ["Patient", "Pateint"],
      ["Patient", "Practitioner"],
      ["Encounter", "Observation"],
      ["Encounter", "Procedure"],
      ["Observation", "Condition"],
      ["Practitioner", "Patient"],
      ["MedicationDispense", "MedicationRequest"],
      ["ClinicalImpression", "Observation"],
    ] as const
  ).map(([from, to]) => ({
    name: `a ${from} stands there as ${to}`,
    xml: retyped(from, to),
    said: [
      "UR-022 " +
        `${["Practitioner", "Observation", "Condition", "Patient"].includes(to) ? "profile" : "resource"}-not-allowed`,
    ],
  })),
  {
    name: "the MessageHeader stands there as another resource",
    xml: retyped("MessageHeader", "Basic"),
    said: ["UR-003 resource-not-allowed"],
  },
  ...[
    "Composition",
    "Patient",
    "Encounter",
    "Organization",
    "Practitioner",
    "ClinicalImpression",
    "Condition",
    "Observation",
    "MedicationDispense",
    "PractitionerRole",
  ].map((type) => ({
    name: `the entry of a ${type} stands there twice`,
    xml: twice(type),
    said: ["UR-007 repeated"],
  })),
  ...["Patient", "Encounter", "Composition", "Practitioner"].map((type) => ({
    name: `the entry of the ${type} is gone`,
    xml: without(type),
    said: ["UR-021 required"],
  })),
  ...["Condition", "PractitionerRole"].map((type) => ({
    name: `the entry of a ${type} is gone`,
    xml: without(type),
    said: ["UR-007 unresolved-reference"],
  })),
  {
    name: "an element is in the wrong case",
    xml: changed(right, "<birthDate", "<birthdate"),
    said: ["FHIR-xml unknown-element"],
  },
  {
    name: "an element is misspelt that holds others",
    xml: changedIn("Patient", "</identifier>", "</identifer>", 0, changedIn("Patient", "<identifier>", "<identifer>")),
    said: ["FHIR-xml unknown-element"],
  },
  {
    name: "an element has two letters exchanged",
    xml: changedIn("Encounter", "<status ", "<sattus "),
    said: ["FHIR-xml unknown-element"],
  },
  {
    name: "a fullUrl is another",
    xml: changedIn("Bundle", /urn:uuid:[0-9a-f-]{36}/, "urn:uuid:0f6c1c3e-3b6a-4b6c-9d3e-2f7f3d0c9a11", 0, right),
    said: ["UR-007 wrong-id"],
  },
  {
    name: "a fullUrl is missing",
    xml: changed(right, entryOf("Patient"), changed(entryOf("Patient"), element("fullUrl"), "")),
    said: ["UR-007 required"],
  },
  {
    name: "the fullUrl of an Observation is missing",
    xml: changed(right, entryOf("Observation"), changed(entryOf("Observation"), element("fullUrl"), "")),
    said: ["UR-007 required"],
  },
  { name: "the section is missing", xml: changed(right, element("section"), ""), said: ["UR-030 required"] },
  {
    name: "the section refers to something that is not there",
    xml: changed(right, /(<section>[\s\S]*?<reference value="urn:uuid:)[0-9a-f]{8}/, "$1ffffffff"),
    said: ["UR-007 unresolved-reference"],
  },
  {
    name: "all references to the Patient are relative",
    xml: right
      .replaceAll(`"${/<fullUrl value="([^"]*)"/.exec(entryOf("Patient"))?.[1] ?? ""}"/>\n`, `"Patient/1"/>\n`)
      .replace(/<fullUrl value="Patient\/1"/, /<fullUrl value="[^"]*"/.exec(entryOf("Patient"))?.[0] ?? ""),
    said: ["UR-007 wrong-form"],
  },
  { name: "the event is another", xml: changed(right, "ITK014M", "ITK010D"), said: ["UR-004 code-unknown"] },
  {
    name: "all spaces around profiles of one resource",
    xml: changedIn("Patient", /profile value="/, 'profile value=" '),
    said: ["UR-008 spaces-around-profile"],
  },
];

const shown = (issues: readonly Issue[]): string[] =>
  issues.filter(({ severity }) => severity === "error").map(({ rule, code }) => `${rule} ${code}`);

test.each(causes)("UR-001: one cause, one issue, or one for each end of it: $name", ({ xml, said }) => {
  expect(shown(beyondConfirmed(validateMessage(xml, { now: new Date("2026-03-01") }))).toSorted()).toEqual(
    said.toSorted(),
  );
});

test("the one issue says how many other references name the same, and which name was meant", () => {
  const gone = right.replaceAll(/<individual>\s*<reference [^>]*>|<assessor>\s*<reference [^>]*>/g, (found) =>
    found.replace(/urn:uuid:[0-9a-f]{8}/, "urn:uuid:ffffffff"),
  );
  const lost = validateMessage(gone).issues.find(({ code }) => code === "unresolved-reference");
  expect(lost?.message).toMatch(/[0-9]+ other references say the same\.$/);
  expect(
    validateMessage(changed(right, "<birthDate", "<birthdate")).issues.find(({ code }) => code === "unknown-element")
      ?.message,
  ).toContain("Is birthDate meant, which is missing here?");
});

test("two causes are two issues, also at the same bundle", () => {
  const none = changed(changed(right, entryOf("Patient"), ""), entryOf("Encounter"), "");
  expect(shown(validateMessage(none).issues).filter((said) => said === "UR-021 required")).toHaveLength(2);
  const both = changedIn("Encounter", element("status"), "", 0, changed(right, "<birthDate", "<birthdate"));
  expect(shown(beyondConfirmed(validateMessage(both)))).toEqual(
    expect.arrayContaining(["FHIR-xml unknown-element", "UR-031 required"]),
  );
});

test("stray text between the elements of a resource hides no fault in them", () => {
  const wrong = changedIn("Patient", /<value value="[0-9]{10}"/, '<value value="9990000019"');
  for (const xml of [
    changed(wrong, "<Bundle ", '<Bundle id="a" '),
    changedIn("Patient", "<gender", "stray<gender", 0, wrong),
    changedIn("Patient", "<Patient>", '<Patient id="a">', 0, wrong),
  ]) {
    expect(shown(validateMessage(xml).issues)).toEqual([
      expect.stringMatching(/^FHIR-xml (?:unknown-attribute|stray-text)$/),
      "UR-032 wrong-check-digit",
    ]);
  }
});

test("a profile of another type is one fault, and hides no other where the content fits the type", () => {
  const profile = /<profile value="([^"]*)"/.exec(entryOf("Practitioner"))?.[1] ?? "";
  const wrong = changedIn("Patient", /<profile value="[^"]*"/, `<profile value="${profile}"`);
  expect(shown(validateMessage(wrong).issues)).toEqual(["UR-022 profile-not-allowed"]);
  const two = changedIn("Patient", /<value value="[0-9]{10}"/, '<value value="9990000019"', 0, wrong);
  expect(shown(validateMessage(two).issues)).toEqual(["UR-022 profile-not-allowed", "UR-032 wrong-check-digit"]);
});

test("resources that were never text have no cascades either", () => {
  const { resource } = readXml(without("Patient"));
  if (resource.resourceType !== "Bundle") throw new Error("no bundle");
  expect(shown(validateResources(resource).issues)).toEqual(["UR-021 required"]);
});
