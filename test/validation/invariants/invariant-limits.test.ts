import { expect, test } from "vitest";
import { systems } from "../../../src/terminology/systems.js";
import { invariants, invariantFaults } from "../../../src/validation/invariants/invariants.js";
import { alone } from "../support/found.js";

const { ucum } = systems;
const currencies = "urn:iso:std:iso:4217";
const extension = [{ url: "urn:x", valueString: "a" }];
const hidden = { extension };

function invariantOf(key: string): (typeof invariants)[number] {
  const found = invariants.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no invariant ${key}`);
  return found;
}

const where = (key: string, value: object): string => {
  const { at } = invariantOf(key);
  return typeof at === "string" ? at : at(value as never);
};

/** The kind of fault of each, by its stable word. */
const codes: Readonly<Record<string, string>> = {
  required:
    "att-1 cpt-2 rat-1 qty-3 tim-1 tim-2 tim-6 tim-7 tim-8 tim-9 bdl-5 bdl-9 cmp-1 con-1 con-2 con-3 obs-3 org-1 pat-1",
  forbidden: "org-2 org-3 tim-10 txt-1 bdl-1 bdl-2 bdl-3 bdl-4 dom-1 dom-2 dom-3 dom-4 cmp-2 obs-6",
  "neither-or-both": "ext-1",
  "time-backwards": "per-1 mdd-1",
  "unresolved-reference": "ref-1",
  "wrong-unit": "age-1 cnt-3 dis-1 drt-1 mny-1",
  "wrong-form": "tim-4 tim-5 bdl-8",
  empty: "txt-2",
  repeated: "bdl-7",
  contradiction: "rng-2 con-4 obs-7",
};

test("FHIR: each invariant has the kind of fault that it is about", () => {
  const said = new Map(
    Object.entries(codes).flatMap(([code, keys]) => keys.split(" ").map((key) => [key, code] as const)),
  );
  expect(Object.fromEntries(invariants.map(({ key, code }) => [key, code]))).toEqual(Object.fromEntries(said));
});

/** Pairs of values, one that just keeps to an invariant and one that just breaks it. */
const limits: Readonly<Record<string, readonly [right: readonly object[], broken: readonly object[]]>> = {
  "att-1": [
    [{}, { contentType: "text/plain" }, { data: "YQ==", _contentType: hidden }, { data: null }],
    [{ data: "YQ==" }, { _data: hidden }, { data: "YQ==", contentType: null }],
  ],
  "ext-1": [
    [
      { valueBoolean: false },
      { _valueCode: hidden },
      hidden,
      { extension, valueString: undefined },
      { extension, valuable: null },
    ],
    [
      {},
      { extension: [] },
      { valueString: null },
      { valueString: undefined },
      { extension, _valueCode: hidden },
      { extension, valueInteger: 0 },
      { value: undefined },
    ],
  ],
  "per-1": [
    [
      {},
      { start: "2025" },
      { end: "2025" },
      { start: "2025", end: "2025" },
      { start: "2025-07-01", end: "2025-07-01" },
      { start: "-2025", end: "2024" },
      { start: "2025", end: "-2024" },
      { start: "soon", end: "2024" },
      { start: "2025", end: "later" },
      { start: "2025-07-01T10:00:00Z", end: "2025-07-01T10:00:00Z" },
      { start: "2025-07-01T23:00:00Z", end: "2025-07-02" },
      { start: "2025", end: "2025-01" },
      { start: "2025-07-01T10:00:00Z", end: "2025-07-01" },
      { start: "2025-07-01", end: "2025-07-01T10:00:00Z" },
      { start: "2025-07-01T23:30:00-05:00", end: "2025-07-01" },
      { start: "2025-07-02", end: "2025-07-01T23:00:00Z" },
    ],
    [
      { start: "2025", end: "2024" },
      { start: "2025-07-01T10:00:01Z", end: "2025-07-01T10:00:00Z" },
      { start: "2025-07-02", end: "2025-07-01T22:59:59Z" },
      { start: "2025-07-02T10:00:00Z", end: "2025-07-01" },
    ],
  ],
  "rat-1": [
    [{ numerator: {}, denominator: {} }, hidden, { numerator: {}, denominator: {}, extension }],
    [{}, { numerator: {}, extension }, { denominator: {}, extension }],
  ],
  "ref-1": [[{}, { reference: "urn:uuid:a" }, { reference: "a#b" }], [{ reference: "#a" }]],
  "qty-3": [
    [{}, { system: ucum }, { code: "kg", system: ucum }, { code: "kg", _system: hidden }],
    [{ code: "kg" }, { _code: hidden }],
  ],
  "age-1": [
    [
      {},
      { code: "a" },
      { code: "a", system: ucum },
      { value: "0.1", code: "a", system: ucum },
      { value: "1", code: "a" },
      { value: "old", code: "a" },
    ],
    [
      { value: "1" },
      { value: "1", system: ucum },
      { code: "a", system: "urn:x" },
      { value: "0.0", code: "a" },
      { value: "-1", code: "a" },
    ],
  ],
  "cnt-3": [
    [{}, { code: "1" }, { value: "5", code: "1" }, { value: "5", _code: hidden, system: ucum }],
    [{ value: "5" }, { code: "2" }, { value: "5.0", code: "1" }, { value: "5", code: "1", system: "urn:x" }],
  ],
  "dis-1": [
    [{}, { value: "1", code: "m" }, { value: "1", code: "m", system: ucum }],
    [{ value: "1" }, { code: "m", system: "urn:x" }],
  ],
  "drt-1": [
    [{}, { value: "1" }, { value: "1", system: "urn:x" }, { value: "1", code: "h", system: ucum }],
    [
      { code: "h", system: ucum },
      { value: "1", code: "h" },
      { value: "1", code: "h", system: "urn:x" },
      { _code: hidden, value: "1" },
    ],
  ],
  "mny-1": [
    [{}, { unit: "pounds" }, { value: "1", code: "GBP" }, { value: "1", code: "GBP", system: currencies }],
    [{ value: "1" }, { code: "GBP", system: ucum }],
  ],
  "rng-2": [
    [
      {},
      { low: { value: "2" } },
      { high: { value: "2" } },
      { low: { value: "2" }, high: { value: "2.0" } },
      { low: { value: "x" }, high: { value: "1" } },
      { low: { value: "2" }, high: { value: "x" } },
      { low: { value: "2", system: ucum }, high: { value: "1" } },
      { low: { value: "2", code: "g" }, high: { value: "1", code: "kg" } },
    ],
    [
      { low: { value: "2" }, high: { value: "1" } },
      { low: { value: "2", code: "kg" }, high: { value: "1", unit: "kg" } },
      { low: { value: "2", code: "kg", unit: "kilos" }, high: { value: "1", code: "kg" } },
      { low: { value: "2", unit: "kg" }, high: { value: "1", code: "kg", unit: "kilos" } },
    ],
  ],
  "tim-4": [
    [{}, { duration: "0" }, { duration: "-0.0" }, { duration: "-0" }, { duration: "1-" }],
    [{ duration: "-0.01" }, { duration: "-9" }],
  ],
  "tim-5": [[{}, { period: "5" }, { period: "-0" }], [{ period: "-1" }]],
  "tim-9": [
    [
      {},
      { when: ["CM"] },
      { offset: 5, when: ["ACM"] },
      { offset: 5, when: [null, "PCD"] },
      { offset: 5, _when: [hidden] },
    ],
    [
      { offset: 5 },
      { offset: 5, when: [] },
      ...["C", "CM", "CD", "CV"].map((meal) => ({ offset: 5, when: ["ACM", meal] })),
    ],
  ],
  "tim-10": [
    [{}, { timeOfDay: ["10:00:00"] }, { when: ["CM"] }, { timeOfDay: [], when: ["CM"] }],
    [{ timeOfDay: ["10:00:00"], when: ["CM"] }],
  ],
  "txt-1": [[{}, { div: 5 }, { div: "<div>a</div>" }], [{ div: "<script/>" }]],
  "txt-2": [[{}, { div: "<div>a</div>" }, { div: "<script/>" }], [{ div: "<div> </div>" }]],
  "bdl-1": [
    [{}, { type: "document" }, { type: "searchset", total: 1 }, { type: "history", total: 0 }],
    [{ total: 1 }, { type: "document", total: 0 }],
  ],
  "bdl-2": [
    [{}, { entry: [{}] }, { type: "searchset", entry: [{ search: {} }] }],
    [{ entry: [{}, { search: {} }] }, { type: "history", entry: [{ search: {} }] }],
  ],
  "bdl-3": [
    [
      {},
      { type: "document", entry: [{}] },
      ...["batch", "transaction", "history"].map((type) => ({ type, entry: [{ request: {} }] })),
    ],
    [{ entry: [{ request: {} }] }, { type: "searchset", entry: [{ request: {} }] }],
  ],
  "bdl-4": [
    [
      {},
      { type: "document", entry: [{}] },
      ...["batch-response", "transaction-response"].map((type) => ({ type, entry: [{ response: {} }] })),
    ],
    [{ entry: [{ response: {} }] }, { type: "batch", entry: [{ response: {} }] }],
  ],
  "bdl-5": [
    [{ resource: {} }, { request: {} }, { response: {} }],
    [{}, { fullUrl: "urn:x" }],
  ],
  "bdl-7": [
    [
      {},
      { entry: [{}, {}] },
      { entry: [{ fullUrl: "a" }, { fullUrl: "b" }] },
      {
        entry: [
          { fullUrl: "a", resource: { meta: { versionId: "1" } } },
          { fullUrl: "a", resource: { meta: { versionId: "2" } } },
        ],
      },
      {
        entry: [
          { fullUrl: "a", resource: {} },
          { fullUrl: "a", resource: { meta: { versionId: "2" } } },
        ],
      },
    ],
    [
      { entry: [{ fullUrl: "a" }, { fullUrl: "a" }] },
      {
        entry: [
          { fullUrl: "a", resource: { meta: { versionId: "1" } } },
          {},
          { fullUrl: "a", resource: { meta: { versionId: "1" } } },
        ],
      },
      {
        entry: [
          { fullUrl: "a", resource: { meta: {} } },
          { fullUrl: "a", resource: {} },
        ],
      },
    ],
  ],
  "bdl-8": [[{}, { fullUrl: "https://a/b/1" }], [{ fullUrl: "https://a/b/1/_history/2" }]],
  "bdl-9": [
    [
      {},
      { type: "message" },
      { type: "document", identifier: { system: "a", value: "b" } },
      { type: "document", identifier: { _system: hidden, value: "b" } },
    ],
    [
      { type: "document" },
      { type: "document", identifier: { system: "a" } },
      { type: "document", identifier: { value: "b" } },
    ],
  ],
  "con-3": [
    [{ clinicalStatus: "active" }, { _clinicalStatus: hidden }, { verificationStatus: "entered-in-error" }],
    [{}, { verificationStatus: "confirmed" }],
  ],
  "con-4": [
    [
      {},
      { clinicalStatus: "active", abatementBoolean: false },
      ...["inactive", "resolved", "remission"].map((clinicalStatus) => ({ clinicalStatus, abatementString: "a" })),
      { clinicalStatus: "active", xabatement: true },
    ],
    [
      { abatementString: "a" },
      { clinicalStatus: "active", abatementBoolean: true },
      { clinicalStatus: "recurrence", _abatementDateTime: hidden },
    ],
  ],
  "obs-6": [
    [
      {},
      { valueString: "a" },
      { dataAbsentReason: {} },
      { dataAbsentReason: {}, valuable: 1 },
      { dataAbsentReason: {}, xvalueString: 1 },
    ],
    [
      { dataAbsentReason: {}, valueString: "a" },
      { dataAbsentReason: {}, _valueString: hidden },
    ],
  ],
  "obs-7": [
    [
      {},
      { valueString: "a", component: [{}] },
      ...[
        [
          { system: "x", code: "1" },
          { system: "y", code: "1" },
        ],
        [
          { system: "x", code: "1" },
          { system: "x", code: "2" },
        ],
        [{ system: "x" }, { system: "x" }],
      ].map(([own, part]) => ({
        valueString: "a",
        code: { coding: [own] },
        component: [{ code: { coding: [part] } }],
      })),
      { code: { coding: [{ code: "1" }] }, component: [{ code: { coding: [{ code: "1" }] } }] },
    ],
    [
      {
        valueString: "a",
        code: { coding: [{ code: "2" }, { code: "1" }] },
        component: [{}, { code: { coding: [{ code: "1" }, { code: "3" }] } }],
      },
    ],
  ],
  "dom-1": [[{}, { contained: [{}] }], [{ contained: [{}, { text: {} }] }]],
  "dom-2": [[{}, { contained: [{}] }], [{ contained: [{}, { contained: [] }] }]],
  "dom-3": [
    [
      {},
      { contained: [] },
      { contained: [{ id: "a" }], subject: { reference: "#a" } },
      { contained: [{ id: "a" }, { id: "b", of: { reference: "#a" } }], list: [null, { deep: { reference: "#b" } }] },
    ],
    [
      { contained: [{}] },
      { contained: [{}], subject: { reference: "#" } },
      { contained: [{ id: "a" }], subject: { reference: "a" } },
      { contained: [{ id: "a" }], subject: { display: "#a" } },
      { contained: [{ id: "a" }, { id: "b" }], subject: { reference: "#a" } },
    ],
  ],
  "dom-4": [
    [{}, { contained: [{}, { meta: { profile: [] } }] }],
    [{ contained: [{ meta: { versionId: "1" } }] }, { contained: [{ meta: { lastUpdated: "2025" } }] }],
  ],
  "org-2": [[{}, { use: "home" }], []],
  "org-3": [[{}, { use: "home" }], []],
  "mdd-1": [
    [
      {},
      { whenPrepared: "2025-07-01" },
      { whenPrepared: "2025-07-01", whenHandedOver: "2025-07-01" },
      { whenPrepared: "2025-07-01T10:00:00Z", whenHandedOver: "2025-07-01" },
    ],
    [{ whenPrepared: "2025-07-02", whenHandedOver: "2025-07-01" }],
  ],
};

test.each(Object.entries(limits))(
  "FHIR-%s: a value that just keeps to it, and one that just breaks it",
  (key, [right, broken]) => {
    const holds = (value: object): boolean => invariantOf(key).holds(value, undefined);
    for (const value of right) expect(holds(value), JSON.stringify(value)).toBe(true);
    for (const value of broken) expect(holds(value), JSON.stringify(value)).toBe(false);
  },
);

test.each([
  ["cmp-1", ["text", "entry", "section"]],
  ["con-1", ["summary", "assessment"]],
  ["con-2", ["code", "detail"]],
  ["obs-3", ["low", "high", "text"]],
  ["org-1", ["identifier", "name"]],
  ["pat-1", ["name", "telecom", "address", "organization"]],
] as const)("FHIR-%s: one of %j is enough", (key, names) => {
  const holds = (value: object): boolean => invariantOf(key).holds(value, undefined);
  expect(holds({ id: "a" })).toBe(false);
  for (const name of names)
    expect([holds({ [name]: {} }), holds({ [`_${name}`]: hidden }), holds({ [name]: [] })]).toEqual([
      true,
      true,
      false,
    ]);
});

test.each([
  ["cpt-2", "value", "system"],
  ["tim-1", "duration", "durationUnit"],
  ["tim-2", "period", "periodUnit"],
  ["tim-6", "periodMax", "period"],
  ["tim-7", "durationMax", "duration"],
  ["tim-8", "countMax", "count"],
])("FHIR-%s: no %s without %s", (key, first, second) => {
  const holds = (value: object): boolean => invariantOf(key).holds(value, undefined);
  expect(
    [{}, { [second]: "1" }, { [first]: "1", [second]: "1" }, { [first]: "1" }].map((value) => holds(value)),
  ).toEqual([true, true, true, false]);
});

test("FHIR: an invariant of a bundle names the entry that breaks it, or what its identifier lacks", () => {
  expect(where("bdl-2", { entry: [{}, { search: {} }] })).toBe(".entry[1].search");
  expect(where("bdl-3", { entry: [{ request: {} }] })).toBe(".entry[0].request");
  expect(where("bdl-4", { entry: [{}, {}, { response: {} }] })).toBe(".entry[2].response");
  expect(
    where("bdl-7", { entry: [{}, {}, { fullUrl: "a" }, { fullUrl: "b" }, { fullUrl: "a" }, { fullUrl: "b" }] }),
  ).toBe(".entry[4].fullUrl");
  expect([{}, { identifier: { system: "a" } }, { identifier: {} }].map((value) => where("bdl-9", value))).toEqual([
    ".identifier",
    ".identifier.value",
    ".identifier.system",
  ]);
});

const keysIn = (resource: object): readonly string[] =>
  invariantFaults(alone(resource))
    .map(({ rule, path }) => `${rule} ${path}`)
    .toSorted();

test.each([
  "ClinicalImpression",
  "Composition",
  "Condition",
  "Encounter",
  "MedicationDispense",
  "MessageHeader",
  "Observation",
  "OperationOutcome",
  "Organization",
  "Patient",
  "Practitioner",
  "PractitionerRole",
])(
  "FHIR-dom-1 to FHIR-dom-4: a %s has no contained resource that nobody names, or with a text or a version",
  (resourceType) => {
    const found = keysIn({
      resourceType,
      contained: [{ resourceType: "Organization", name: "x", text: {}, meta: { versionId: "1" }, contained: [] }],
    });
    for (const key of ["dom-1", "dom-2", "dom-3", "dom-4"])
      expect(found).toContain(`FHIR-${key} ${resourceType}.contained`);
  },
);

test.each(["Quantity", "Age", "Count", "Distance", "Duration", "Money"])(
  "FHIR-qty-3: the code of a unit has its system in a %s",
  (type) => {
    expect(
      keysIn({ resourceType: "Patient", extension: [{ url: "urn:x", [`value${type}`]: { value: "1", code: "1" } }] }),
    ).toContain(`FHIR-qty-3 Patient.extension[0].value${type}.system`);
  },
);

test("FHIR-ref-1: a reference that begins with # names what the same resource contains", () => {
  const referring = (reference: string): readonly string[] =>
    keysIn({
      resourceType: "Patient",
      contained: [
        { resourceType: "Practitioner", id: "a" },
        { resourceType: "Practitioner", id: "b" },
      ],
      generalPractitioner: [{ reference: "#a" }, { reference: "#b" }, { reference }],
    });
  expect([referring("#a"), referring("#b"), referring("urn:uuid:a")]).toEqual([[], [], []]);
  for (const lost of ["#c", "#", "##a", "#A"])
    expect(referring(lost), lost).toEqual(["FHIR-ref-1 Patient.generalPractitioner[2].reference"]);
});

test("FHIR-org-2, FHIR-org-3: only the organization's own address or telephone must not be a home one", () => {
  const home = { use: "home", system: "phone", value: "1" };
  expect(
    keysIn({
      resourceType: "Organization",
      name: "x",
      address: [{ use: "work" }, { use: "home" }],
      telecom: [home],
      contact: [{ address: { use: "home" }, telecom: [home] }],
    }),
  ).toEqual(["FHIR-org-2 Organization.address[1].use", "FHIR-org-3 Organization.telecom[0].use"]);
  expect(keysIn({ resourceType: "Patient", address: [{ use: "home" }], telecom: [home] })).toEqual([]);
});
