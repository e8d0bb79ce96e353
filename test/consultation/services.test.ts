import { expect, test } from "vitest";
import {
  bloodPressure,
  bloodPressureCheck,
  contraception,
  heartRate,
  height,
  irregularPulse,
  parseConsultation,
  pulse,
  urgentSupply,
  weight,
  type CommonInput,
} from "../../src/consultation/index.js";
import {
  buildMessage,
  completeConsultation,
  composeMessage,
  ConsultationError,
  InvalidValueError,
  readMessage,
  writeXml,
} from "../../src/index.js";
import { flucloxacillin, leastInput } from "./inputs.js";
import { issuesOf, linesOf } from "./issues.js";

const { patient, pharmacy, practitioner, startedAt, seen, sharing, clinicalSummary } = leastInput;
const common = { patient, pharmacy, practitioner, startedAt, seen, sharing, clinicalSummary } satisfies CommonInput;
const onPathway = { ...common, service: "pharmacy-first", pathway: "sinusitis", gatewayPoint: "met" };
const reading = bloodPressure({ systolic: 128, diastolic: 82 });
const clock = (): Date => new Date("2025-07-02T11:00:00+01:00");
const sender = { odsCode: "FQW30", mailboxId: "X26ABC1" };

/** What is wrong with this as a whole, as `rule path: message`. */
function wrongWith(input: object): readonly string[] {
  try {
    parseConsultation({ ...common, ...input });
    return [];
  } catch (error) {
    if (!(error instanceof ConsultationError)) throw error;
    return error.issues.map(({ path, message, rule }) => `${rule === undefined ? "" : `${rule} `}${path}: ${message}`);
  }
}

test("UR-051: a blood pressure check has a reading, a report, or the reason why monitoring was declined", () => {
  expect(bloodPressureCheck({ ...common, observations: [reading, pulse({ beatsPerMinute: 72 })] }).service).toBe(
    "blood-pressure-check",
  );
  expect(
    bloodPressureCheck({ ...common, ambulatoryReport: { title: "Report", contentType: "text/plain", text: "131/84" } }),
  ).toHaveProperty("ambulatoryReport");
  expect(
    bloodPressureCheck({
      ...common,
      ambulatoryDeclined: { reason: "Works nights" },
      observations: [heartRate({ beatsPerMinute: 70 })],
    }),
  ).toHaveProperty("ambulatoryDeclined");
  const nothing =
    "UR-051 observations: a blood pressure check begins with a blood pressure, or has an ambulatoryReport, an " +
    "ambulatoryDeclined or a noReadingReason";
  expect(wrongWith({ service: "blood-pressure-check" })).toEqual([nothing]);
  expect(wrongWith({ service: "blood-pressure-check", observations: [] })).toEqual([nothing]);
  expect(
    wrongWith({ service: "blood-pressure-check", observations: [pulse({ beatsPerMinute: 72 }), reading] }),
  ).toEqual(['UR-051 observations[0].type: must be "blood-pressure"']);
});

test("UR-063: declined monitoring needs a reason, and cannot also have been done", () => {
  const ambulatoryReport = { title: "Report", contentType: "text/plain", text: "131/84" };
  expect(wrongWith({ service: "blood-pressure-check", ambulatoryDeclined: {} })).toEqual([
    "UR-063 ambulatoryDeclined.reason: is missing",
  ]);
  expect(
    wrongWith({ service: "blood-pressure-check", ambulatoryReport, ambulatoryDeclined: { reason: "x" } })[0],
  ).toMatch(/^UR-063 ambulatoryDeclined: contradicts/);
});

test("UR-077: a report is a PDF, or text, and has a title", () => {
  const check = (report: object): readonly string[] =>
    wrongWith({ service: "blood-pressure-check", ambulatoryReport: report });
  expect(check({ title: "Report", contentType: "application/pdf", data: "JVBERi0xLjQK" })).toEqual([]);
  expect(check({ title: "Report", contentType: "application/pdf", data: "aGVsbG8=" })).toEqual([
    "UR-077 ambulatoryReport.data: must be a PDF in base64, padded, without white space",
  ]);
  expect(check({ title: "Report", contentType: "application/pdf", data: "JVBERi0xLjQ" })).toHaveLength(1);
  expect(check({ title: "Report", contentType: "image/png", data: "JVBERi0xLjQK" })).toEqual([
    'UR-077 ambulatoryReport.contentType: must be one of "application/pdf", "text/plain"',
  ]);
});

test("UR-052: a contraception consultation names what was supplied, or why nothing was", () => {
  expect(contraception.initiation({ ...common, supplies: [flucloxacillin] }).stage).toBe("initiation");
  expect(contraception.repeat({ ...common, noSupplyReason: "Blood pressure 142/90" }).stage).toBe("repeat");
  const of = { service: "contraception", stage: "repeat" };
  expect(wrongWith(of)).toEqual(["UR-052 supplies: is missing; if nothing was supplied, give noSupplyReason"]);
  expect(wrongWith({ ...of, supplies: [] })).toEqual([
    "UR-052 supplies: must name what was supplied; if nothing was, leave it out and give noSupplyReason",
  ]);
  expect(wrongWith({ ...of, supplies: [flucloxacillin], noSupplyReason: "x" })).toEqual([]);
});

test("UR-052: emergency contraception has stages of its own; something may be refused beside what was supplied", () => {
  const woman = { ...common, patient: { ...patient, gender: "female" } } as const;
  expect(contraception.emergency({ ...woman, supplies: [flucloxacillin] }).stage).toBe("emergency");
  const both = contraception.emergencyAndInitiation({
    ...woman,
    supplies: [flucloxacillin],
    noSupplyReason: "Did not want the other one.",
  });
  expect(both.stage).toBe("emergency-and-initiation");
  const { xml } = buildMessage(parseConsultation({ ...both, confirmations: leastInput.confirmations }), {
    sender: { ...sender, release: "1.2.1" },
    clock,
  });
  const read = readMessage(xml).consultation;
  expect(read.clinicalSummary).toEqual([...both.clinicalSummary, "Did not want the other one."]);
  expect(read.supplies).toHaveLength(1);
  expect(wrongWith({ service: "contraception", stage: "third", supplies: [flucloxacillin] })).toEqual([
    'stage: must be one of "initiation", "repeat", "emergency", "emergency-and-initiation"',
  ]);
});

test("UR-051: a blood pressure check without a reading says why, as the last statement of the summary", () => {
  const noReadingReason = "The pulse was irregular, so the monitor could not be used.";
  const check = bloodPressureCheck({ ...common, noReadingReason, observations: [irregularPulse()] });
  const composed = composeMessage(check, { sender: { ...sender, release: "1.2.1" }, clock });
  const read = readMessage(writeXml(composed.bundle)).consultation;
  expect(read.clinicalSummary).toEqual([...check.clinicalSummary, noReadingReason]);
  const again = completeConsultation(read, { sharing: "agreed", noReadingReason });
  expect(again.clinicalSummary).toEqual(check.clinicalSummary);
  expect(again).toHaveProperty("noReadingReason", noReadingReason);
});

test("UR-051: where there was a reading, a report or a refusal, there is no reason for none", () => {
  const of = { service: "blood-pressure-check", noReadingReason: "The patient left." };
  expect(wrongWith(of)).toEqual([]);
  expect(wrongWith({ ...of, observations: [pulse({ beatsPerMinute: 72 })] })).toEqual([]);
  expect(wrongWith({ ...of, observations: [pulse({ beatsPerMinute: 72 }), reading] })).toEqual([
    "UR-051 observations[1]: contradicts noReadingReason",
  ]);
  for (const more of [
    { ambulatoryReport: { title: "Report", contentType: "text/plain", text: "131/84" } },
    { ambulatoryDeclined: { reason: "Works nights" } },
  ])
    expect(wrongWith({ ...of, ...more })).toEqual([
      "UR-051 noReadingReason: contradicts what was measured, reported or declined",
    ]);
});

test("UR-053: an urgent supply is built under release 1.2.0, and refused under 1.2.1", () => {
  const consultation = urgentSupply({ ...common, supplies: [flucloxacillin] });
  expect(buildMessage(consultation, { sender: { ...sender, release: "1.2.0" }, clock }).xml).toContain(
    "1577321000000100",
  );
  const build = (): unknown => buildMessage(consultation, { sender: { ...sender, release: "1.2.1" }, clock });
  expect(build).toThrow(InvalidValueError);
  expect(build).toThrow(/does not list the service urgent-supply; only 1\.2\.0 does \(UR-053\)/);
});

test("a missing service and an unknown one are each reported", () => {
  expect(wrongWith({})).toEqual([
    "service: is missing; it must be one of pharmacy-first, blood-pressure-check, contraception, " +
      "urgent-supply; pharmacyFirst.sinusitis, bloodPressureCheck and the other constructors add it",
  ]);
  expect(wrongWith({ service: "vaccination" })).toEqual([
    'service: must be one of "pharmacy-first", "blood-pressure-check", "contraception", "urgent-supply"',
  ]);
});

test.for([
  undefined,
  null,
  false,
  true,
  "",
  0,
  1,
  "no",
  "yes",
  "Pregnant",
  "Not pregnant",
  "77386006",
  "60001007",
  [],
  ["pregnant"],
  {},
])("CS-04: %o does not turn into a pregnancy status", (pregnancyStatus) => {
  if (pregnancyStatus === undefined) {
    expect(parseConsultation({ ...onPathway, pregnancyStatus })).not.toHaveProperty("pregnancyStatus");
  } else {
    expect(issuesOf({ pregnancyStatus })).toMatchObject([{ path: "pregnancyStatus", rule: "CS-04" }]);
  }
});

test("UR-074: each measurement has its own method, and the default one if it is left out", () => {
  const { observations } = bloodPressureCheck({
    ...common,
    observations: [
      reading,
      bloodPressure({ systolic: 120, diastolic: 80, method: "self-measured" }),
      weight({ value: 70, unit: "kg" }),
      height({ value: 170, unit: "cm", method: "self-reported" }),
      irregularPulse(),
    ],
  });
  expect(observations).toMatchObject([
    { method: "clinic" },
    { method: "self-measured" },
    { method: "measured" },
    { method: "self-reported" },
    { type: "irregular-pulse" },
  ]);
});

test("UR-076: a range is not empty, and is the right way round", () => {
  const withRange = (referenceRange: object): readonly string[] =>
    linesOf({ observations: [{ type: "pulse", beatsPerMinute: 70, referenceRange }] });
  expect(withRange({ low: 60, high: "100" })).toEqual([]);
  expect(withRange({ text: "< 100" })).toEqual([]);
  expect(withRange({})).toEqual(["observations[0].referenceRange: must not be empty; leave it out if it is not known"]);
  expect(withRange({ low: 100, high: 60 })).toEqual([
    "observations[0].referenceRange: has its low end above its high end",
  ]);
});

test("UR-039: a structured dose is not empty, and its ends are the right way round", () => {
  const withDose = (dose: object): readonly string[] => linesOf({ supplies: [{ ...flucloxacillin, dose }] });
  expect(withDose({ asNeeded: true })).toEqual([]);
  expect(withDose({})).toEqual(["supplies[0].dose: must not be empty; leave it out if it is not known"]);
  const timing = { frequency: 2, period: 4, periodUnit: "h" };
  expect(withDose({ timing: { ...timing, frequencyMax: 1 } })).toEqual([
    "supplies[0].dose.timing: has a frequencyMax below its frequency",
  ]);
  expect(withDose({ timing: { ...timing, periodMax: 3 } })).toEqual([
    "supplies[0].dose.timing: has a periodMax below its period",
  ]);
  for (const frequency of [0, 1.5, -1, "2", 3_000_000_000])
    expect(withDose({ timing: { ...timing, frequency } })).toHaveLength(1);
  expect(withDose({ timing: { ...timing, timeOfDay: ["8:00"] } })).toEqual([
    "supplies[0].dose.timing.timeOfDay[0]: must be hh:mm:ss",
  ]);
});

test("every label that is referred to exists, and no label is used twice", () => {
  const second = { ...common.practitioner, label: "second", part: "supplied" };
  const named = {
    supplies: [{ ...flucloxacillin, suppliedBy: "second" }],
    observations: [{ ...reading, measuredBy: "third" }],
    declinedSupplies: [{ product: flucloxacillin.product, unit: "capsule", reason: "x", offeredBy: "fourth" }],
  };
  expect(linesOf({ ...named, otherPractitioners: [second] })).toEqual([
    "observations[0].measuredBy: must be the label of one of otherPractitioners",
    "declinedSupplies[0].offeredBy: must be the label of one of otherPractitioners",
  ]);
  expect(linesOf({ otherPractitioners: [second, second] })).toEqual([
    "otherPractitioners[1].label: is already the label of an earlier one",
  ]);
});

test("UR-060: a clinical summary is one statement or more, and comes out as a list", () => {
  const summaryOf = (summary: unknown): unknown =>
    parseConsultation({ ...onPathway, clinicalSummary: summary }).clinicalSummary;
  expect(summaryOf("One")).toEqual(["One"]);
  expect(summaryOf(["One", "Two"])).toEqual(["One", "Two"]);
  expect(linesOf({ clinicalSummary: [] })).toEqual(["UR-060 clinicalSummary: must not be empty"]);
});

test("UR-032: another name and an address must not be empty", () => {
  expect(linesOf({ patient: { ...common.patient, otherNames: [{ use: "nickname" }] } })).toEqual([
    "patient.otherNames[0]: must not be empty; leave it out if it is not known",
  ]);
  expect(linesOf({ patient: { ...common.patient, address: {} } })).toEqual([
    "patient.address: must not be empty; leave it out if it is not known",
  ]);
});
