import { expect, test } from "vitest";
import { ConsultationError, parseConsultation } from "../../src/index.js";
import { leastInput } from "./inputs.js";

const right = { ...leastInput, service: "pharmacy-first", pathway: "sinusitis" };
const of = (observation: object): object => ({ ...right, observations: [observation] });
const supplied = (unit: unknown): object => ({
  ...right,
  supplies: [
    { product: { code: "10430511000001103", display: "x" }, quantity: { value: 1, unit }, dosage: "One daily" },
  ],
});
const patient = (changes: object): object => ({ ...right, patient: { ...right.patient, ...changes } });

function said(input: unknown): readonly string[] {
  try {
    parseConsultation(input);
  } catch (error) {
    if (error instanceof ConsultationError) return error.issues.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

test.each([
  ["null", { ...right, endedAt: null }, "endedAt: must be text; leave it out instead of giving null"],
  ["null for a list", { ...right, plan: null }, "plan: must be a list; leave it out instead of giving null"],
  ["a Date", { ...right, endedAt: new Date(0) }, "endedAt: must be text; give a Date as text: its .toISOString()"],
  [
    "a number as NHS number",
    patient({ nhsNumber: 9991956832 }),
    "patient.nhsNumber: must be text: put it in quotes, since a number loses zeros at its front, and what follows " +
      "its fifteenth digit",
  ],
  [
    "JSON as text",
    JSON.stringify(right),
    ": must be an object; this is JSON as text: give what JSON.parse makes of it",
  ],
  [
    "JSON as text inside",
    { ...right, patient: JSON.stringify(right.patient) },
    "patient: must be an object with nhsNumber, nhsNumberVerification, name, gender, birthDate; this is JSON as " +
      "text: give what JSON.parse makes of it",
  ],
  ["nothing", undefined, ": must be an object; nothing was given"],
  ["null as the whole", null, ": must be an object; nothing was given"],
  ["a list", [right], ": must be an object; this is a list: give its consultations one at a time"],
  ["a yes or no for the red flags", { ...right, redFlags: false }, 'redFlags: must be "none-found" or a list'],
])("%s: the error says what to do", (_, input, words) => {
  expect(said(input)).toEqual([words]);
});

test.each([
  [{ ...right, pathway: "soreThroat" }, "sore-throat"],
  [{ ...right, service: "PharmacyFirst" }, "pharmacy-first"],
  [{ ...right, seen: "In Person" }, "in-person"],
  [patient({ gender: "F" }), "female"],
  [patient({ gender: "M" }), "male"],
  [patient({ gender: "Female" }), "female"],
  [supplied("capsules"), "capsule"],
  [supplied("Tablets"), "tablet"],
  [of({ type: "weight", value: 150, unit: "lbs" }), "[lb_av]"],
  [of({ type: "weight", value: 70, unit: "KG" }), "kg"],
  [of({ type: "temperature", value: 37, unit: "C" }), "Cel"],
  [of({ type: "temperature", value: 99, unit: "F" }), "[degF]"],
  [of({ type: "temperature", value: 37, unit: "celsius" }), "Cel"],
  [of({ type: "height", value: 70, unit: "inches" }), "[in_i]"],
  [of({ type: "bloodPressure", systolic: 120, diastolic: 80 }), "blood-pressure"],
  [of({ type: "blood-pressure", systolic: 120, diastolic: 80, method: "seated" }), "sitting"],
  [of({ type: "temprature", value: 37, unit: "Cel" }), "temperature"],
  [{ ...right, pathway: "sinusitus" }, "sinusitis"],
  [patient({ gender: "fmale" }), "female"],
])("%# a word that is written or called otherwise: the error asks for the one that was meant", (input, word) => {
  const [first = ""] = said(input);
  expect(first).toMatch(/; did you mean "[^"]+"\?$/);
  expect(first).toContain(`did you mean "${word}"?`);
});

test.each(["mcg", "ug", "cl", "mls/h"])("%s is near to another unit, and no error suggests that one", (unit) => {
  expect(said(supplied(unit))[0]).toMatch(/must be a known unit \([^)]*\), or a coding$/);
});

const product = { code: "10430511000001103", display: "x" };
const quantity = { value: 1, unit: "tablet" };
const supply = (changes: object): object => ({ ...right, supplies: [{ product, quantity, dosage: "x", ...changes }] });
test.each([
  [{ ...right, histroy: ["x"] }, "histroy", "history"],
  [{ ...right, bloodPressure: "120/80" }, "bloodPressure", "observations"],
  [{ ...right, pregnant: false }, "pregnant", "pregnancyStatus"],
  [patient({ birthdate: "1985-02-28" }), "patient.birthdate", "birthDate"],
  [patient({ dob: "1985-02-28" }), "patient.dob", "birthDate"],
  [patient({ name: { family: "Sample", forename: ["Ada"] } }), "patient.name.forename", "given"],
  [{ ...right, practitioner: { ...right.practitioner, gphc: "2070001" } }, "practitioner.gphc", "gphcNumber"],
  [supply({ product: { ...product, name: "x" } }), "supplies[0].product.name", "display"],
  [supply({ quantity: { ...quantity, units: "tablet" } }), "supplies[0].quantity.units", "unit"],
  [supply({ dosge: "One daily" }), "supplies[0].dosge", "dosage"],
  [of({ type: "pulse", beatsPerMinute: 70, rythm: "regular" }), "observations[0].rythm", "rhythm"],
])("%# a member that is misspelt or called otherwise, at any depth: the error asks for it", (input, path, member) => {
  expect(said(input)).toEqual([`${path}: is not a known member (a misspelling?); did you mean \`${member}\`?`]);
});

test("a member that is near to none: those of a small object are listed, of a large one they are not", () => {
  const reading = { type: "blood-pressure", systolic: 120, diastolic: 80, unit: "kPa" };
  expect(said(of(reading))).toEqual([
    "observations[0].unit: is not a known member (a misspelling?); known: type, systolic, diastolic, method, " +
      "referenceRange, measuredAt, measuredBy, interpretation, bodySite",
  ]);
  expect(said({ ...right, unit: "kPa" })).toEqual(["unit: is not a known member (a misspelling?)"]);
});

test("a member that is missing says which words it takes", () => {
  expect(said({ ...right, pathway: undefined })[0]).toMatch(
    /^pathway: is missing; it must be one of "acute-otitis-media", /,
  );
  expect(said(of({ type: "temperature", value: 37 }))).toEqual([
    'observations[0].unit: is missing; it must be one of "Cel", "[degF]"',
  ]);
  expect(said({ ...right, practitioner: { ...right.practitioner, role: undefined } })).toEqual([
    "practitioner.role: is missing; it must be an SDS job role, such as R1290 (Pharmacist)",
  ]);
});

test("what is no object says which members it needs", () => {
  expect(said(supply({ quantity: 40 }))).toEqual(["supplies[0].quantity: must be an object with value, unit"]);
});

test("a word that nobody could have meant gets no suggestion, and is never repeated", () => {
  for (const gender of ["x", "Fairweather", "s", "one", "must", "x".repeat(1000)])
    expect(said(patient({ gender }))).toEqual(['patient.gender: must be one of "male", "female", "other", "unknown"']);
});

test("one sentence for a date, and one for a date that may have a time, whatever is wrong with it", () => {
  for (const birthDate of ["1985-02-30", "1985-02", "1985-13-01", ""])
    expect(said(patient({ birthDate })), birthDate).toEqual([
      "patient.birthDate: must be a full date that exists in the calendar, such as 1985-02-28",
    ]);
  for (const endedAt of ["2025-02-30", "2025-03-30T9:15", "30 March", "2025"])
    expect(said({ ...right, endedAt }), endedAt).toEqual([
      "endedAt: must be a full date that exists in the calendar, alone or with a time, seconds and an offset " +
        "(2025-03-30T09:15:00+01:00)",
    ]);
});

test.each(["28/02/1985", "1.2.1985", "28-02-1985"])("%s has the year last, and the error says so", (birthDate) => {
  expect(said(patient({ birthDate }))[0]).toMatch(/; write the year first, then month and day$/);
});

test.each(["2025-03-30T09:15", "2025-03-30T09:15:00", "2025-03-30T09:15:00.000"])(
  "%s has no offset, and the error says so",
  (endedAt) => {
    expect(said({ ...right, endedAt })[0]).toMatch(/; the offset is missing: \+01:00 in British summer time/);
  },
);

test.each([
  [patient({ birthDate: "1985/02/28" }), "write hyphens between year, month and day"],
  [patient({ birthDate: "1985-02-28T00:00:00Z" }), "leave the time out"],
  [{ ...right, endedAt: "2025-03-30 09:15" }, "write a T between date and time"],
])("%# a date in another form: the error says how to write it", (input, words) => {
  expect(said(input)[0]?.endsWith(`; ${words}`)).toBe(true);
});
