import type { ConsultationInput } from "../../../consultation/consultation.js";
import { instantOf } from "../../../values/dates.js";
import type { ExampleService } from "./titles.js";

const pharmacy = { odsCode: "FQW30", name: "Riverside Pharmacy" } as const;
const practitioner = {
  name: { family: "Okafor", given: ["Amara"], prefix: ["Ms"] },
  gphcNumber: "2099001",
  role: "R1290",
} as const;

/** Test patients: invented people with test NHS numbers. */
const patients = [
  { nhsNumber: "9991956832", family: "Fairweather", given: "Dominic", gender: "male", birthDate: "1990-05-21" },
  { nhsNumber: "9993210005", family: "Quillfeather", given: "Imogen", gender: "female", birthDate: "1994-10-11" },
  { nhsNumber: "9994100327", family: "Penhaligon", given: "Tobias", gender: "male", birthDate: "1968-04-12" },
  { nhsNumber: "9994100807", family: "Smith-Jones", given: "Hannah", gender: "female", birthDate: "1993-03-28" },
] as const;

/** What differs from one example to the next. */
export interface ExampleDetails {
  /** Which patient: they take turns. Contraception is for women alone. */
  readonly place: number;
  /** A given name that is a trigger of the practice. Empty: the patient's own. */
  readonly answer: string;
}

/** An example consultation, which ended a few minutes before `now`. */
export function exampleConsultation(
  service: ExampleService,
  now: Date,
  { place, answer }: ExampleDetails,
): ConsultationInput {
  const ago = (minutes: number): ReturnType<typeof instantOf> => instantOf(new Date(now.getTime() - minutes * 60_000));
  const suited = patients.filter(({ gender }) => service !== "contraception" || gender === "female");
  const patient = suited[place % suited.length] ?? patients[1];
  const common = {
    patient: {
      nhsNumber: patient.nhsNumber,
      nhsNumberVerification: "01",
      name: { family: patient.family, given: [answer === "" ? patient.given : answer] },
      gender: patient.gender,
      birthDate: patient.birthDate,
    },
    ...{ pharmacy, practitioner },
    startedAt: ago(20),
    endedAt: ago(6),
    seen: "in-person",
    sharing: "agreed",
  } as const;
  switch (service) {
    case "pharmacy-first":
      return {
        service: "pharmacy-first",
        pathway: "sinusitis",
        ...common,
        gatewayPoint: "met",
        clinicalSummary: "Facial pain and blocked nose for 12 days, purulent discharge, worse on bending forward.",
        history: ["No nasal polyps, no earlier sinus surgery. No known drug allergies."],
        redFlags: "none-found",
        observations: [
          { type: "temperature", value: "37.4", unit: "Cel" },
          { type: "blood-pressure", systolic: 131, diastolic: 84, method: "sitting" },
        ],
        supplies: [
          {
            product: {
              code: "10430511000001103",
              display: "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)",
            },
            quantity: { value: 40, unit: "tablet" },
            dosage: "Two tablets four times a day for 5 days",
            daysSupply: 5,
          },
        ],
        advice: ["Finish the course. Salt water rinses and paracetamol help."],
        signposting: ["Call 111 for swelling around an eye, severe headache or double vision."],
      };
    case "minor-illness":
      return {
        service: "pharmacy-first",
        pathway: "minor-illness",
        ...common,
        clinicalSummary: "Itchy eyes and sneezing in the park. Antihistamine bought over the counter.",
        redFlags: "none-found",
        advice: ["Take the tablet in the evening if it makes you sleepy."],
      };
    case "blood-pressure-check":
      return {
        service: "blood-pressure-check",
        ...common,
        outcomeOfAttendance: "1",
        clinicalSummary: "Walked in for a blood pressure check; over 40, no diagnosis of hypertension.",
        redFlags: "none-found",
        observations: [
          { type: "blood-pressure", systolic: 134, diastolic: 86, method: "sitting" },
          { type: "pulse", beatsPerMinute: 72, rhythm: "regular" },
        ],
        advice: ["Healthy eating and exercise.", "A further check within 5 years."],
      };
    case "contraception":
      return {
        service: "contraception",
        stage: "repeat",
        ...common,
        clinicalSummary: "Has used oral contraception for two years and it works well. Came for an ongoing supply.",
        pregnancyStatus: "not-pregnant",
        observations: [
          { type: "blood-pressure", systolic: 121, diastolic: 79, method: "sitting" },
          { type: "height", value: 165, unit: "cm" },
          { type: "weight", value: 64, unit: "kg" },
        ],
        supplies: [
          {
            product: { code: "17346711000001106", display: "Rigevidon tablets (Gedeon Richter (UK) Ltd)" },
            quantity: { value: 84, unit: "tablet" },
            dosage: "One tablet daily for 21 days from the first day of the cycle, then 7 days without.",
            daysSupply: 112,
            supplyType: "patient-group-direction",
          },
        ],
      };
  }
}
