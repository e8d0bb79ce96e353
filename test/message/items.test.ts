import { expect, test } from "vitest";
import {
  bloodPressureCheck,
  contraception,
  pharmacyFirst,
  urgentSupply,
  type Consultation,
} from "../../src/consultation/index.js";
import type { Observation } from "../../src/fhir/types.js";
import type { releases } from "../../src/terminology/release.js";
import { InvalidValueError } from "../../src/errors.js";
import { commonInput, flucloxacillin, leastInput } from "../consultation/inputs.js";
import { allOf, compose, oneOf } from "./support/composed.js";

const { patient: person, pharmacy, practitioner, startedAt, seen, sharing, clinicalSummary } = leastInput;
const female = {
  patient: { ...person, gender: "female" },
  pharmacy,
  practitioner,
  startedAt,
  seen,
  sharing,
  clinicalSummary,
} as const;
const reading = { type: "blood-pressure", systolic: 128, diastolic: 82 } as const;
const observationOf = (of: Consultation): Observation => oneOf(compose(of), "Observation");
const serviceCodes = (of: Consultation, release: (typeof releases)[number]): readonly unknown[] => {
  const message = compose(of, { release });
  const { type } = oneOf(message, "Composition");
  expect(oneOf(message, "Encounter").reason).toEqual([type]);
  return [type?.coding?.[0]?.code, type?.text];
};

test.for([
  [
    "UR-050",
    pharmacyFirst.shingles(leastInput),
    ["1577041000000109", "Community Pharmacist Consultation Service for minor illness"],
    ["2129921000000100", "Community Pharmacy Pharmacy First Service"],
  ],
  [
    "UR-051",
    bloodPressureCheck({ ...commonInput, observations: [reading] }),
    ["1659111000000107", "Community Pharmacy Blood Pressure Check Service"],
    ["1659111000000107", "Hypertension Case Finding Service"],
  ],
  [
    "UR-052",
    contraception.repeat({ ...female, supplies: [flucloxacillin] }),
    ["1659121000000101", "Community Pharmacy Contraception Service"],
    ["1659121000000101", "Community Pharmacy Contraception Service"],
  ],
] as const)(
  "%s: Composition and Encounter name the service as each release has it",
  ([, consultation, earlier, later]) => {
    expect(serviceCodes(consultation, "1.2.0")).toEqual(earlier);
    expect(serviceCodes(consultation, "1.2.1")).toEqual(later);
  },
);

test("UR-053: urgent supply is composed under release 1.2.0, and refused under 1.2.1, which does not list it", () => {
  const consultation = urgentSupply(commonInput);
  expect(serviceCodes(consultation, "1.2.0")[0]).toBe("1577321000000100");
  expect(() => compose(consultation, { release: "1.2.1" })).toThrow(InvalidValueError);
  expect(() => compose(consultation, { release: "1.2.1" })).toThrow(/only 1\.2\.0 does \(UR-053\)/);
});

test("UR-062: a pregnancy status is one of two codes under its heading, without a value, or not sent", () => {
  for (const [pregnancyStatus, code, words] of [
    ["pregnant", "77386006", "Patient currently pregnant"],
    ["not-pregnant", "60001007", "Not pregnant"],
  ] as const) {
    const observation = observationOf(
      contraception.initiation({ ...female, pregnancyStatus, noSupplyReason: "To think it over." }),
    );
    expect(observation.code).toEqual({
      coding: [{ system: "http://snomed.info/sct", code, display: words }],
      text: words,
    });
    expect(observation.meta?.tag?.[0]?.code).toBe("pregnancy-status");
    expect(observation.category?.[0]?.coding?.[0]?.code).toBe("social-history");
    expect(Object.keys(observation).filter((name) => name.startsWith("value"))).toEqual([]);
  }
  expect(
    allOf(compose(contraception.initiation({ ...female, noSupplyReason: "To think it over." })), "Observation"),
  ).toEqual([]);
});

test("UR-063: declined ambulatory monitoring has its reason as the code's text, under procedures and therapies", () => {
  const observation = observationOf(
    bloodPressureCheck({ ...commonInput, ambulatoryDeclined: { reason: "Cannot wear a cuff at work." } }),
  );
  expect(observation.code).toEqual({
    coding: [
      {
        system: "http://snomed.info/sct",
        code: "861231000000105",
        display: "Ambulatory blood pressure recording declined",
      },
    ],
    text: "Cannot wear a cuff at work.",
  });
  expect(observation.meta?.tag?.[0]?.code).toBe("procedures-and-therapies");
  expect(observation.category?.[0]?.coding?.[0]?.code).toBe("social-history");
});

test("UR-077: an ambulatory report is an attachment with its title: a PDF as it is, a text in base64", () => {
  const pdf = observationOf(
    bloodPressureCheck({
      ...commonInput,
      ambulatoryReport: { title: "24 hours", contentType: "application/pdf", data: "JVBERi0xLjQK" },
    }),
  );
  expect(pdf.code?.coding?.[0]?.code).toBe("725956001");
  expect(pdf.category?.[0]?.coding?.[0]?.code).toBe("vital-signs");
  expect(pdf.valueAttachment).toEqual({ contentType: "application/pdf", data: "JVBERi0xLjQK", title: "24 hours" });
  const text = observationOf(
    bloodPressureCheck({
      ...commonInput,
      ambulatoryReport: { title: "24 hours", contentType: "text/plain", text: "128/82 é", measuredAt: "2025-07-01" },
    }),
  );
  expect(text.valueAttachment?.data).toBe(Buffer.from("128/82 é").toString("base64"));
  expect(text.effectiveDateTime).toBe("2025-07-01");
});

test("UR-076: interpretation, and a range in the unit of the value or in words", () => {
  const details = {
    interpretation: "H",
    bodySite: { code: "368208006", display: "Left upper arm structure" },
  } as const;
  const observation = observationOf(
    pharmacyFirst.shingles({
      ...leastInput,
      observations: [
        {
          type: "temperature",
          value: "38.2",
          unit: "Cel",
          ...details,
          referenceRange: { low: 36, high: "37.5", text: "usual" },
        },
      ],
    }),
  );
  expect(observation.interpretation).toEqual({
    coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0078", code: "H", display: "High" }],
    text: "High",
  });
  expect(observation.bodySite?.coding?.[0]?.code).toBe("368208006");
  expect(observation.referenceRange).toMatchObject([
    { low: { value: "36", code: "Cel" }, high: { value: "37.5", code: "Cel" }, text: "usual" },
  ]);
  const pressure = observationOf(
    bloodPressureCheck({
      ...commonInput,
      observations: [
        { ...reading, interpretation: "PA", referenceRange: { systolic: { high: 140 }, text: "< 140/90" } },
      ],
    }),
  );
  expect(pressure.interpretation?.coding?.[0]?.system).toBe(
    "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-ObservationInterpretation-1",
  );
  expect(pressure.referenceRange).toEqual([{ text: "< 140/90" }]);
  expect(pressure.component?.[0]?.referenceRange).toMatchObject([{ high: { value: "140", code: "mm[Hg]" } }]);
});

test("UR-072: heart rate, and an irregular pulse that was not counted", () => {
  const observations = allOf(
    compose({ ...leastInput, observations: [{ type: "heart-rate", beatsPerMinute: 70 }, { type: "irregular-pulse" }] }),
    "Observation",
  );
  expect(observations.map(({ code }) => code?.coding?.[0]?.code)).toEqual(["364075005", "61086009"]);
  expect(observations[1]).not.toHaveProperty("valueQuantity");
});

test(
  "UR-031, UR-034, UR-035: everybody who took part is a Practitioner with a role, a participant, and named where " +
    "they acted",
  () => {
    const other = { name: { family: "Bello" }, role: "R5220", sdsUserId: "555252158001" } as const;
    const message = compose({
      ...leastInput,
      otherPractitioners: [
        { ...other, label: "technician", part: "measured" },
        { name: { family: "Shah" }, role: "R1290", label: "counter", part: "supplied" },
        { name: { family: "Cole" }, role: "R1290", label: "lead", part: "supervised" },
      ],
      observations: [{ type: "temperature", value: 37, unit: "Cel", measuredBy: "technician" }],
      supplies: [{ ...flucloxacillin, suppliedBy: "counter" }],
    });
    const people = allOf(message, "Practitioner");
    const idOf = (family: string): string =>
      `urn:uuid:${people.find(({ name }) => name?.[0]?.family === family)?.id ?? ""}`;
    expect(people).toHaveLength(4);
    expect(allOf(message, "PractitionerRole").map(({ practitioner }) => practitioner?.reference)).toEqual(
      ["Okafor", "Bello", "Shah", "Cole"].map(idOf),
    );
    expect(people[1]?.identifier).toEqual([{ system: "https://fhir.nhs.uk/Id/sds-user-id", value: "555252158001" }]);
    expect(oneOf(message, "Observation").performer).toEqual([{ reference: idOf("Bello") }]);
    expect(oneOf(message, "MedicationDispense").performer).toEqual([{ actor: { reference: idOf("Shah") } }]);
    const participants = oneOf(message, "Encounter").participant ?? [];
    expect(
      participants.map(({ type, individual }) => [
        type?.[0]?.coding?.[0]?.code,
        type?.[0]?.text,
        individual?.reference,
      ]),
    ).toEqual([
      ["REC", "recorder", idOf("Okafor")],
      ["PART", "measured", idOf("Bello")],
      ["PART", "supplied", idOf("Shah")],
      ["PART", "supervised", idOf("Cole")],
    ]);
  },
);

test("UR-039: a structured dose is sent as well as the two texts", () => {
  const dose = {
    route: { code: "26643006", display: "Oral route" },
    timing: { frequency: 4, period: 1, periodUnit: "d", dayOfWeek: ["mon"], duration: { value: 5, unit: "d" } },
    quantity: { value: 1, unit: "capsule" },
    maximum: { quantity: { value: 4, unit: "capsule" }, days: 1 },
    asNeeded: true,
  } as const;
  const [dosage, ...more] =
    oneOf(compose({ ...leastInput, supplies: [{ ...flucloxacillin, dose }] }), "MedicationDispense")
      .dosageInstruction ?? [];
  expect(more).toEqual([]);
  expect(dosage).toMatchObject({
    text: "500mg four times a day",
    patientInstruction: "Take one capsule four times a day",
    asNeededBoolean: true,
    timing: {
      repeat: {
        frequency: 4,
        period: "1",
        periodUnit: "d",
        dayOfWeek: ["mon"],
        boundsDuration: { value: "5", system: "http://unitsofmeasure.org", code: "d" },
      },
    },
    route: { coding: [{ code: "26643006" }] },
    doseQuantity: { value: "1", code: "428641000" },
    maxDosePerPeriod: { numerator: { value: "4" }, denominator: { value: "1", code: "d" } },
  });
});

test("UR-060: every heading may repeat, and why nothing was supplied is the last statement of the summary", () => {
  const message = compose(
    contraception.repeat({
      ...female,
      clinicalSummary: ["One.", "Two."],
      procedures: ["Three.", "Four."],
      noSupplyReason: "Five.",
    }),
  );
  expect(allOf(message, "ClinicalImpression").map(({ meta, summary }) => [meta?.tag?.[0]?.code, summary])).toEqual([
    ["clinical-summary", "One."],
    ["clinical-summary", "Two."],
    ["clinical-summary", "Five."],
    ["procedures-and-therapies", "Three."],
    ["procedures-and-therapies", "Four."],
  ]);
});

test("UR-032: other names, ways to reach the patient, and the outcome of the attendance", () => {
  const patient = {
    ...leastInput.patient,
    otherNames: [{ use: "maiden", family: "Vale" }],
    telecom: [{ system: "phone", value: "01632 960001", use: "home" }],
    address: { use: "home", country: "England" },
  } as const;
  const message = compose({ ...leastInput, patient, outcomeOfAttendance: "1" });
  expect(oneOf(message, "Patient")).toMatchObject({
    name: [
      { use: "official", family: "Fairweather" },
      { use: "maiden", family: "Vale" },
    ],
    telecom: [{ system: "phone", value: "01632 960001", use: "home" }],
    address: [{ use: "home", country: "England" }],
  });
  expect(oneOf(message, "Encounter").extension?.[0]?.valueCodeableConcept?.coding?.[0]).toMatchObject({ code: "1" });
});
