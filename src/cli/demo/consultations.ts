import type { ConsultationInput } from "../../consultation/consultation.js";
import { instantOf } from "../../values/dates.js";

const pharmacy = { odsCode: "FQW30", name: "Riverside Pharmacy" } as const;
const pharmacist = {
  name: { family: "Okafor", given: ["Amara"], prefix: ["Ms"] },
  gphcNumber: "2099001",
  role: "R1290",
} as const;
const verified = { nhsNumberVerification: "01" } as const;

/**
 * The consultations that the demonstration sends, all from the last few hours. All people are invented. A patient's
 * given name may be a trigger of the sandbox's practice (`update-record sandbox --help`): change one, and the answer
 * changes.
 */
export function demoConsultations(now: Date): readonly ConsultationInput[] {
  const ago = (minutes: number): string => instantOf(new Date(now.getTime() - minutes * 60_000));
  return [
    {
      service: "pharmacy-first",
      pathway: "uncomplicated-urinary-tract-infection",
      patient: {
        nhsNumber: "9993210005",
        ...verified,
        name: { family: "Quillfeather", given: ["Imogen"], prefix: ["Ms"] },
        gender: "female",
        birthDate: "1994-10-11",
      },
      pharmacy,
      practitioner: pharmacist,
      startedAt: ago(220),
      endedAt: ago(206),
      seen: "in-person",
      gatewayPoint: "met",
      sharing: "agreed",
      clinicalSummary:
        "Burning on passing urine and going more often, also at night, for 2 days. Urine cloudy to the eye.",
      history: ["First episode in 12 months. No kidney disease. No known drug allergies."],
      redFlags: "none-found",
      observations: [{ type: "temperature", value: "36.8", unit: "Cel" }],
      supplies: [
        {
          product: {
            code: "30272211000001100",
            display: "Macrobid 100mg modified-release capsules (Waymade Healthcare Plc)",
          },
          quantity: { value: 6, unit: "capsule" },
          dosage: {
            text: "100mg twice a day for 3 days",
            patientInstruction: "Take one capsule twice a day with food for 3 days.",
          },
          daysSupply: 3,
        },
      ],
      advice: ["Seek help the same day for fever, shivering, back pain or vomiting."],
    },
    {
      service: "pharmacy-first",
      pathway: "sinusitis",
      patient: {
        nhsNumber: "9993211370",
        ...verified,
        name: { family: "Fairweather", given: ["Dominic"], prefix: ["Mr"] },
        gender: "male",
        birthDate: "1990-05-21",
      },
      pharmacy,
      practitioner: pharmacist,
      startedAt: ago(195),
      seen: "in-person",
      gatewayPoint: "met",
      sharing: "agreed",
      clinicalSummary: "Facial pain and blocked nose for 12 days, purulent discharge, worse on bending forward.",
      history: ["No nasal polyps, no earlier sinus surgery. No known drug allergies."],
      redFlags: "none-found",
      observations: [
        { type: "temperature", value: "37.40", unit: "Cel" },
        { type: "blood-pressure", systolic: 131, diastolic: 84, method: "sitting" },
      ],
      supplies: [
        {
          product: { code: "10430511000001103", display: "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)" },
          quantity: { value: 40, unit: "tablet" },
          dosage: "Two tablets four times a day for 5 days",
          daysSupply: 5,
        },
      ],
      advice: ["Finish the course. Salt water rinses and paracetamol help."],
      signposting: ["Call 111 for swelling around an eye, severe headache or double vision."],
    },
    {
      service: "pharmacy-first",
      pathway: "sore-throat",
      patient: {
        nhsNumber: "9993212741",
        ...verified,
        name: { family: "Ambrose", given: ["Petra"], prefix: ["Mrs"] },
        gender: "female",
        birthDate: "1979-02-03",
      },
      pharmacy,
      practitioner: pharmacist,
      startedAt: ago(120),
      seen: "in-person",
      gatewayPoint: "met",
      sharing: "agreed",
      clinicalSummary: [
        "Sore throat for 3 days with fever and swollen glands, no cough.",
        "Nothing was supplied, because she prefers to wait and see for two days.",
      ],
      redFlags: "none-found",
      observations: [{ type: "temperature", value: "38.2", unit: "Cel" }],
      plan: ["Returns to the pharmacy if no better in two days."],
    },
    {
      service: "pharmacy-first",
      pathway: "shingles",
      patient: {
        nhsNumber: "9993214116",
        ...verified,
        name: { family: "Thistlewood", given: ["30002"], prefix: ["Mr"] },
        gender: "male",
        birthDate: "1951-08-30",
      },
      pharmacy,
      practitioner: pharmacist,
      startedAt: ago(70),
      seen: "in-person",
      gatewayPoint: "met",
      sharing: "agreed",
      clinicalSummary: "Painful rash in a band on the left side of the chest since yesterday.",
      redFlags: "none-found",
      supplies: [
        {
          product: { code: "17961711000001101", display: "Aciclovir 800mg tablets (Almus Pharmaceuticals Ltd)" },
          quantity: { value: 35, unit: "tablet" },
          dosage: "One tablet five times a day for 7 days",
          daysSupply: 7,
        },
      ],
    },
    {
      service: "pharmacy-first",
      pathway: "minor-illness",
      patient: {
        nhsNumber: "9993215481",
        ...verified,
        name: { family: "Larkspur", given: ["20010"], prefix: ["Miss"] },
        gender: "female",
        birthDate: "2001-12-24",
      },
      pharmacy,
      practitioner: pharmacist,
      startedAt: ago(25),
      seen: "in-person",
      sharing: "agreed",
      clinicalSummary: "Itchy eyes and sneezing in the park. Antihistamine bought over the counter.",
      redFlags: "none-found",
      advice: ["Take the tablet in the evening if it makes you sleepy."],
    },
  ];
}
