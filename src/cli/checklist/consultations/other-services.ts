import type { ServiceRow } from "./service-row.js";

const adult = { fromAge: 18 } as const;
const woman = { gender: "female", fromAge: 18, toAge: 50 } as const;

/** What is recorded where nothing is supplied, for three of them. */
const pill = {
  product: { code: "17346711000001106", display: "Rigevidon tablets (Gedeon Richter (UK) Ltd)" },
  dosage: "One tablet daily for 21 days, then 7 days without",
} as const;

/** The services besides the clinical pathways, each in the ways in which it can go. */
export const otherRows: readonly ServiceRow[] = [
  {
    name: "minor-illness",
    about: "Pharmacy First, minor illness",
    rules: ["UR-050", "UR-060", "UR-065"],
    fits: { fromAge: 1 },
    data: (common) => ({
      service: "pharmacy-first",
      pathway: "minor-illness",
      ...common,
      clinicalSummary: "Itchy eyes and sneezing outdoors. An antihistamine was bought over the counter.",
      redFlags: "none-found",
      advice: ["Take the tablet in the evening if it makes you sleepy."],
    }),
  },
  {
    name: "blood-pressure-clinic",
    about: "a blood pressure check, measured in the pharmacy",
    rules: ["UR-051", "UR-070", "UR-072"],
    fits: adult,
    data: (common) => ({
      service: "blood-pressure-check",
      ...common,
      clinicalSummary: "Walked in for a blood pressure check. Reading within normal limits.",
      observations: [
        { type: "blood-pressure", systolic: 128, diastolic: 82, method: "sitting", interpretation: "N" },
        { type: "pulse", beatsPerMinute: 72, rhythm: "regular" },
      ],
    }),
  },
  {
    name: "blood-pressure-ambulatory",
    about: "a blood pressure check, monitored over 24 hours, with its report",
    rules: ["UR-051", "UR-070", "UR-077"],
    fits: adult,
    data: (common) => ({
      service: "blood-pressure-check",
      ...common,
      clinicalSummary: "Returned the ambulatory monitor after 24 hours; 38 readings by day, 17 by night.",
      observations: [{ type: "blood-pressure", systolic: 131, diastolic: 82, method: "average-ambulatory" }],
      ambulatoryReport: {
        title: "Ambulatory blood pressure report",
        contentType: "text/plain",
        text: "Readings by day: 38, average 131/82",
      },
    }),
  },
  {
    name: "blood-pressure-declined",
    about: "a blood pressure check, monitoring declined",
    rules: ["UR-051", "UR-063"],
    fits: adult,
    data: (common) => ({
      service: "blood-pressure-check",
      ...common,
      clinicalSummary: "Clinic readings raised; ambulatory monitoring offered and declined.",
      observations: [{ type: "blood-pressure", systolic: 148, diastolic: 92, interpretation: "H" }],
      ambulatoryDeclined: { reason: "Works nights as a driver and cannot wear the monitor." },
    }),
  },
  {
    name: "contraception-initiation",
    about: "contraception, a first supply",
    rules: ["UR-052", "UR-062", "UR-039"],
    fits: woman,
    data: (common) => ({
      service: "contraception",
      stage: "initiation",
      ...common,
      clinicalSummary: "Starts combined oral contraception; no migraine, no smoking.",
      redFlags: "none-found",
      pregnancyStatus: "not-pregnant",
      observations: [
        { type: "blood-pressure", systolic: 118, diastolic: 74, method: "sitting" },
        { type: "body-mass-index", value: "22.1" },
      ],
      supplies: [{ ...pill, quantity: { value: 63, unit: "tablet" }, daysSupply: 84 }],
    }),
  },
  {
    name: "contraception-repeat",
    about: "contraception, an ongoing supply",
    rules: ["UR-052", "UR-062", "UR-074"],
    fits: woman,
    data: (common) => ({
      service: "contraception",
      stage: "repeat",
      ...common,
      clinicalSummary: "Has used oral contraception for two years and it works well.",
      pregnancyStatus: "not-pregnant",
      observations: [
        { type: "blood-pressure", systolic: 121, diastolic: 79, method: "self-measured" },
        { type: "height", value: 165, unit: "cm", method: "self-reported" },
        { type: "weight", value: 64, unit: "kg", method: "self-reported" },
      ],
      supplies: [{ ...pill, quantity: { value: 63, unit: "tablet" }, daysSupply: 84 }],
    }),
  },
  {
    name: "contraception-no-supply",
    about: "contraception, nothing supplied, with the reason",
    rules: ["UR-052", "UR-062"],
    fits: woman,
    data: (common) => ({
      service: "contraception",
      stage: "repeat",
      ...common,
      clinicalSummary: "Came for an ongoing supply of combined oral contraception.",
      noSupplyReason: "Nothing supplied: blood pressure 142/90 on two readings.",
      pregnancyStatus: "not-pregnant",
      observations: [{ type: "blood-pressure", systolic: 142, diastolic: 90, method: "sitting", interpretation: "H" }],
    }),
  },
  {
    name: "contraception-emergency",
    about: "emergency contraception, nothing supplied, with the reason",
    rules: ["UR-052"],
    fits: woman,
    data: (common) => ({
      service: "contraception",
      stage: "emergency",
      ...common,
      clinicalSummary: "Asked about emergency contraception after a missed tablet.",
      noSupplyReason: "Nothing supplied: not needed, since one tablet alone was missed in the second week.",
      pregnancyStatus: "not-pregnant",
    }),
  },
  {
    name: "urgent-supply",
    about: "an urgent supply of a prescription item",
    rules: ["UR-053", "UR-039"],
    fits: adult,
    release: "1.2.0",
    data: (common) => ({
      service: "urgent-supply",
      ...common,
      clinicalSummary: "Ran out of tablets while travelling; the earlier packet was shown.",
      supplies: [
        {
          product: { code: "289411000001107", display: "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)" },
          quantity: { value: 8, unit: "capsule" },
          dosage: "One capsule four times a day for 2 days",
          daysSupply: 2,
        },
      ],
    }),
  },
];
