import { expect, test } from "vitest";
import type { Bundle } from "../../../../src/fhir/types.js";
import { bloodPressureTriplets } from "../../../../src/terminology/blood-pressure.js";
import type { MeasurementName } from "../../../../src/terminology/measurements.js";
import { systems } from "../../../../src/terminology/systems.js";
import { vitalSigns } from "../../../../src/terminology/vital-signs.js";
import { validateResources } from "../../../../src/validation/index.js";
import type { Facts } from "../../../../src/validation/safety/facts/facts.js";
import { messageFacts } from "../../../../src/validation/safety/facts/message-facts.js";
import { subjectOf } from "../../../../src/validation/subject/subject.js";

/**
 * The facts of a document that others wrote: these resources, and nothing else. Paths are said from the document on.
 */
function factsOf(...resources: readonly object[]): Facts {
  const document = { resourceType: "Bundle", type: "document", entry: resources.map((resource) => ({ resource })) };
  return messageFacts(
    subjectOf({ resourceType: "Bundle", type: "message", entry: [{ resource: document }] } as unknown as Bundle, {}),
  );
}
const at = (index: number, below: string): string => `Bundle.entry[0].resource.entry[${index}].resource${below}`;
const snomed = (code: string): object => ({ coding: [{ system: systems.snomed, code }] });

test("CS-01 to CS-27: a document without resources says nothing, and a single resource is judged as what it is", () => {
  const { patient, seen, startedAt, endedAt, madeAt, service, pathways, gatewayPoint, provider, ...lists } = factsOf();
  expect([gatewayPoint, provider]).toEqual([undefined, undefined]);
  expect([patient, seen, startedAt, endedAt, madeAt, service, pathways]).toEqual([
    { nhsNumber: undefined, verification: undefined, gender: undefined, birthDate: undefined, deceased: undefined },
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    [],
  ]);
  expect(Object.values(lists).filter((list) => Array.isArray(list) && list.length > 0)).toEqual([]);
  for (const resource of [
    { resourceType: "Patient" },
    { resourceType: "Encounter" },
    { resourceType: "Observation" },
    { resourceType: "MedicationDispense" },
    { resourceType: "ClinicalImpression" },
  ]) {
    expect(
      validateResources(resource as Bundle).issues.filter(({ rule }) => rule.startsWith("CS-") && rule !== "CS-19"),
      resource.resourceType,
    ).toEqual([]);
  }
});

test("CS-16: the patient's number is the one of the NHS, whichever stands first", () => {
  const identifier = [
    { system: systems.gphcNumber, value: "2099001" },
    { system: systems.nhsNumber, value: "9991956832" },
  ];
  expect(factsOf({ resourceType: "Patient", identifier }).patient).toEqual({
    nhsNumber: { value: "9991956832", path: at(0, ".identifier[1].value") },
    verification: undefined,
    gender: undefined,
    birthDate: undefined,
    deceased: undefined,
  });
  expect(factsOf({ resourceType: "Patient", identifier: identifier.slice(0, 1) }).patient.nhsNumber).toBeUndefined();
  expect(factsOf({ resourceType: "Patient", gender: "female", birthDate: "1990-02-30" }).patient).toEqual({
    nhsNumber: undefined,
    verification: undefined,
    gender: { value: "female", path: at(0, ".gender") },
    birthDate: undefined,
    deceased: undefined,
  });
});

test("CS-10: each end of the encounter counts for itself", () => {
  const times = (period: object): readonly unknown[] => {
    const { startedAt, endedAt } = factsOf({ resourceType: "Encounter", period });
    return [startedAt, endedAt];
  };
  expect(times({})).toEqual([undefined, undefined]);
  expect(times({ start: "2025-07-02" })).toEqual([{ value: "2025-07-02", path: at(0, ".period.start") }, undefined]);
  expect(times({ start: "yesterday", end: "2025-07-02" })).toEqual([
    undefined,
    { value: "2025-07-02", path: at(0, ".period.end") },
  ]);
  expect(factsOf({ resourceType: "Encounter" }).startedAt).toBeUndefined();
});

test("CS-14, CS-15: a text is under each of its headings; without summary or heading under none", () => {
  const impression = (summary: string | undefined, ...headings: readonly string[]): object => ({
    resourceType: "ClinicalImpression",
    summary,
    meta: { tag: headings.map((code) => ({ code })) },
  });
  const { redFlags, statements } = factsOf(
    impression("Fits", "history", "red-flags"),
    impression("Rest", "plan-and-requested-actions", "red-flags"),
    impression(undefined, "red-flags"),
    { resourceType: "ClinicalImpression", summary: "x" },
    { resourceType: "ClinicalImpression", summary: "x", meta: {} },
  );
  expect(redFlags.map(({ value, path }) => `${path} ${value}`)).toEqual([
    `${at(0, ".summary")} Fits`,
    `${at(1, ".summary")} Rest`,
  ]);
  expect(statements.map(({ heading, value }) => `${heading}: ${value}`)).toEqual([
    "history: Fits",
    "red-flags: Fits",
    "plan-and-requested-actions: Rest",
    "red-flags: Rest",
  ]);
});

test("CS-14: words that mean that no red flag was found are none, and words that hold them are one", () => {
  const flags = (summary: string): number =>
    factsOf({ resourceType: "ClinicalImpression", summary, meta: { tag: [{ code: "red-flags" }] } }).redFlags.length;
  for (const none of [
    "None",
    " nil ",
    "No red flag",
    "no red flags",
    "None found.",
    "Nil were identified",
    "No red flags were seen!",
    "none noted",
    "No red flags present",
    "none reported",
    "Nothing",
    "None found today",
    "Red flags: none identified.",
  ])
    expect(flags(none), none).toBe(0);
  for (const one of ["Fits, none today", "No red flagged", "No urine for 12 hours", "None but fever", "no red flags?"])
    expect(flags(one), one).toBe(1);
});

test("CS-16: every member in which people write sentences is read, whatever resource it stands in", () => {
  const { texts } = factsOf(
    {
      resourceType: "ClinicalImpression",
      summary: "one",
      description: "two",
      extension: [
        { url: "urn:x", valueString: "three" },
        { url: "urn:x", valueMarkdown: "four" },
      ],
    },
    { resourceType: "Observation", comment: "five", valueString: "six", code: { text: "seven" } },
    { resourceType: "Composition", title: "eight" },
    { resourceType: "MedicationDispense", dosageInstruction: [{ text: "nine", patientInstruction: "ten" }] },
    { resourceType: "Patient", identifier: [{ value: "no sentence" }], name: [{ family: "nor this" }] },
  );
  expect(texts.map(({ value }) => value).sort()).toEqual(
    ["eight", "five", "four", "nine", "one", "seven", "six", "ten", "three", "two"].sort(),
  );
});

test("CS-01: a coding without a code, and a unit of a system of its own, are no concept", () => {
  const { concepts } = factsOf({
    resourceType: "MedicationDispense",
    medicationCodeableConcept: { coding: [{ system: systems.dmd, display: "x" }, { code: "1" }], text: "beside" },
    quantity: { system: systems.snomed, unit: "tablet" },
    daysSupply: { system: "urn:own", code: "d", unit: "day" },
  });
  expect(
    concepts.map(({ system, code, display, text }) => [system, code.value, code.path, display?.value, text?.value]),
  ).toEqual([[undefined, "1", at(0, ".medicationCodeableConcept.coding[1].code"), undefined, "beside"]]);
});

test("CS-12: the service and the pathways are those whose codes are known, wherever they stand", () => {
  const { service, pathways } = factsOf(
    {
      resourceType: "Composition",
      type: {
        coding: [
          { system: systems.snomed, code: "15805002" },
          { system: systems.snomed, code: "2129921000000100" },
        ],
      },
    },
    { resourceType: "Condition", code: snomed("15805002") },
    { resourceType: "Condition", code: snomed("48277006") },
    { resourceType: "Condition", code: snomed("15805002") },
    { resourceType: "Condition" },
  );
  expect([service, pathways]).toEqual(["pharmacy-first", ["sinusitis", "impetigo"]]);
});

test("CS-08: each vital sign of the guide is the measurement that it is, and others are none", () => {
  const names: readonly (readonly [keyof typeof vitalSigns, MeasurementName])[] = [
    ["pulse", "pulse"],
    ["heartRate", "pulse"],
    ["temperature", "temperature"],
    ["height", "height"],
    ["standingHeight", "height"],
    ["selfReportedHeight", "height"],
    ["weight", "weight"],
    ["selfReportedWeight", "weight"],
    ["bodyMassIndex", "body-mass-index"],
  ];
  for (const [sign, name] of names) {
    const code = { coding: [{ system: systems.snomed, code: "15805002" }, vitalSigns[sign].coding] };
    expect(
      factsOf({ resourceType: "Observation", code, valueQuantity: { value: "7.0", code: "u" } }).measurements,
    ).toEqual([{ name, value: "7.0", unit: "u", path: at(0, ".valueQuantity.value") }]);
    expect(factsOf({ resourceType: "Observation", code, valueQuantity: { value: "7.0" } }).measurements).toMatchObject([
      { unit: "" },
    ]);
    expect(
      factsOf(
        { resourceType: "Observation", code },
        { resourceType: "Observation", code, valueQuantity: { value: "seven" } },
      ).measurements,
    ).toEqual([]);
  }
  expect(
    factsOf({ resourceType: "Observation", code: snomed("15805002"), valueQuantity: { value: "7" } }).measurements,
  ).toEqual([]);
});

test("CS-07, CS-14: a blood pressure has both of its values, each in its component", () => {
  const { systolic, diastolic } = Object.values(bloodPressureTriplets)[0] ?? {};
  const component = (coding: unknown): object => ({
    code: { coding: [coding] },
    valueQuantity: { value: "90", code: "mm[Hg]" },
  });
  const paths = (...components: readonly object[]): readonly string[] =>
    factsOf({ resourceType: "Observation", component: components }).bloodPressures.map(
      (one) => `${one.systolic.path} ${one.diastolic.path}`,
    );
  expect(paths(component(diastolic), component(systolic))).toEqual([
    `${at(0, ".component[1].valueQuantity.value")} ${at(0, ".component[0].valueQuantity.value")}`,
  ]);
  expect([paths(component(systolic)), paths(component(diastolic)), paths()]).toEqual([[], [], []]);
  expect(
    factsOf(
      { resourceType: "Observation", component: [component(systolic)] },
      { resourceType: "Observation", component: [component(diastolic)] },
    ).bloodPressures,
  ).toEqual([]);
});

test(
  "CS-10, CS-11: a measurement was taken at its time, or at the end of its period, or at its start where it has no " +
    "end",
  () => {
    const taken = (time: object): readonly string[] =>
      factsOf({ resourceType: "Observation", ...time }).times.map(
        ({ value, path }) => `${path.slice(at(0, ".").length)} ${value}`,
      );
    expect(taken({ effectiveDateTime: "2025-07-02" })).toEqual(["effectiveDateTime 2025-07-02"]);
    expect(taken({ effectivePeriod: { start: "2025-07-01", end: "2025-07-02" } })).toEqual([
      "effectivePeriod.end 2025-07-02",
    ]);
    expect(taken({ effectivePeriod: { start: "2025-07-01" } })).toEqual(["effectivePeriod.start 2025-07-01"]);
    expect([taken({}), taken({ effectivePeriod: {} }), taken({ effectiveDateTime: "noon" })]).toEqual([[], [], []]);
  },
);

test("CS-02: a second code beside one of the two says something else", () => {
  const status = (...codes: readonly string[]): Facts["pregnancyStatuses"] =>
    factsOf({
      resourceType: "Observation",
      code: { coding: codes.map((code) => ({ system: systems.snomed, code })) },
      meta: { tag: [{ system: systems.recordStandardHeadings, code: "pregnancy-status" }] },
    }).pregnancyStatuses;
  expect(status("77386006")).toMatchObject([
    { value: "pregnant", path: at(0, ""), codePath: at(0, ".code.coding[0].code") },
  ]);
  expect(status("60001007")).toMatchObject([{ value: "not-pregnant" }]);
  expect(status("60001007", "15805002")).toMatchObject([
    { value: undefined, path: at(0, ""), codePath: at(0, ".code.coding[1].code") },
  ]);
  expect(status("15805002")).toMatchObject([{ value: undefined, codePath: at(0, ".code.coding[0].code") }]);
});

test("CS-19, CS-20: what a supply leaves out is left out of its facts, each part for itself", () => {
  const supply = (resource: object): Facts["supplies"][number] | undefined =>
    factsOf({ resourceType: "MedicationDispense", ...resource }).supplies[0];
  expect(supply({})).toEqual({
    path: at(0, ""),
    product: undefined,
    name: undefined,
    displays: [],
    text: undefined,
    declined: false,
    quantity: { value: undefined, path: at(0, ".quantity") },
    unit: undefined,
    doses: [],
    daysSupply: undefined,
    dosages: [],
    underDirection: true,
    saysDirection: false,
    sold: false,
    performer: undefined,
  });
  expect(supply({ medicationCodeableConcept: {} })).toMatchObject({
    product: undefined,
    displays: [],
    text: undefined,
  });
  const coding = [
    { system: systems.snomed, code: "1", display: "a" },
    { system: systems.dmd, display: "b" },
    { system: systems.dmd, code: "3" },
  ];
  expect(supply({ medicationCodeableConcept: { coding, text: "t" } })).toMatchObject({
    product: { value: "3", path: at(0, ".medicationCodeableConcept.coding[2].code") },
    name: undefined,
    displays: ["a", "b"],
    text: { value: "t", path: at(0, ".medicationCodeableConcept.text") },
  });
  expect(supply({ medicationCodeableConcept: { coding: [{ ...coding[2], display: "c" }] } })?.name).toEqual({
    value: "c",
    path: at(0, ".medicationCodeableConcept.coding[0].display"),
  });
  expect(supply({ quantity: { value: "many" } })?.quantity).toEqual({
    value: undefined,
    path: at(0, ".quantity.value"),
  });
  expect(supply({ quantity: { value: "2.0" } })?.quantity).toEqual({ value: "2.0", path: at(0, ".quantity.value") });
  expect(supply({ dosageInstruction: [{ text: "a" }, { patientInstruction: "b" }, {}] })?.dosages).toEqual([
    { value: "a", path: at(0, ".dosageInstruction[0].text") },
    { value: "b", path: at(0, ".dosageInstruction[1].patientInstruction") },
  ]);
});

test("CS-19: a supply is declined by its status, by notDone, or by both", () => {
  const declined = (resource: object): boolean | undefined =>
    factsOf({ resourceType: "MedicationDispense", ...resource }).supplies[0]?.declined;
  expect(
    [
      { status: "stopped" },
      { notDone: true },
      { status: "stopped", notDone: true },
      { notDone: false },
      { status: "completed" },
    ].map(declined),
  ).toEqual([true, true, true, false, false]);
});

test("CS-12: a supply is under a direction where it says so, or says nothing of it", () => {
  const under = (...codes: readonly (string | undefined)[]): boolean | undefined =>
    factsOf({ resourceType: "MedicationDispense", type: { coding: codes.map((code) => ({ code })) } }).supplies[0]
      ?.underDirection;
  expect([
    under(),
    under(undefined),
    under("prescription-dispensing"),
    under("prescription-dispensing", "patient-group-direction"),
  ]).toEqual([true, true, false, true]);
});

test("CS-12, CS-36: a type in words alone is another authority, unless they are those of a direction", () => {
  const under = (text: string | undefined): boolean | undefined =>
    factsOf({ resourceType: "MedicationDispense", type: { text } }).supplies[0]?.underDirection;
  expect([under("Clinical protocol"), under("PATIENT  group direction"), under(undefined)]).toEqual([
    false,
    true,
    true,
  ]);
});

test("CS-30, CS-31: a unit is the same however it was written, by code or by words, in dm+d or in UCUM", () => {
  const unit = (quantity: object): string | undefined =>
    factsOf({ resourceType: "MedicationDispense", quantity }).supplies[0]?.unit;
  expect(unit({ system: systems.snomed, code: "428673006", unit: "anything" })).toBe("tablet");
  for (const words of ["tablet", "Tablets", "TABLET "]) expect(unit({ unit: words })).toBe("tablet");
  expect(unit({ system: systems.ucum, code: "mL" })).toBe("ml");
  expect(unit({ system: systems.ucum, code: "g", unit: "grams" })).toBe("gram");
  expect(unit({ system: systems.ucum, code: "{tablet}" })).toBe("tablet");
  expect([unit({ code: "1", unit: "pessary" }), unit({ unit: "pessary" }), unit({})]).toEqual([
    "1",
    "pessary",
    undefined,
  ]);
});

test("CS-30: what a timing says of a day, and nothing where it says it in another way", () => {
  const dose = (repeat: object): unknown => {
    const found = factsOf({ resourceType: "MedicationDispense", dosageInstruction: [{ timing: { repeat } }] });
    const { timesADay, days } = found.supplies[0]?.doses[0] ?? {};
    return [timesADay, days].map((extent) =>
      extent === undefined ? undefined : [extent.least, extent.most].map((one) => Number(one.toPrecision(12))),
    );
  };
  const weekly = { frequency: 1, period: "1", periodUnit: "wk" };
  expect(dose({ frequency: 2, frequencyMax: 3, period: "6", periodMax: "12", periodUnit: "h" })).toEqual([
    [4, 12],
    undefined,
  ]);
  expect(dose({ ...weekly, boundsDuration: { value: "2", code: "wk" } })).toEqual([
    [0.142857142857, 0.142857142857],
    [14, 14],
  ]);
  expect(dose({ period: "1", periodUnit: "d", boundsRange: { low: { value: "3", code: "d" } } })).toEqual([
    [1, 1],
    [3, 3],
  ]);
  for (const other of [
    {},
    { ...weekly, periodUnit: "fortnight" },
    { ...weekly, period: "0" },
    { ...weekly, period: "x" },
    { ...weekly, frequency: 0 },
    { ...weekly, frequency: 1.5 },
    { ...weekly, dayOfWeek: ["mon"] },
    { ...weekly, when: ["PC"] },
  ])
    expect(dose(other), JSON.stringify(other)).toEqual([undefined, undefined]);
});

interface Named {
  readonly resourceType: string;
  readonly id?: string;
  readonly participant?: readonly object[];
  readonly practitioner?: object;
  readonly code?: readonly object[];
}

test("CS-36: who provided the service is the primary performer, else the recorder, with all job roles", () => {
  const practitioner = (id: string): Named => ({ resourceType: "Practitioner", id });
  const participant = (code: string, id: string): object => ({
    type: [{ coding: [{ code }] }],
    individual: { reference: `urn:uuid:${id}` },
  });
  const role = (id: string, ...codes: readonly string[]): Named => ({
    resourceType: "PractitionerRole",
    practitioner: { reference: `urn:uuid:${id}` },
    code: [
      { coding: codes.map((code) => ({ system: systems.sdsJobRoleName, code })) },
      { coding: [{ code: "R9999" }] },
    ],
  });
  const provider = (...participants: readonly object[]): unknown => {
    const resources: readonly Named[] = [
      { resourceType: "Encounter", participant: participants },
      practitioner("a"),
      practitioner("b"),
      role("a", "R1290"),
      role("b", "R5220"),
      role("b", "R5230"),
    ];
    const entry = resources.map((resource) => ({
      fullUrl: `urn:uuid:${resource.id ?? "x"}`,
      resource,
    }));
    const document = { resourceType: "Bundle", type: "document", entry };
    const root = { resourceType: "Bundle", type: "message", entry: [{ resource: document }] } as unknown as Bundle;
    return messageFacts(subjectOf(root, {})).provider;
  };
  const [a, b] = [
    { path: at(1, ""), roles: ["R1290"] },
    { path: at(2, ""), roles: ["R5220", "R5230"] },
  ];
  expect(provider(participant("REC", "a"))).toEqual(a);
  expect(provider(participant("REC", "a"), participant("PART", "b"))).toEqual(a);
  expect(provider(participant("REC", "a"), participant("PPRF", "b"))).toEqual(b);
  expect(provider(participant("PART", "b"))).toBeUndefined();
  expect(provider(participant("REC", "nobody"))).toBeUndefined();
});
