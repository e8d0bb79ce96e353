import { expect, test } from "vitest";
import type { Bundle, Resource } from "../../../src/fhir/types.js";
import { errorOf } from "../../../src/validation/report/finding.js";
import { validateResources, type ValidateOptions } from "../../../src/validation/index.js";
import { judge } from "../../../src/validation/verdict/judge.js";
import { composeAcknowledgement } from "../../../src/message/acknowledgement/compose.js";
import { compose, idOf } from "../../message/support/composed.js";

const now = new Date("2025-07-02T10:00:00Z");
const { bundle } = compose();
const said = (root: object, options: ValidateOptions = {}): readonly string[] =>
  judge(root as Resource, { now, ...options }).findings.map(
    ({ severity, rule, code, path }) => `${severity} ${rule} ${code} ${path}`,
  );

/** The message with so many members that FHIR does not have, at its root. */
const withUnknown = (count: number): Bundle => ({
  ...bundle,
  ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`mood${String(index)}`, 1])),
});

test("UR-001: findings beyond the limit are cut off, and the report says so", () => {
  const { kind, findings } = judge(withUnknown(2_000), { now });
  expect(kind).toBe("update-record");
  expect(findings.at(-1)).toEqual({
    severity: "error",
    rule: "UR-001",
    code: "more-issues",
    path: "Bundle",
    message: "Checking stopped: there are too many errors. Correct what is listed, then validate again.",
  });
  const few = said(withUnknown(1_500));
  expect(few).toHaveLength(1_500 + said(bundle).length);
  expect(few.some((line) => line.includes("more-issues"))).toBe(false);
});

test("UR-002: what is neither message nor part of one is said to be something else, and no more", () => {
  expect(said({ resourceType: "Patient", mood: 1, birthDate: "soon" })).toEqual(["error UR-002 not-a-message Patient"]);
});

test("FHIR-element: what only plain objects can get wrong is all that is reported, whatever it was meant as", () => {
  expect(said({ resourceType: "Patient", name: {}, birthDate: "soon" }).toSorted()).toEqual([
    "error FHIR-date wrong-form Patient.birthDate",
    "error FHIR-element wrong-cardinality Patient.name",
  ]);
  expect(said({ ...bundle, type: 5, identifier: [] }).toSorted()).toEqual([
    "error FHIR-element wrong-cardinality Bundle.identifier",
    "error FHIR-element wrong-kind Bundle.type",
  ]);
});

test("what reading found already is among what is wrong, also where nothing else is", () => {
  const problem = errorOf("FHIR-xml", "stray-text", "Bundle", "There is text between elements.");
  const { findings } = judge(bundle, { now }, [problem]);
  expect(findings).toContainEqual(problem);
  expect(findings).toHaveLength(said(bundle).length + 1);
});

test("warnings that are not wanted are left out of whatever gives them; errors and other rules' are not", () => {
  const broken: Bundle = JSON.parse(
    JSON.stringify(bundle).replaceAll(
      /"id":"00000000-0000-4000-8000-00000000000[0-9]",/g,
      (id) => `${id}"text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">x</div>"},`,
    ),
  ) as Bundle;
  const all = said(broken);
  const narratives = all.filter((line) => line.startsWith("warning UR-023"));
  expect(narratives.length).toBeGreaterThan(2);
  expect(said(broken, { withoutWarnings: ["UR-023"] })).toEqual(all.filter((line) => !narratives.includes(line)));
  expect(said(broken, { withoutWarnings: ["UR-033"] })).toEqual(all);
  const typed: Bundle = JSON.parse(
    JSON.stringify(bundle).replace(
      /"resourceType":"Organization"(?=.*?CareConnect-GPC-Organization)/g,
      '"resourceType":"Organization","type":[{"coding":[{"system":"urn:x","code":"x"}]}]',
    ),
  ) as Bundle;
  expect(said(typed)).toContainEqual(expect.stringMatching(/^warning UR-033 code-unknown /));
  expect(said(typed, { withoutWarnings: ["UR-033"] }).filter((line) => line.startsWith("warning UR-033"))).toEqual([]);
});

test("warnings that are not wanted crowd out no error, however many they are", () => {
  const wrong = JSON.parse(
    JSON.stringify(bundle).replaceAll(/"lastUpdated":"[^"]*"/g, '"lastUpdated":"soon"'),
  ) as Bundle;
  const document = wrong.entry?.map(({ resource }) => resource).find((resource) => resource?.resourceType === "Bundle");
  const practitioner = document?.entry
    ?.map(({ resource }) => resource)
    .find((resource) => resource?.resourceType === "Practitioner");
  const text = { status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' };
  const noise = Array.from({ length: 2_500 }, (_, index) => {
    const id = `10000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
    return {
      fullUrl: `urn:uuid:${id}`,
      resource: { ...practitioner, id, meta: { profile: practitioner?.meta?.profile }, text },
    };
  });
  const errors = (root: object): readonly string[] =>
    said(root, { withoutWarnings: ["UR-023"] }).filter((line) => line.startsWith("error"));
  const crowded = {
    ...wrong,
    entry: wrong.entry?.map((entry) =>
      entry.resource === document
        ? { ...entry, resource: { ...document, entry: [...(document?.entry ?? []), ...noise] } }
        : entry,
    ),
  };
  expect(errors(wrong).length).toBeGreaterThan(5);
  expect(errors(crowded).toSorted()).toEqual(errors(wrong).toSorted());
});

test("UR-116: a warning of a profile is left out as any other", () => {
  const xml = JSON.stringify(
    composeAcknowledgement({
      request: { headerId: idOf(2), senderReference: `urn:uuid:${idOf(6)}` },
      code: "30001",
      practice: { odsCode: "A99999", mailboxId: "X26ABC2" },
      clock: () => now,
    }),
  );
  const without: Bundle = JSON.parse(xml.replace(/\{"url":"SenderReference","valueString":"[^"]*"\},/, "")) as Bundle;
  const said116 = (options: ValidateOptions): readonly string[] =>
    said(without, options).filter((line) => line.includes("UR-116"));
  expect(said116({})).toEqual(["warning UR-116 required Bundle.entry[0].resource.extension[0].extension"]);
  expect(said116({ withoutWarnings: ["UR-116"] })).toEqual([]);
});

test("a rule is applied to the kinds of message that it is for", () => {
  const part = {
    resourceType: "Patient",
    meta: { profile: ["https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1"] },
    contained: [{ resourceType: "Organization", name: "x", id: "a" }],
    generalPractitioner: [{ reference: "#a" }],
  };
  expect(validateResources(part as unknown as Bundle).issues.map(({ rule }) => rule)).not.toContain("UR-022");
  expect(validateResources(part as unknown as Bundle).issues.map(({ rule }) => rule)).toContain("UR-032");
});
