import { expect, test } from "vitest";
import { isSctId, parseDecimal, parseFhirDate, parseFhirDateTime } from "../../../src/index.js";
import type { MeasurementName } from "../../../src/terminology/measurements.js";
import { systems } from "../../../src/terminology/systems.js";
import type {
  ConceptFact,
  Facts,
  MeasurementFact,
  Stated,
  SupplyFact,
} from "../../../src/validation/safety/facts/facts.js";
import { measurementLimits } from "../../../src/validation/safety/limits.js";
import type { SafetyFinding } from "../../../src/validation/safety/safety-rule.js";
import { safetyRules } from "../../../src/validation/safety/safety-rules.js";

/** A message from elsewhere that says nothing at all. */
const nothing: Facts = {
  source: "message",
  service: undefined,
  pathways: [],
  gatewayPoint: undefined,
  provider: undefined,
  patient: {
    nhsNumber: undefined,
    verification: undefined,
    gender: undefined,
    birthDate: undefined,
    deceased: undefined,
  },
  startedAt: undefined,
  endedAt: undefined,
  seen: undefined,
  madeAt: undefined,
  times: [],
  hasAmbulatoryMonitoring: false,
  pregnancyStatuses: [],
  measurements: [],
  bloodPressures: [],
  readings: [],
  irregularPulses: [],
  redFlags: [],
  statements: [],
  texts: [],
  supplies: [],
  concepts: [],
  people: [],
  practice: undefined,
  withdrawn: [],
};
const noSupply: SupplyFact = {
  path: "supply",
  product: undefined,
  name: undefined,
  displays: [],
  text: undefined,
  declined: false,
  quantity: { value: undefined, path: "quantity" },
  unit: undefined,
  doses: [],
  daysSupply: undefined,
  dosages: [],
  underDirection: true,
  saysDirection: false,
  sold: false,
  performer: undefined,
};
const stated = <Value>(value: Value, path = "path"): Stated<Value> => ({ value, path });
const time = (text: string): NonNullable<Facts["startedAt"]> => stated(parseFhirDateTime(text), "start");
const born = (text: string): NonNullable<Facts["patient"]["birthDate"]> => stated(parseFhirDate(text), "birth");
const nobody = nothing.patient;

function found(id: string, facts: Partial<Facts>, lists = false): readonly SafetyFinding[] {
  const medicines = lists ? { lists: () => false } : undefined;
  const context = { now: new Date("2025-07-02T09:30:00Z"), limits: measurementLimits, medicines };
  return safetyRules
    .filter((rule) => rule.id === id)
    .flatMap((rule) => [...rule.check({ ...nothing, ...facts }, context)]);
}
const said = (id: string, facts: Partial<Facts>, lists = false): readonly string[] =>
  found(id, facts, lists).map(({ kind, code, path, message }) => `${kind} ${code} ${path}: ${message}`);

test("CS-01 to CS-44: no rule finds anything in an empty message", () => {
  for (const { id } of safetyRules) expect(said(id, {}), id).toEqual([]);
  for (const { id } of safetyRules)
    if (id !== "CS-19") expect(said(id, { supplies: [noSupply, noSupply] }, true), id).toEqual([]);
});

test(
  "CS-05, CS-12: without a birth date or a time of the encounter no age is assumed, and without a gender none " +
    "is wrong",
  () => {
    const status = {
      value: "pregnant" as const,
      path: "status",
      codePath: "status.code",
      otherWords: [],
      comment: undefined,
    };
    for (const birthDate of [undefined, born("2019-01-01")])
      for (const startedAt of [undefined, time("2025-07-02")]) {
        const expected = birthDate !== undefined && startedAt !== undefined ? 1 : 0;
        const facts = { patient: { ...nobody, birthDate }, startedAt };
        expect(found("CS-05", { ...facts, pregnancyStatuses: [status] })).toHaveLength(expected);
        expect(found("CS-12", { ...facts, pathways: ["shingles"], supplies: [noSupply] })).toHaveLength(expected);
      }
    expect(said("CS-12", { pathways: ["uncomplicated-urinary-tract-infection"], supplies: [noSupply] })).toEqual([]);
  },
);

test("CS-12: where neither of two pathways fits, both are named", () => {
  const patient = { ...nobody, birthDate: born("2025-01-01") };
  expect(
    said("CS-12", {
      pathways: ["shingles", "sore-throat"],
      patient,
      startedAt: time("2025-07-02"),
      supplies: [noSupply],
    }),
  ).toEqual([
    "confirm outside-pathway supply: The patient is outside the pathway: shingles is for patients aged 18 or " +
      "over; acute sore throat is for patients aged 5 or over.",
  ]);
});

test("CS-06: a pathway that excludes pregnancy counts beside one that does not", () => {
  const pregnancyStatuses = [
    { value: "pregnant" as const, path: "status", codePath: "status.code", otherWords: [], comment: undefined },
  ];
  expect(
    found("CS-06", { pathways: ["shingles", "impetigo"], pregnancyStatuses, supplies: [noSupply] }).map(
      ({ path }) => path,
    ),
  ).toEqual(["supply"]);
});

test("CS-02, CS-03: a code that is neither of the two, or a second status: the right codes are named", () => {
  const status = (path: string): Facts["pregnancyStatuses"][number] => ({
    value: undefined,
    path,
    codePath: `${path}.code`,
    otherWords: [],
    comment: undefined,
  });
  expect(found("CS-02", { pregnancyStatuses: [status("one")] })).toEqual([
    {
      kind: "error",
      code: "code-unknown",
      path: "one.code",
      message: "This is not a pregnancy status: the code must be 77386006 or 60001007.",
      codes: { expected: ["77386006", "60001007"] },
    },
  ]);
  expect(said("CS-03", { pregnancyStatuses: [status("one"), status("two"), status("three")] })).toEqual([
    "error too-many two: There is more than one pregnancy status: keep only the right one.",
    "error too-many three: There is more than one pregnancy status: keep only the right one.",
  ]);
});

test(
  "CS-09: a missing value, a zero or another measurement is not used in the sum, and one weight and height " +
    "that fit are enough",
  () => {
    const measured = (name: MeasurementName, value: string, unit: string): MeasurementFact => ({
      name,
      unit,
      ...stated(parseDecimal(value), name),
    });
    const [index, weight, height] = [
      measured("body-mass-index", "40", "kg/m2"),
      measured("weight", "80", "kg"),
      measured("height", "200", "cm"),
    ];
    expect(found("CS-09", { measurements: [index, weight, height] }).map(({ path }) => path)).toEqual([
      "body-mass-index",
    ]);
    expect(found("CS-09", { measurements: [index, weight, measured("height", "0", "cm")] })).toEqual([]);
    expect(found("CS-09", { measurements: [index, weight, height, measured("height", "141.4", "cm")] })).toEqual([]);
    expect(found("CS-09", { measurements: [measured("body-mass-index", "40", "lb/in2"), weight, height] })).toEqual([]);
    expect(
      found("CS-08", {
        measurements: [
          measured("weight", "9999", "cm"),
          measured("height", "9999", "kg"),
          measured("temperature", "9999", "g"),
        ],
      }),
    ).toEqual([]);
  },
);

test("CS-10, CS-11: without the time of the encounter, the birth or the message nothing is compared with it", () => {
  const late = time("2030-01-01");
  expect(said("CS-10", { patient: { ...nobody, birthDate: born("2025-01-01") }, endedAt: time("2025-01-01") })).toEqual(
    [],
  );
  expect(said("CS-10", { endedAt: time("2001-01-01") })).toEqual([]);
  expect(said("CS-10", { startedAt: time("2025-07-01") })).toEqual([]);
  expect(said("CS-10", { times: [{ ...time("1900-01-01"), of: "supply" }] })).toEqual([]);
  expect(said("CS-10", { startedAt: late })).toEqual([
    "error in-future start: The encounter is in the future: correct the time, or the clock of this computer.",
  ]);
  expect(said("CS-11", { madeAt: late.value, times: [{ ...time("1999-01-01"), of: "measurement" }] })).toEqual([]);
  expect(said("CS-11", { startedAt: time("1999-01-01") })).toEqual([]);
});

test(
  "CS-19, CS-20: a supply without a quantity is refused; the same product counts as such where a quantity is " +
    "missing, and only where a product is named",
  () => {
    const of = (product: string | undefined, value?: string): SupplyFact => ({
      ...noSupply,
      product: product === undefined ? undefined : stated(product, "product"),
      quantity: stated(value === undefined ? undefined : parseDecimal(value), "quantity"),
    });
    expect(said("CS-19", { supplies: [of("1"), of("2", "0"), of("3", "1"), { ...of("4"), declined: true }] })).toEqual([
      "error required quantity: The quantity of the supply is missing: say how much was supplied.",
      "error out-of-range quantity: The quantity of a supply must be above zero: correct the quantity, or say that " +
        "the supply was declined.",
    ]);
    expect(said("CS-20", { supplies: [of("1"), of("1")] })).toEqual([
      "confirm repeated product: The same product is supplied twice: take one out, or confirm that both are meant.",
    ]);
    expect(said("CS-20", { supplies: [of(undefined, "1"), of(undefined, "1")] })).toEqual([]);
  },
);

test("CS-13, UR-039: the product that is not listed, or virtual, is named", () => {
  const supplies = [noSupply, { ...noSupply, product: stated("41953811000001101", "product") }];
  expect(found("CS-13", { pathways: ["sinusitis"], supplies }, true)).toMatchObject([
    { path: "product", codes: { received: "41953811000001101" } },
  ]);
  expect(found("UR-039", { supplies })).toMatchObject([{ path: "product", codes: { received: "41953811000001101" } }]);
});

test("CS-27: a medicine without a text, or without a display, is not compared", () => {
  const text = stated("Penicillin", "text");
  expect(
    said("CS-27", {
      supplies: [
        { ...noSupply, displays: ["Penicillin V"] },
        { ...noSupply, text },
        { ...noSupply, text, displays: ["Amoxicillin", "PENICILLIN"] },
      ],
    }),
  ).toEqual([]);
  expect(said("CS-27", { supplies: [{ ...noSupply, text, displays: ["Penicillin V"] }] })).toEqual([
    "warning text-differs text: The text of the medicine differs from the display of its code: write the same " +
      "words in both.",
  ]);
});

function concept(
  code: string,
  display?: string,
  text?: string,
  system: string | undefined = systems.snomed,
): ConceptFact {
  return {
    system,
    code: stated(code, "code"),
    display: display === undefined ? undefined : stated(display, "display"),
    text: text === undefined ? undefined : stated(text, "text"),
  };
}

test("CS-01: a finding about a display or a text names the expected codes and the code that was found", () => {
  const of = (...concepts: readonly ConceptFact[]): readonly SafetyFinding[] => found("CS-01", { concepts });
  expect(
    of(
      concept("77386006"),
      concept("77386006", undefined, "With child"),
      concept("REC", "anything", undefined, systems.ucum),
    ),
  ).toEqual([]);
  expect(of(concept("77386006", undefined, "Not pregnant"))).toEqual([
    {
      kind: "error",
      code: "text-of-another-code",
      path: "text",
      message: "The text names a code other than the one given with it: one of the two is wrong. Find out which.",
      codes: { received: "77386006" },
    },
  ]);
  expect(of(concept("77386006", "Not pregnant", "Not pregnant"))).toMatchObject([
    { code: "display-of-another-code", codes: { expected: ["60001007"], received: "77386006" } },
  ]);
  expect(of(concept("60001007", "Nothing of the kind"))).toMatchObject([
    {
      kind: "error",
      code: "display-unknown",
      codes: { expected: expect.arrayContaining(["Not pregnant"]) as unknown },
    },
  ]);
  expect(of(concept("48277006", "Nothing of the kind"))).toMatchObject([
    { kind: "warning", code: "display-unknown", codes: { expected: ["Impetigo"] } },
  ]);
});

test("CS-22: a mistyped code and a code that is not a concept are reported once, and their display not", () => {
  const misprint = concept("77386005", "Not pregnant");
  expect(found("CS-01", { concepts: [misprint] })).toEqual([]);
  expect(
    said("CS-22", {
      concepts: [
        misprint,
        concept("77386005", "x", undefined, systems.dmd),
        concept("77386005", "x", undefined, systems.ucum),
      ],
    }),
  ).toEqual([
    "error wrong-check-digit code: The check digit or the shape of this SNOMED CT or dm+d identifier is wrong: " +
      "it was mistyped, so look it up again.",
    "error wrong-check-digit code: The check digit or the shape of this SNOMED CT or dm+d identifier is wrong: " +
      "it was mistyped, so look it up again.",
  ]);
  const description =
    Array.from("0123456789")
      .map((digit) => `12345601${digit}`)
      .find(isSctId) ?? "";
  expect(found("CS-22", { concepts: [concept(description)] })).toEqual([
    {
      kind: "error",
      code: "not-a-concept",
      path: "code",
      message: "This identifier names a description or a relationship: use the one of the concept.",
      codes: { received: description },
    },
  ]);
});
