import { expect, test } from "vitest";
import type { Bundle, Resource, ResourceType } from "../../src/fhir/types.js";
import type { Finding } from "../../src/validation/report/finding.js";
import type { IssueCode } from "../../src/validation/report/issue-codes.js";
import { subjectOf, type Subject } from "../../src/validation/subject/subject.js";
import { withoutCascades } from "../../src/validation/verdict/without-cascades.js";
import { compose } from "../message/support/composed.js";

const right = subjectOf(compose().bundle, {});
const document = "Bundle.entry[2].resource";

/** The path of the first resource of a type in the document. */
function pathOf(type: ResourceType, subject: Subject = right): string {
  const [place] = subject.of(type, "document");
  if (place === undefined) throw new Error(`no ${type}`);
  return place.path;
}

/** The message with one resource of the document changed. */
function changedBy(type: ResourceType, change: (resource: Record<string, unknown>) => void): Subject {
  const bundle: Bundle = structuredClone(compose().bundle);
  const [place] = subjectOf(bundle, {}).of(type, "document");
  change(place?.resource as unknown as Record<string, unknown>);
  return subjectOf(bundle, {});
}

function error(code: IssueCode, path: string, more: Partial<Finding> = {}): Finding {
  return { severity: "error", rule: "UR-032", code, path, message: "It is wrong.", ...more };
}

const left = (
  found: readonly Finding[],
  problems: readonly Finding[] = [],
  subject: Subject = right,
): readonly Finding[] => withoutCascades(subject, found, problems);
const patient = pathOf("Patient");

test("the same fault at the same place is reported once: the first one, and an error before a warning", () => {
  const [first, second] = [
    error("required", `${patient}.name`),
    error("required", `${patient}.name`, { rule: "UR-030" }),
  ];
  const warning: Finding = { ...first, severity: "warning" };
  expect(left([first, second])).toEqual([first]);
  expect(left([warning, second])).toEqual([second]);
  expect(left([first, { ...warning, rule: "UR-030" }])).toEqual([first]);
  expect(left([warning, { ...warning, rule: "UR-030" }])).toEqual([warning]);
  const others = [first, error("required", `${patient}.gender`), error("wrong-order", `${patient}.name`)];
  expect(left(others)).toEqual(others);
});

test("a bundle without two entries has two faults, a resource without either of two codes has one", () => {
  const lacks = (path: string): readonly Finding[] => [
    error("required", path, { expected: "Patient" }),
    error("required", path, { expected: "Encounter" }),
    error("required", path, { expected: "Patient", rule: "UR-002" }),
  ];
  expect(left(lacks(document))).toEqual(lacks(document).slice(0, 2));
  expect(left(lacks(patient))).toEqual(lacks(patient).slice(0, 1));
});

test("a fault that breaks two rules is reported under the rule that says more", () => {
  const [form, spaces] = [
    error("wrong-form", `${patient}.meta.profile[0]`),
    error("spaces-around-profile", `${patient}.meta.profile[0]`, { severity: "warning" }),
  ];
  expect(left([form, spaces])).toEqual([spaces]);
  expect(left([form])).toEqual([form]);
  const [unknown, fixed] = [error("code-unknown", `${patient}.gender`), error("fixed-value", `${patient}.gender`)];
  expect(left([unknown, fixed])).toEqual([fixed]);
  expect(left([unknown, { ...fixed, path: `${patient}.name` }])).toHaveLength(2);
});

test("what the reader skipped is not reported as missing or wrong as well, nor anything within it", () => {
  const problem = error("unknown-attribute", `${patient}.name[0]`, { rule: "FHIR-xml" });
  const [inside, same, beside] = [
    error("required", `${patient}.name[0].family`),
    error("required", `${patient}.name[0]`),
    error("required", `${patient}.gender`),
  ];
  expect(left([inside, same, beside], [problem])).toEqual([beside, problem]);
  const order = { ...problem, code: "wrong-order" as const };
  expect(left([inside, beside], [order])).toEqual([inside, beside, order]);
});

test("a resource with an unknown element beside its own is read all the same", () => {
  const inside = error("required", `${patient}.gender`);
  for (const code of ["stray-text", "unknown-attribute"] as const) {
    const problem = error(code, patient, { rule: "FHIR-xml" });
    expect(left([inside], [problem]), code).toEqual([inside, problem]);
    const deeper = error(code, `${patient}.name[0]`, { rule: "FHIR-xml" });
    expect(left([error("required", `${patient}.name[0].family`)], [deeper]), code).toEqual([deeper]);
  }
  const unread = error("wrong-namespace", patient, { rule: "FHIR-xml" });
  expect(left([inside], [unread])).toEqual([unread]);
});

test("the guide's words for a resource out of place go before the reader's", () => {
  const [guide, reader] = [
    error("resource-not-allowed", patient),
    error("unknown-resource-type", patient, { rule: "FHIR-xml" }),
  ];
  expect(left([guide], [reader])).toEqual([guide]);
  const elsewhere = { ...reader, path: pathOf("Encounter") };
  expect(left([guide], [elsewhere])).toEqual([guide, elsewhere]);
});

test("a bundle without entries, or with an entry without a resource, lacks no single resource", () => {
  const lacks = (path: string): Finding => error("required", path, { expected: "Patient" });
  for (const [bundle, other] of [
    ["Bundle", document],
    [document, "Bundle"],
  ] as const) {
    for (const below of [".entry", ".entry[12].resource"]) {
      const empty = error("required", `${bundle}${below}`);
      expect(left([empty, lacks(bundle)]), below).toEqual([empty]);
      expect(left([empty, lacks(other)]), below).toEqual([empty, lacks(other)]);
      const wrong = error("wrong-form", bundle);
      expect(left([empty, wrong])).toEqual([empty, wrong]);
    }
  }
  const section = error("required", `${pathOf("Composition")}.entry`);
  const other = error("required", pathOf("Composition"));
  expect(left([section, other])).toEqual([section, other]);
  for (const path of [`${document}.entry[1]`, `${document}.entry[1].resource.id`, `${document}.entries`])
    expect(left([error("required", path), lacks(document)]), path).toHaveLength(2);
  expect(left([error("too-many", `${document}.entry`), lacks(document)])).toHaveLength(2);
});

test("what the document lacks hides nothing that the message lacks", () => {
  const both = [
    error("required", "Bundle", { rule: "UR-003", expected: "MessageHeader" }),
    error("required", document, { rule: "UR-021", expected: "Patient" }),
  ];
  expect(left(both)).toEqual(both);
});

test("an element whose name is misspelt is not also missing, and is told which is meant", () => {
  const unknown = error("unknown-element", `${patient}.birthdate`);
  const missing = error("required", `${patient}.birthDate`);
  const meant = { ...unknown, message: "It is wrong. Is birthDate meant, which is missing here?" };
  expect(left([unknown, missing])).toEqual([meant]);
  expect(left([missing, unknown, error("required", `${patient}.birthDate.extension`)])).toEqual([meant]);
  expect(left([error("unknown-element", `${patient}.birthdate[0]`), missing])).toEqual([
    { ...meant, path: `${patient}.birthdate[0]` },
  ]);
  const list = error("unknown-element", `${patient}.identifer`);
  expect(left([list, error("required", `${patient}.identifier[10]`)])).toEqual([
    { ...list, message: "It is wrong. Is identifier meant, which is missing here?" },
  ]);
});

test("an unknown element of another name, or elsewhere, hides nothing that is missing", () => {
  const missing = error("required", `${patient}.birthDate`);
  for (const path of [
    `${patient}.mood`,
    `${patient}.contact[0].birthdate`,
    `${pathOf("Encounter")}.birthdate`,
    `${patient}.name.birthdate`,
  ]) {
    expect(left([error("unknown-element", path), missing]), path).toEqual([error("unknown-element", path), missing]);
  }
  const wrong = error("wrong-form", `${patient}.birthDate`);
  expect(left([error("unknown-element", `${patient}.birthdate`), wrong])).toEqual([
    error("unknown-element", `${patient}.birthdate`),
    wrong,
  ]);
});

test("two unknown elements are each compared with the name that is most like theirs", () => {
  const [mood, gendre] = [error("unknown-element", `${patient}.mood`), error("unknown-element", `${patient}.gendre`)];
  expect(left([mood, gendre, error("required", `${patient}.gender`)])).toEqual([
    mood,
    { ...gendre, message: "It is wrong. Is gender meant, which is missing here?" },
  ]);
  const many = Array.from({ length: 25 }, (_, index) =>
    error("unknown-element", `${patient}.mood${String.fromCharCode(97 + index)}xyz`),
  );
  expect(left([gendre, ...many, error("required", `${patient}.gender`)])).toHaveLength(26);
  expect(left([...many, gendre, error("required", `${patient}.gender`)])).toHaveLength(26);
});

test("a resource of a type that is not allowed breaks one rule, whatever it holds and whoever refers to it", () => {
  const subject = changedBy("Encounter", (resource) => {
    resource["resourceType"] = "Procedure";
  });
  const path = subject.places.find(({ resource }) => (resource.resourceType as string) === "Procedure")?.path ?? "";
  const cause = error("resource-not-allowed", path);
  const reference =
    subject.references.find(({ place, value }) => subject.resolve(place, value)?.path === path)?.path ?? "";
  const follows = [
    error("required", document, { rule: "UR-021", expected: "Encounter" }),
    error("wrong-target", `${reference}.reference`),
    error("required", `${path}.status`),
    error("too-many", path),
  ];
  expect(left([cause, ...follows], [], subject)).toEqual([cause]);
  expect(left(follows, [], subject)).toEqual(follows);
  const unlike = error("contradiction", `${reference}.reference`);
  expect(left([cause, unlike], [], subject)).toEqual([cause, unlike]);
  const others = [
    error("required", document, { rule: "UR-021", expected: "Patient" }),
    error("required", "Bundle", { expected: "Encounter" }),
    error("required", document, { code: "wrong-form" }),
    error("wrong-target", `${pathOf("Composition", subject)}.custodian.reference`),
    error("required", `${patient}.name`),
  ];
  expect(left([cause, ...others], [], subject)).toEqual([cause, ...others]);
});

test("a resource of an unknown type accounts for one missing resource, whichever it is", () => {
  const subject = changedBy("Encounter", (resource) => {
    resource["resourceType"] = "Nobody";
    resource["meta"] = {};
  });
  const path = subject.places.find(({ resource }) => (resource.resourceType as string) === "Nobody")?.path ?? "";
  const cause = error("resource-not-allowed", path);
  const lacks = (type: string): Finding => error("required", document, { rule: "UR-021", expected: type });
  expect(left([cause, lacks("Encounter")], [], subject)).toEqual([cause]);
  expect(left([cause, lacks("Encounter"), lacks("Patient")], [], subject)).toHaveLength(3);
  const wrong = error("wrong-form", document);
  expect(left([cause, lacks("Encounter"), wrong], [], subject)).toEqual([cause, wrong]);
});

test("what a ClinicalImpression of another type would have been is not missing either: the clinical summary", () => {
  const subject = changedBy("ClinicalImpression", (resource) => {
    resource["resourceType"] = "Procedure";
  });
  const path = subject.places.find(({ resource }) => (resource.resourceType as string) === "Procedure")?.path ?? "";
  const cause = error("resource-not-allowed", path);
  const summary = error("required", document, { rule: "UR-060", expected: "clinical-summary" });
  expect(left([cause, summary], [], subject)).toEqual([cause]);
  const elsewise = { ...summary, rule: "UR-021" };
  expect(left([cause, elsewise], [], subject)).toEqual([cause, elsewise]);
  const other = changedBy("Patient", (resource) => {
    resource["resourceType"] = "Procedure";
  });
  const otherCause = error(
    "resource-not-allowed",
    other.places.find(({ resource }) => (resource.resourceType as string) === "Procedure")?.path ?? "",
  );
  expect(left([otherCause, summary], [], other)).toEqual([otherCause, summary]);
});

test("a profile that nobody knows, or another of the same type, is no other type", () => {
  const subject = changedBy("Patient", (resource) => {
    resource["meta"] = { profile: ["urn:x"] };
  });
  const found = [
    error("profile-not-allowed", `${patient}.meta.profile[0]`),
    error("wrong-check-digit", `${patient}.identifier[0].value`),
    error("unknown-element", `${patient}.mood`),
  ];
  expect(left(found, [], subject)).toEqual(found);
  expect(left(found)).toEqual(found);
});

test("the name of another profile is one fault; more is said only where the content is its own", () => {
  const practitioner = right.of("Practitioner", "document")[0]?.resource.meta?.profile?.[0] ?? "";
  const subject = changedBy("Patient", (resource) => {
    resource["meta"] = { profile: [` ${practitioner} `] };
  });
  const cause = error("profile-not-allowed", `${patient}.meta.profile[10]`);
  const fault = error("wrong-check-digit", `${patient}.identifier[0].value`);
  expect(left([cause, fault], [], subject)).toEqual([cause, fault]);
  for (const code of ["unknown-element", "wrong-order", "required", "code-unknown"] as const)
    expect(left([cause, fault, error(code, `${patient}.mood`)], [], subject), code).toEqual([cause]);
  const uncaused = [fault, error("unknown-element", `${patient}.mood`)];
  expect(left(uncaused, [], subject)).toEqual(uncaused);
  expect(left([cause, fault, error("unknown-element", `${pathOf("Encounter")}.mood`)], [], subject)).toHaveLength(3);
});

test("an entry that is there twice is reported once, whatever its copy repeats", () => {
  const bundle: Bundle = structuredClone(compose().bundle);
  const inner = bundle.entry?.[2]?.resource as unknown as { entry: { fullUrl?: string; resource: Resource }[] };
  const copied = inner.entry.find(({ resource }) => resource.resourceType === "Patient");
  if (copied === undefined) throw new Error("no patient");
  const at = inner.entry.length;
  const copyPath = `${document}.entry[${String(at)}]`;
  const repeated = error("repeated", `${copyPath}.fullUrl`, { rule: "UR-007" });
  const follows = [error("too-many", `${copyPath}.resource`), error("required", `${copyPath}.resource.name`)];
  inner.entry.push(structuredClone(copied));
  expect(left([repeated, ...follows], [], subjectOf(bundle, {}))).toEqual([repeated]);
  for (const cause of [error("wrong-id", `${copyPath}.fullUrl`), error("repeated", `${copyPath}.request`)])
    expect(left([cause, ...follows], [], subjectOf(bundle, {})), cause.path).toEqual([cause, ...follows]);
  const elsewhere = [
    error("repeated", `${copyPath}.fullUrl.id`),
    error("too-many", patient),
    error("required", `${patient}.name`),
  ];
  expect(left(elsewhere, [], subjectOf(bundle, {}))).toEqual(elsewhere);
  Object.assign(inner.entry[at]?.resource ?? {}, { gender: "unknown" });
  expect(
    left([repeated, ...follows, error("not-in-section", `${copyPath}.resource`)], [], subjectOf(bundle, {})),
  ).toEqual([repeated, follows[1]]);
  for (const [of, its] of [
    ["a", {}],
    [{}, "a"],
    [null, {}],
    [{}, null],
    [null, undefined],
    [{ b: 1 }, { b: 2 }],
    [[1], [1, 2]],
  ]) {
    inner.entry[at] = { ...copied, resource: { ...copied.resource, language: its } as Resource };
    const first = inner.entry.indexOf(copied);
    inner.entry[first] = { ...copied, resource: { ...copied.resource, language: of } as Resource };
    expect(left([repeated, ...follows], [], subjectOf(bundle, {})), JSON.stringify([of, its])).toEqual([
      repeated,
      follows[1],
    ]);
    inner.entry[first] = copied;
  }
  const longer = { ...copied.resource, language: "en" } as Resource;
  inner.entry[at] = { ...copied, resource: longer };
  expect(left([repeated, ...follows], [], subjectOf(bundle, {}))).toEqual([repeated, follows[1]]);
});

test("several references to the same missing entry are reported at the first of them, with their number", () => {
  const lost = "urn:uuid:ffffffff-ffff-4fff-8fff-ffffffffffff";
  const bundle: Bundle = JSON.parse(
    JSON.stringify(compose().bundle).replaceAll(
      `{"reference":"${right.of("Patient", "document")[0]?.entry?.fullUrl ?? ""}"`,
      `{"reference":"${lost}"`,
    ),
  ) as Bundle;
  const subject = subjectOf(bundle, {});
  const paths = subject.references
    .filter(({ value }) => value.reference === lost)
    .map(({ path }) => `${path}.reference`);
  for (const code of ["unresolved-reference", "wrong-form"] as const) {
    const found = paths.map((path) => error(code, path, { rule: "UR-007" }));
    const [first, second, third] = found as [Finding, Finding, Finding, ...Finding[]];
    expect(left([first], [], subject)).toEqual([first]);
    expect(left([first, second], [], subject)).toEqual([
      { ...first, message: "It is wrong. Another reference says the same." },
    ]);
    expect(left([first, second, third], [], subject)).toEqual([
      { ...first, message: "It is wrong. 2 other references say the same." },
    ]);
    for (const unlike of [
      { ...second, rule: "UR-030" },
      { ...second, path: `${patient}.name.reference` },
      { ...second, path: `${second.path}s` },
    ])
      expect(left([first, unlike], [], subject)).toEqual([first, unlike]);
  }
});

test("a reference to an entry under another name is not also lost", () => {
  const subject = subjectOf(
    JSON.parse(
      JSON.stringify(compose().bundle).replace(
        /"fullUrl":"[^"]*"(?=,"resource":\{"resourceType":"Patient")/,
        '"fullUrl":"urn:uuid:ffffffff-ffff-4fff-8fff-ffffffffffff"',
      ),
    ) as Bundle,
    {},
  );
  const url = `urn:uuid:${subject.of("Patient", "document")[0]?.resource.id ?? ""}`;
  const path = `${subject.references.find(({ value }) => value.reference === url)?.path ?? ""}.reference`;
  expect(left([error("unresolved-reference", path, { rule: "UR-007" })], [], subject)).toEqual([]);
  const form = error("wrong-form", path, { rule: "UR-007" });
  expect(left([form], [], subject)).toEqual([form]);
  const same = error("unresolved-reference", path, { rule: "UR-007" });
  expect(left([same])).toEqual([same]);
});

test("a resource that the section cannot name is not also missing from it", () => {
  const section = `${pathOf("Composition")}.section`;
  const unnamed = error("not-in-section", patient);
  for (const cause of [
    error("required", section),
    error("required", `${section}[0].entry`),
    error("unresolved-reference", `${section}[0].entry[3].reference`),
    error("wrong-form", `${section}[0].entry[12].reference`),
    error("required", `${section}[10].entry`),
    error("wrong-form", `${section}[10].entry[1].reference`),
  ]) {
    expect(left([cause, unnamed]), cause.path).toEqual([cause]);
  }
  for (const other of [
    error("required", `${section}[0].title`),
    error("required", `${section}[0].entry.id`),
    error("unresolved-reference", `${pathOf("Composition")}.subject.reference`),
    error("wrong-target", `${section}[0].entry[3].reference`),
    error("wrong-form", `${section}[0].code`),
  ]) {
    expect(left([other, unnamed]), other.path).toEqual([other, unnamed]);
  }
});

test("a resource under a wrong name is not also missing from the section, unless the name is a copy's", () => {
  const unnamed = error("not-in-section", patient);
  const entry = patient.slice(0, -".resource".length);
  const [wrong, elsewhere] = [
    error("wrong-id", `${entry}.fullUrl`),
    error("wrong-id", `${pathOf("Encounter").slice(0, -".resource".length)}.fullUrl`),
  ];
  expect(left([wrong, unnamed])).toEqual([wrong]);
  expect(left([elsewhere, unnamed])).toEqual([elsewhere, unnamed]);
  for (const other of [error("wrong-id", `${entry}.fullUrls`), error("wrong-id", `${entry}.request`)])
    expect(left([other, unnamed])).toEqual([other, unnamed]);
  const beside = error("contradiction", patient);
  expect(left([wrong, unnamed, beside])).toEqual([wrong, beside]);
});
