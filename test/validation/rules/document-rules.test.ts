import { expect, test } from "vitest";
import type { Bundle } from "../../../src/fhir/types.js";
import { dispenseCategory } from "../../../src/terminology/dispense.js";
import { participantType } from "../../../src/terminology/encounter.js";
import { profiles } from "../../../src/terminology/profiles.js";
import { systems, snomed } from "../../../src/terminology/systems.js";
import { requiredParts } from "../../../src/validation/rules/required-parts.js";
import { subjectOf, type Subject } from "../../../src/validation/subject/subject.js";
import { alone, documentOf, foundBy, places, whole } from "../support/found.js";

const found = (id: string, ...resources: readonly object[]): readonly string[] =>
  places(foundBy(id, documentOf(...resources)));
const said = (id: string, ...resources: readonly object[]): readonly string[] =>
  whole(foundBy(id, documentOf(...resources)));
const other = { system: "urn:x", code: "x" };

/** A message of these resources, and a document of those. */
function message(outside: readonly object[], inside: readonly object[], changes: object = {}): Subject {
  const document = {
    resourceType: "Bundle",
    type: "document",
    entry: inside.map((resource) => ({ resource })),
    ...changes,
  };
  return subjectOf(
    {
      resourceType: "Bundle",
      type: "message",
      entry: [...outside, document].map((resource) => ({ resource })),
    } as unknown as Bundle,
    {},
  );
}

test("UR-020: a document says when it was last updated, even one without meta", () => {
  for (const meta of [undefined, {}])
    expect(places(foundBy("UR-020", message([], [], { meta })))).toEqual([
      "error required Bundle.entry[0].resource.meta.lastUpdated",
    ]);
  expect(foundBy("UR-020", message([], [], { meta: { lastUpdated: "2025-07-02T10:00:00Z" } }))).toEqual([]);
});

test("UR-022: what is not allowed in the document is not allowed in a bundle within it", () => {
  const basic = { resourceType: "Basic" };
  expect(places(foundBy("UR-022", message([basic], [basic])))).toEqual(["error resource-not-allowed [0].resource"]);
  const inner = { resourceType: "Bundle", entry: [{ resource: { resourceType: "Patient" } }] };
  expect(found("UR-022", inner)).toEqual([
    "error resource-not-allowed [0].resource",
    "error resource-not-allowed [0].resource.entry[0].resource",
  ]);
});

test("UR-023: a narrative is a warning in the document only", () => {
  const text = { status: "generated", div: "<div>x</div>" };
  expect(
    places(
      foundBy(
        "UR-023",
        message(
          [{ resourceType: "Organization", text }],
          [{ resourceType: "Patient", text }, { resourceType: "Composition" }],
        ),
      ),
    ),
  ).toEqual(["warning narrative [0].resource.text"]);
});

test("UR-030: a section without references is named; only resources of the document must be in it", () => {
  const composition = { resourceType: "Composition", status: "final", section: [{}] };
  expect(said("UR-030", composition).filter((line) => line.includes("section"))).toContain(
    "UR-030 error required [0].resource.section[0].entry | The section has no references.",
  );
  const named = { ...composition, section: [{ entry: [{ reference: "urn:x" }] }] };
  const lost = foundBy(
    "UR-030",
    message([{ resourceType: "Observation" }], [named, { resourceType: "Observation" }]),
  ).filter(({ code }) => code === "not-in-section");
  expect(places(lost)).toEqual(["error not-in-section [1].resource"]);
});

test("UR-031: a participant is the recorder under the right system, also for an Encounter by itself", () => {
  const encounter = (...coding: readonly object[]): object => ({
    resourceType: "Encounter",
    participant: [{}, { type: [{}, { coding }] }],
  });
  const missing = "error required [0].resource.participant[0].type";
  expect(found("UR-031", encounter(other, participantType))).not.toContain(missing);
  for (const coding of [other, { ...participantType, system: "urn:x" }])
    expect(found("UR-031", encounter(coding)), JSON.stringify(coding)).toContain(missing);
  // A code that its system does not have is one fault, of FHIR-Coding.
  expect(found("UR-031", encounter({ ...participantType, code: "x" }))).not.toContain(missing);
  expect(places(foundBy("UR-031", alone({ resourceType: "Encounter", status: "planned" })))).toEqual([
    "error fixed-value Encounter.status",
  ]);
  expect(places(foundBy("UR-031", message([{ resourceType: "Encounter", status: "planned" }], [])))).toEqual([]);
});

test("UR-031, UR-036, UR-038: a SNOMED CT coding must have a code", () => {
  const type = (concept: object): readonly string[] =>
    said("UR-031", { resourceType: "Encounter", type: [concept] }).filter((line) => line.includes("SNOMED"));
  const words =
    "UR-031 error required [0].resource.type[0].coding | There is no SNOMED CT code: add a coding of system " +
    `${systems.snomed}. | expected ${systems.snomed}`;
  expect(type({ coding: [other, snomed("77386006", "x")] })).toEqual([]);
  for (const concept of [{}, { coding: [] }, { coding: [{}] }])
    expect(type(concept), JSON.stringify(concept)).toEqual([words]);
  expect(type({ coding: [{ system: systems.snomed }] })).toEqual([`${words} | received ${systems.snomed}`]);
});

test("UR-033: a pharmacy whose list of identifiers is empty has no ODS code", () => {
  expect(found("UR-033", { resourceType: "Organization", identifier: [] })).toEqual([
    "error required [0].resource.identifier",
  ]);
});

test(
  "UR-035: the role is of the list under the examples' address too, and only that of the PractitionerRole itself " +
    "is judged",
  () => {
    const role = (coding: object): readonly string[] =>
      said("UR-035", {
        resourceType: "PractitionerRole",
        practitioner: {},
        organization: {},
        code: [{ coding: [coding] }],
      }).filter((line) => line.includes(".code["));
    const warning =
      "UR-035 warning other-system [0].resource.code[0].coding[0].system | The system is wrong: the profile " +
      `requires ${systems.sdsJobRoleName}. | expected ${systems.sdsJobRoleName}`;
    expect(role({ system: systems.sdsJobRoleName, code: "R9999" })).toEqual([]);
    expect(role({ code: "R9999" })).toEqual([warning]);
    const alternative = systems.sdsJobRoleNameAlternative;
    expect(role({ system: alternative })).toEqual([`${warning} | received ${alternative}`]);
    expect(role({ system: alternative, code: "R1290" })).toEqual([`${warning} | received ${alternative}`]);
    expect(role({ system: alternative, code: "R9999" })).toEqual([
      `${warning} | received ${alternative}`,
      "UR-035 error code-unknown [0].resource.code[0].coding[0].code | The list of job roles does not have this " +
        "code: choose one that it has. | received R9999",
    ]);
    const elsewhere = {
      resourceType: "PractitionerRole",
      code: [{ extension: [{ url: "urn:x", valueCoding: other }] }],
      specialty: [{ coding: [other] }],
      meta: { tag: [other] },
    };
    expect(
      found("UR-035", elsewhere, { resourceType: "Condition", code: { coding: [other] } }).filter(
        (line) => !line.includes("warning required"),
      ),
    ).toEqual([]);
  },
);

const supplied = (members: object): object => ({ resourceType: "MedicationDispense", ...members });

test("UR-039: dm+d, category and authority are recognised by their systems; one such coding is enough", () => {
  const lines = (members: object, at: string): readonly string[] =>
    said("UR-039", supplied(members)).filter((line) => line.includes(`[0].resource.${at}`));
  const dmd = { system: systems.dmd, code: "1" };
  expect(lines({ medicationCodeableConcept: { coding: [other, dmd] } }, "medication")).toEqual([]);
  const noCode =
    "UR-039 error required [0].resource.medicationCodeableConcept.coding | The medicine has no dm+d code: add a " +
    `coding of system ${systems.dmd}. | expected ${systems.dmd}`;
  expect(lines({ medicationCodeableConcept: {} }, "medication")).toEqual([noCode]);
  expect(lines({ medicationCodeableConcept: { coding: [{ system: systems.dmd }] } }, "medication")).toEqual([
    `${noCode} | received ${systems.dmd}`,
  ]);
  expect(lines({ category: { coding: [other, dispenseCategory] } }, "category")).toEqual([]);
  const category =
    "UR-039 error fixed-value [0].resource.category | The category is wrong: it must be community. | " +
    "expected community";
  for (const concept of [{}, { coding: [] }, { coding: [other] }])
    expect(lines({ category: concept }, "category"), JSON.stringify(concept)).toEqual([category]);
  expect(lines({ category: { coding: [{ system: "urn:x", code: "community" }] } }, "category")).toEqual([
    `${category} | received community`,
  ]);
  expect(
    lines({ type: { coding: [other, { system: systems.medicationSupplyType, code: "self-declared" }] } }, "type"),
  ).toEqual([]);
  expect(lines({ type: {} }, "type")).toEqual([]);
  expect(lines({ type: { coding: [other] } }, "type")).toEqual([
    "UR-039 warning other-system [0].resource.type | The authority for a supply must be a code of system " +
      `${systems.medicationSupplyType}. | expected ${systems.medicationSupplyType}`,
  ]);
});

test("UR-040: a declined supply says why, and that nothing was supplied", () => {
  const why = "warning required [0].resource.notDoneReasonCodeableConcept";
  expect(found("UR-040", supplied({ status: "completed" }))).toEqual([]);
  expect(found("UR-040", supplied({ status: "completed", notDone: false }))).toEqual([]);
  expect(found("UR-040", supplied({ status: "completed", notDone: true }))).toEqual([why]);
  expect(found("UR-040", supplied({ status: "stopped" }))).toEqual(["warning required [0].resource.notDone", why]);
  expect(
    found(
      "UR-040",
      supplied({ status: "stopped", notDone: false, notDoneReasonCodeableConcept: {}, quantity: { value: "1" } }),
    ),
  ).toEqual([
    "warning fixed-value [0].resource.notDone",
    `${why}.text`,
    "warning fixed-value [0].resource.quantity.value",
  ]);
  for (const quantity of [undefined, {}, { value: "0" }, { value: "0.0" }, { value: "none" }])
    expect(
      found(
        "UR-040",
        supplied({ status: "stopped", notDone: true, notDoneReasonCodeableConcept: { text: "x" }, quantity }),
      ),
      JSON.stringify(quantity),
    ).toEqual([]);
});

const heading = (resourceType: string, code: string, more: object = {}): object => ({
  resourceType,
  meta: { tag: [{ system: systems.recordStandardHeadings, code }] },
  ...more,
});

test("UR-060: one tag of one summary is enough, and without a document none is required", () => {
  const summary = {
    resourceType: "ClinicalImpression",
    meta: {
      tag: [
        { system: "urn:x", code: "x" },
        { system: systems.recordStandardHeadings, code: "clinical-summary" },
      ],
    },
  };
  expect(found("UR-060", summary)).toEqual([]);
  expect(foundBy("UR-060", alone(heading("ClinicalImpression", "history")))).toEqual([]);
});

test("UR-060: another type under a heading: an error for a ClinicalImpression, else a warning", () => {
  const lines = (resource: object): readonly string[] =>
    said("UR-060", resource, heading("ClinicalImpression", "clinical-summary"));
  const misplaced = (severity: string, types: string, received: string): readonly string[] => [
    `UR-060 ${severity} heading-misplaced [0].resource.meta.tag[0].code | The resource under this heading must ` +
      `be of type ${types}. | received ${received}`,
  ];
  const social = { category: [{}, { coding: [other, { code: "social-history" }] }] };
  expect(lines(heading("ClinicalImpression", "pregnancy-status"))).toEqual(
    misplaced("error", "Observation", "pregnancy-status"),
  );
  expect(lines(heading("ClinicalImpression", "presenting-complaints-or-issues"))).toEqual(
    misplaced("error", "Condition", "presenting-complaints-or-issues"),
  );
  expect(lines(heading("Observation", "presenting-complaints-or-issues"))).toEqual(
    misplaced("warning", "Condition", "presenting-complaints-or-issues"),
  );
  expect(lines(heading("MedicationDispense", "procedures-and-therapies"))).toEqual(
    misplaced("warning", "ClinicalImpression or Observation", "procedures-and-therapies"),
  );
  expect(lines(heading("Observation", "history"))).toEqual(misplaced("warning", "ClinicalImpression", "history"));
  expect(lines(heading("Observation", "history", { category: [{ coding: [other] }] }))).toEqual(
    misplaced("warning", "ClinicalImpression", "history"),
  );
  for (const right of [
    heading("Observation", "history", social),
    heading("Observation", "procedures-and-therapies"),
    heading("ClinicalImpression", "procedures-and-therapies"),
    heading("Condition", "history"),
  ])
    expect(lines(right), JSON.stringify(right)).toEqual([]);
});

test("UR-060: a Condition under the heading of pregnancy is not a pregnancy status", () => {
  expect(found("UR-060", { resourceType: "Patient", meta: { tag: [{ code: "pregnancy-status" }] } })).toEqual([]);
});

test("UR-080: a replacement names neither its own identifier nor its document's, each with its system", () => {
  const own = { system: "urn:a", value: "1" };
  const documents = { system: "urn:b", value: "2" };
  const replaces = (targetIdentifier: object): readonly string[] =>
    places(
      foundBy(
        "UR-080",
        message(
          [],
          [{ resourceType: "Composition", identifier: own, relatesTo: [{ code: "replaces", targetIdentifier }] }],
          { identifier: documents },
        ),
      ),
    );
  const same = ["error contradiction [0].resource.relatesTo[0].targetIdentifier.value"];
  expect([replaces(own), replaces(documents)]).toEqual([same, same]);
  for (const target of [
    { ...own, system: "urn:b" },
    { ...documents, system: "urn:a" },
    { ...own, value: "3" },
    { value: "1" },
  ])
    expect(replaces(target), JSON.stringify(target)).toEqual([]);
  expect(
    found("UR-080", { resourceType: "Composition", relatesTo: [{ code: "replaces", targetIdentifier: own }] }),
  ).toEqual([]);
});

test("UR-081: only what replaces is a later version", () => {
  const version = (versionId: string | undefined, ...relatesTo: readonly object[]): readonly string[] =>
    found("UR-081", {
      resourceType: "Composition",
      ...(versionId === undefined ? {} : { meta: { versionId } }),
      relatesTo,
    });
  const at = "[0].resource.meta.versionId";
  expect([
    version(undefined),
    version("1"),
    version("2", { code: "replaces" }),
    version(undefined, { code: "appends" }),
    version("1", { code: "appends" }),
    version("10", { code: "replaces" }),
  ]).toEqual([[], [], [], [], [], []]);
  expect(version(undefined, { code: "appends" }, { code: "replaces" })).toEqual([`warning required ${at}`]);
  expect(version("1", { code: "replaces" })).toEqual([`warning contradiction ${at}`]);
  expect(version("2")).toEqual([`warning contradiction ${at}`]);
  for (const wrong of ["0", "01", "1a", "a1", ""]) expect(version(wrong), wrong).toEqual([`warning wrong-form ${at}`]);
});

test("UR-022, UR-008: another profile named outside the document is UR-008, inside it UR-022", () => {
  const wrong = { meta: { profile: ["urn:x"] } };
  const outside = message([{ resourceType: "Organization", ...wrong }], [{ resourceType: "Patient", ...wrong }], {
    meta: { profile: [profiles.documentBundle] },
  });
  expect(places(foundBy("UR-022", outside))).toEqual(["error profile-not-allowed [0].resource.meta.profile[0]"]);
  expect(places(foundBy("UR-008", outside).filter(({ code }) => code === "profile-not-allowed"))).toEqual([
    "error profile-not-allowed Bundle.entry[0].resource.meta.profile[0]",
  ]);
});

test("UR-008: a profile that is not a text is not a name, and a right one beside a wrong one is not reported", () => {
  const named = (...profile: readonly unknown[]): readonly string[] =>
    [
      ...found("UR-008", { resourceType: "Patient", meta: { profile } }),
      ...found("UR-022", { resourceType: "Patient", meta: { profile } }),
    ].filter((line) => line.includes(" [0].resource"));
  expect(named(profiles.patient)).toEqual([]);
  expect(named(undefined)).toEqual(["error required [0].resource.meta.profile"]);
  expect(named()).toEqual(["error required [0].resource.meta.profile"]);
  expect(named(undefined, profiles.patient)).toEqual([]);
  expect(named(profiles.patient, "urn:x")).toEqual(["error profile-not-allowed [0].resource.meta.profile[1]"]);
  expect(named(` ${profiles.patient}`)).toEqual(["error spaces-around-profile [0].resource.meta.profile[0]"]);
  expect(found("UR-008", { resourceType: "Nobody" }).filter((line) => line.includes(" [0].resource"))).toEqual([]);
});

test("UR-030 to UR-039: a required reference says what it names, and names a resource of the right type", () => {
  const composition = (subject: unknown): readonly string[] =>
    said("UR-030", {
      resourceType: "Composition",
      subject,
      encounter: { reference: "urn:y" },
      author: [{ reference: "urn:z" }],
    }).filter((line) => line.includes(".subject"));
  expect(composition({ display: "x" })).toEqual([
    "UR-030 error required [0].resource.subject.reference | The reference is missing: this must refer to the Patient.",
  ]);
  expect(composition({ reference: "urn:x" })).toEqual([]);
  expect(composition(undefined)).toEqual(["UR-030 error required [0].resource.subject | subject is missing: add it."]);
  const role = found("UR-035", {
    resourceType: "PractitionerRole",
    practitioner: {},
    organization: { reference: "urn:x" },
  });
  expect(role).toEqual(["warning required [0].resource.practitioner.reference", "warning required [0].resource.code"]);
  const author = found("UR-030", {
    resourceType: "Composition",
    subject: { reference: "urn:x" },
    encounter: { reference: "urn:y" },
    author: [{ reference: "urn:z" }, {}],
    section: [],
  });
  expect(author.filter((line) => line.includes("author"))).toEqual(["error required [0].resource.author[1].reference"]);
});

test("UR-030 to UR-039: only what the guide leaves optional is a warning where it is missing", () => {
  const severities = Object.fromEntries(requiredParts.map((rule) => [rule.id, rule.severities.join(", ")]));
  expect(severities).toEqual({
    "UR-030": "error",
    "UR-031": "error",
    "UR-032": "error",
    "UR-033": "error",
    "UR-035": "error, warning",
    "UR-036": "error",
    "UR-037": "error",
    "UR-038": "error",
    "UR-039": "error, warning",
  });
});

test("UR-031: another code in the type next to a service is not repeated as expected", () => {
  const service = snomed("2129921000000100", "x");
  const reason = (...coding: readonly object[]): readonly string[] =>
    said(
      "UR-031",
      { resourceType: "Composition", type: { coding: [snomed("77386006", "x"), service] } },
      { resourceType: "Encounter", reason: [{}, { coding }] },
    ).filter((line) => line.includes("reason"));
  expect(reason(other, service)).toEqual([]);
  expect(reason(snomed("77386006", "x"))).toEqual([]);
  expect(reason(snomed("289411000001107", "x"))).toEqual([
    "UR-031 error service-differs [1].resource.reason[1].coding[0].code | The Encounter's reason and the " +
      "Composition's type name different services: give both the code of the service that took place. | expected " +
      "2129921000000100 | received 289411000001107",
  ]);
  expect(reason({ system: systems.snomed })).toEqual([
    "UR-031 error required [1].resource.reason[0].coding | The reason has no SNOMED CT code: give it the code of " +
      "the service, as the Composition's type has it. | expected 2129921000000100",
  ]);
});
