import type { ClinicalPathwayData } from "../../../consultation/consultation.js";
import { pathways, type Pathway } from "../../../terminology/pathways.js";
import type { Common, ServiceRow } from "./service-row.js";

type Content = Omit<ClinicalPathwayData, keyof Common | "service" | "pathway">;

/** What is recorded for each pathway: invented, with a product of the pathway's list. */
const contents: Readonly<Record<Pathway, Content>> = {
  "acute-otitis-media": {
    gatewayPoint: "met",
    clinicalSummary: "Ear pain for 3 days with fever. Eardrum red and bulging, no discharge. Attended with a parent.",
    redFlags: "none-found",
    observations: [
      { type: "temperature", value: "38.20", unit: "Cel" },
      { type: "weight", value: "25.5", unit: "kg" },
    ],
    supplies: [
      {
        product: { code: "10427411000001100", display: "Amoxicillin 250mg/5ml oral suspension (Arrow Generics Ltd)" },
        quantity: { value: 200, unit: "ml" },
        dosage: "10ml three times a day for 5 days",
        daysSupply: 5,
      },
    ],
  },
  impetigo: {
    gatewayPoint: "met",
    clinicalSummary: "Three golden-crusted lesions around the nose for 2 days, no blisters.",
    redFlags: "none-found",
    supplies: [
      {
        product: { code: "21229911000001109", display: "Fusidic acid 2% cream (A A H Pharmaceuticals Ltd)" },
        quantity: { value: 15, unit: "gram" },
        dosage: "Apply thinly three times a day for 5 days",
        daysSupply: 5,
      },
    ],
  },
  "infected-insect-bites": {
    gatewayPoint: "met",
    clinicalSummary: "Bite on the left forearm 4 days ago, now hot, swollen and tender. No spreading.",
    history: ["Not allergic to penicillin."],
    redFlags: "none-found",
    observations: [{ type: "pulse", beatsPerMinute: 78, rhythm: "regular" }],
    supplies: [
      {
        product: { code: "289411000001107", display: "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)" },
        quantity: { value: 20, unit: "capsule" },
        dosage: "One capsule four times a day for 5 days, on an empty stomach",
        daysSupply: 5,
      },
    ],
  },
  shingles: {
    gatewayPoint: "met",
    clinicalSummary: "Painful blistering rash in a band on one side of the chest, for 36 hours. Not immunosuppressed.",
    redFlags: "none-found",
    supplies: [
      {
        product: { code: "17961711000001101", display: "Aciclovir 800mg tablets (Almus Pharmaceuticals Ltd)" },
        quantity: { value: 35, unit: "tablet" },
        dosage: { text: "800mg five times a day for 7 days", patientInstruction: "Take one tablet five times a day." },
        daysSupply: 7,
      },
    ],
    signposting: ["NHS website page on shingles."],
  },
  sinusitis: {
    gatewayPoint: "met",
    clinicalSummary: "Facial pain and blocked nose for 12 days, purulent discharge.",
    redFlags: "none-found",
    observations: [
      { type: "temperature", value: "37.40", unit: "Cel" },
      { type: "blood-pressure", systolic: 128, diastolic: 82, method: "sitting" },
    ],
    supplies: [
      {
        product: { code: "10430511000001103", display: "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)" },
        quantity: { value: 40, unit: "tablet" },
        dosage: "Two tablets four times a day for 5 days",
        daysSupply: 5,
      },
    ],
    advice: ["Finish the course."],
  },
  "sore-throat": {
    gatewayPoint: "not-met",
    clinicalSummary: "Sore throat for 2 days with a cough, no fever. Nothing was supplied: not indicated.",
    redFlags: "none-found",
    advice: ["Usually better within a week."],
    plan: ["Patient will come back to the pharmacy if no better after a week."],
  },
  "uncomplicated-urinary-tract-infection": {
    gatewayPoint: "met",
    clinicalSummary: "Burning on passing urine for 2 days; urine cloudy to the eye. No back pain.",
    redFlags: "none-found",
    pregnancyStatus: "not-pregnant",
    supplies: [
      {
        product: {
          code: "30272211000001100",
          display: "Macrobid 100mg modified-release capsules (Waymade Healthcare Plc)",
        },
        quantity: { value: 6, unit: "capsule" },
        dosage: "One capsule twice a day for 3 days",
        daysSupply: 3,
      },
    ],
  },
};

const rulesOfAll = ["UR-050", "UR-060", "UR-064", "UR-065"];

/** Each pathway of Pharmacy First: the ages are those of its own row. */
export const pathwayRows: readonly ServiceRow[] = (Object.keys(contents) as Pathway[]).map((pathway) => {
  const { title, fromAge, toAge, gender } = pathways[pathway];
  const content = contents[pathway];
  const isSupply = content.supplies !== undefined;
  return {
    name: pathway,
    about: `Pharmacy First, ${title.toLowerCase()}, ${isSupply ? "with a supply" : "nothing supplied"}`,
    rules: [...rulesOfAll, ...(isSupply ? ["UR-038", "UR-039"] : [])],
    fits: { fromAge, ...(toAge === undefined ? {} : { toAge }), ...(gender === undefined ? {} : { gender }) },
    data: (common) => ({ service: "pharmacy-first", pathway, ...common, ...content }),
  };
});
