import { expect, test } from "vitest";
import { ConsultationError, parseConsultation } from "../../src/consultation/index.js";
import { flucloxacillin, fullInput, leastInput } from "./inputs.js";
import { issuesOf, linesOf, without } from "./issues.js";

const parse = (input: object): ReturnType<typeof parseConsultation> =>
  parseConsultation({ service: "pharmacy-first", pathway: "sinusitis", ...input });

test("a consultation with everything in it is accepted, and comes out as exact values", () => {
  const consultation = parse(fullInput);
  expect(consultation.patient.nhsNumber).toBe("9991956832");
  expect(consultation.observations).toMatchObject([
    { systolic: "131", diastolic: "84.0" },
    { beatsPerMinute: "88" },
    { value: "37.40" },
    { value: "82.5" },
    { value: "178" },
  ]);
  expect(consultation.supplies).toMatchObject([{ quantity: { value: "20" }, daysSupply: "5" }]);
});

test("a checked consultation is accepted again, unchanged", () => {
  const consultation = parse(fullInput);
  expect(parseConsultation(consultation)).toEqual(consultation);
  expect(parseConsultation(JSON.parse(JSON.stringify(consultation)))).toEqual(consultation);
});

test("a checked consultation is deeply frozen, and the caller's own object is not", () => {
  const input = structuredClone(fullInput);
  const consultation = parse(input);
  expect(Object.isFrozen(consultation)).toBe(true);
  expect(Object.isFrozen(consultation.patient.name.given)).toBe(true);
  expect(Object.isFrozen(consultation.supplies?.[0]?.quantity)).toBe(true);
  expect(Object.isFrozen(input.patient)).toBe(false);
});

test("an unknown member is an error that names its path, at every depth, and each of them is reported", () => {
  expect(linesOf({ histroy: ["a"], pathwy: "x" })).toEqual([
    "histroy: is not a known member (a misspelling?); did you mean `history`?",
    "pathwy: is not a known member (a misspelling?); did you mean `pathway`?",
  ]);
  expect(linesOf({ patient: { ...leastInput.patient, nhsNo: "1" } })).toEqual([
    "patient.nhsNo: is not a known member (a misspelling?); did you mean `nhsNumber`?",
  ]);
  const supplies = [{ ...flucloxacillin, quantity: { ...flucloxacillin.quantity, units: "capsule" } }];
  expect(linesOf({ supplies })).toEqual([
    "supplies[0].quantity.units: is not a known member (a misspelling?); did you mean `unit`?",
  ]);
  const observations = [{ type: "pulse", beatsPerMinute: 70, systolic: 120 }];
  expect(linesOf({ observations })).toEqual([
    expect.stringMatching(/^observations\[0\]\.systolic: is not a known member/),
  ]);
});

test("a $schema on top, as editors want it, is taken and left out; elsewhere, or as no text, it is an error", () => {
  const named = parse({ $schema: "./consultation.schema.json", ...leastInput });
  expect(named).toEqual(parse(leastInput));
  expect(named).not.toHaveProperty("$schema");
  const said = "is not a known member (a misspelling?)";
  expect(linesOf({ $schema: 1 })).toEqual([`$schema: ${said}`]);
  expect(linesOf({ patient: { ...leastInput.patient, $schema: "x" } })).toEqual([
    expect.stringContaining(`patient.$schema: ${said}`),
  ]);
});

test.each(["__proto__", "constructor", "prototype"])(
  "an unknown member called %s is an error too, at every depth",
  (name) => {
    const patient = JSON.stringify(leastInput.patient).replace("{", `{"${name}": {"family": "x"}, `);
    const given = JSON.parse(`{"${name}": {"a": 1}, "patient": ${patient}}`) as object;
    const said = "is not a known member (a misspelling?)";
    expect(linesOf(given)).toEqual([`patient.${name}: ${said}`, `${name}: ${said}`]);
  },
);

test("all issues come at once, in the order of the consultation, each with its path", () => {
  const lines = linesOf({
    patient: { ...leastInput.patient, nhsNumber: "999 195 6833", name: {} },
    startedAt: "2025-07-02T10:05:00",
    observations: [
      { type: "weight", value: 80, unit: "kg" },
      { type: "blood-pressure", systolic: 120 },
    ],
    supplies: [{ ...flucloxacillin, product: { code: "289411000001106", display: "x" } }],
  });
  expect(lines.map((line) => line.split(":")[0])).toEqual([
    "UR-032 patient.nhsNumber",
    "patient.name.family",
    "startedAt",
    "UR-070 observations[1].diastolic",
    "CS-22 supplies[0].product.code",
  ]);
});

test("the error itself says what and where, and can be recognised by its code", () => {
  expect(() => parse({ ...leastInput, clinicalSummary: " " })).toThrow(ConsultationError);
  expect(() => parse({ ...leastInput, clinicalSummary: " " })).toThrow(/clinicalSummary: must not be empty/);
  expect(new ConsultationError([])).toMatchObject({ code: "consultation-invalid", name: "ConsultationError" });
});

test.for([null, undefined, "text", 7, [], () => undefined])(
  "what is not an object at all (%o) is refused as an issue, not with a crash",
  (value) => {
    expect(() => parseConsultation(value)).toThrow(ConsultationError);
  },
);

test("a cycle or endless nesting is refused as an issue, not with a crash", () => {
  const patient: Record<string, unknown> = { ...leastInput.patient };
  patient["name"] = patient;
  expect(linesOf({ patient })).not.toEqual([]);
  const deep = Array.from({ length: 100_000 }).reduce<object>((inner) => ({ inner }), {});
  expect(linesOf({ deep })).toEqual(["deep: is not a known member (a misspelling?)"]);
});

test("a member that is undefined counts as not there, as in JSON", () => {
  expect(
    linesOf({ endedAt: undefined, history: undefined, patient: { ...leastInput.patient, address: undefined } }),
  ).toEqual([]);
  expect(linesOf({ clinicalSummary: undefined })).toEqual(["UR-060 clinicalSummary: is missing"]);
});

test("UR-032: a wrong check digit is refused; spaces in an NHS number are not", () => {
  expect(issuesOf({ patient: { ...leastInput.patient, nhsNumber: "9991956833" } })).toMatchObject([
    { path: "patient.nhsNumber", rule: "UR-032" },
  ]);
  expect(issuesOf({ patient: { ...leastInput.patient, nhsNumber: "9991956832" } })).toEqual([]);
});

test("UR-033: an ODS code of the wrong shape is refused, for pharmacy and practice", () => {
  expect(issuesOf({ pharmacy: { odsCode: "A(*)", name: "x" } })).toMatchObject([
    { path: "pharmacy.odsCode", rule: "UR-033" },
  ]);
  expect(issuesOf({ registeredPractice: "a99999" })).toMatchObject([{ path: "registeredPractice" }]);
});

test("UR-034: a GPhC number of the wrong shape is refused, and it may be left out", () => {
  expect(issuesOf({ practitioner: { ...leastInput.practitioner, gphcNumber: "NNNNNNN" } })).toMatchObject([
    { path: "practitioner.gphcNumber", rule: "UR-034" },
  ]);
  expect(issuesOf({})).toEqual([]);
});

test("UR-035: a job role outside the list is refused, also one that every object inherits", () => {
  for (const role of ["R9999", "Pharmacist", "constructor"]) {
    expect(issuesOf({ practitioner: { ...leastInput.practitioner, role } })).toMatchObject([
      { path: "practitioner.role", rule: "UR-035" },
    ]);
  }
});

test("CS-21: sharing declined is refused in words of its own, and there is no default", () => {
  expect(linesOf({ sharing: "declined" })).toEqual([
    "CS-21 sharing: the patient declined, so nothing may be sent to the practice",
  ]);
  expect(linesOf({ sharing: true })).toEqual(['CS-21 sharing: must be "agreed"']);
  expect(linesOf({ sharing: undefined })).toEqual([
    "CS-21 sharing: is missing; say whether the patient agreed to sharing (there is no default)",
  ]);
});

test("CS-26: a missing verification status is refused; none is assumed", () => {
  const patient = without(leastInput.patient, "nhsNumberVerification");
  expect(linesOf({ patient })).toEqual(["CS-26 patient.nhsNumberVerification: is missing; there is no default"]);
  expect(issuesOf({ patient: { ...patient, nhsNumberVerification: "09" } })).toMatchObject([{ rule: "CS-26" }]);
});

test("the date of birth is a full date: a routing address needs all of it", () => {
  for (const birthDate of ["1990", "1990-05", "1990-02-30", "21/05/1990", "1990-05-21T00:00:00Z"]) {
    expect(issuesOf({ patient: { ...leastInput.patient, birthDate } })).toMatchObject([{ path: "patient.birthDate" }]);
  }
});

test("times are at least a day; a time of day without an offset is refused, and one with it is kept as written", () => {
  for (const startedAt of ["2025", "2025-07", "2025-07-02T10:05:00", "2025-07-02T10:05+01:00", "2025-02-29"]) {
    expect(issuesOf({ startedAt })).toMatchObject([{ path: "startedAt" }]);
  }
  for (const startedAt of ["2025-07-02", "2025-07-02T10:05:00+01:00", "2024-02-29T23:59:59.500Z"]) {
    expect(parse({ ...leastInput, startedAt }).startedAt).toBe(startedAt);
  }
});

test("red flags: none found, found, or not asked for; an empty list means none of these and is refused", () => {
  expect(parse({ ...leastInput, redFlags: "none-found" }).redFlags).toBe("none-found");
  expect(parse({ ...leastInput, redFlags: ["Stridor"] }).redFlags).toEqual(["Stridor"]);
  expect(parse(leastInput)).not.toHaveProperty("redFlags");
  expect(issuesOf({ redFlags: [] })).toMatchObject([{ path: "redFlags" }]);
  expect(issuesOf({ redFlags: "none" })).toMatchObject([{ path: "redFlags" }]);
});

test("an empty address is refused: it must be left out instead", () => {
  for (const address of [{}, { line: [] }]) {
    expect(issuesOf({ patient: { ...leastInput.patient, address } })).toMatchObject([{ path: "patient.address" }]);
  }
});

test("no error text ever repeats a value that was given, wherever it was given", () => {
  const canary = "Zebedee\u0007";
  const wrong = (value: unknown): readonly string[] => [
    ...linesOf(Object.fromEntries(Object.keys(fullInput).map((key) => [key, value]))),
    ...linesOf({ patient: Object.fromEntries(Object.keys(fullInput.patient).map((key) => [key, value])) }),
    ...linesOf({
      observations: [{ type: value }, { type: "pulse", beatsPerMinute: value, rhythm: value }],
      service: value,
      pathway: value,
    }),
    ...linesOf({
      supplies: [{ ...flucloxacillin, supplyType: value, daysSupply: value, quantity: { value, unit: value } }],
    }),
  ];
  for (const value of [canary, [canary], { canary }, { code: canary, display: canary }]) {
    const lines = wrong(value);
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => line.includes("Zebedee"))).toEqual([]);
  }
});
