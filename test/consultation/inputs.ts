import type {
  ClinicalPathwayInput,
  CommonInput,
  ConfirmationInput,
  SupplyInput,
} from "../../src/consultation/index.js";

/** A pharmacist's word for what a rule found, given while the consultation below went on. */
export function confirmed(rule: string, path: string, found: string): ConfirmationInput {
  return {
    rule,
    path,
    found,
    by: { name: { family: "Okafor" }, gphcNumber: "2099001", role: "R1290" },
    at: "2025-07-02T10:20:00+01:00",
  };
}

/** The word that a consultation was long ago, whatever the clock of a test says. */
export function longAgo(startedAt: string): ConfirmationInput {
  return { ...confirmed("CS-11", "startedAt", startedAt), at: startedAt };
}

/**
 * The least that a consultation of any service needs, and the confirmation that it was long ago, whatever the clock of
 * a test says. The patient is invented; the number is from NHS England's range for tests.
 */
export const commonInput: CommonInput = {
  patient: {
    nhsNumber: "999 195 6832",
    nhsNumberVerification: "01",
    name: { family: "Fairweather" },
    gender: "male",
    birthDate: "1990-05-21",
  },
  pharmacy: { odsCode: "FQW30", name: "The Dispensers" },
  practitioner: { name: { family: "Okafor" }, gphcNumber: "2099001", role: "R1290" },
  startedAt: "2025-07-02T10:05:00+01:00",
  seen: "in-person",
  sharing: "agreed",
  clinicalSummary: "Facial pain for 12 days.",
  confirmations: [longAgo("2025-07-02T10:05:00+01:00")],
};

/** The same on a clinical pathway that applied. */
export const leastInput: ClinicalPathwayInput = { ...commonInput, gatewayPoint: "met" };

/** A medicine supplied, in full. */
export const flucloxacillin: SupplyInput = {
  product: { code: "289411000001107", display: "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)" },
  quantity: { value: 20, unit: "capsule" },
  dosage: { text: "500mg four times a day", patientInstruction: "Take one capsule four times a day" },
  daysSupply: 5,
  suppliedAt: "2025-07-02T10:15:00+01:00",
};

/** Everything that a consultation can hold. */
export const fullInput: ClinicalPathwayInput = {
  ...leastInput,
  confirmations: [
    longAgo("2025-07-02T10:05:00+01:00"),
    confirmed("CS-12", "supplies[0]", "male, born 1990-05-21"),
    confirmed("CS-14", "observations[1].rhythm", "irregular pulse"),
    confirmed("CS-14", "redFlags[0]", "Swelling around the left eye"),
  ],
  patient: {
    ...leastInput.patient,
    name: { family: "Fairweather", given: ["Dominic", "Ray"], prefix: ["Mr"] },
    address: {
      line: ["Flat 3", "40 Made-up Street"],
      city: "Sampleton",
      district: "Exampleshire",
      postalCode: "ZZ99 3VZ",
    },
  },
  practitioner: { name: { family: "Okafor", given: ["Amara"], prefix: ["Ms"] }, gphcNumber: "2099001", role: "R1290" },
  endedAt: "2025-07-02T10:19:00+01:00",
  presentingComplaints: [
    { condition: { code: "276433004", display: "Insect bite - wound" }, clinicalStatus: "resolved" },
  ],
  history: ["No nasal polyps.", "No known drug allergies."],
  redFlags: ["Swelling around the left eye"],
  advice: ["Salt water rinses help."],
  plan: ["Will come back in a week."],
  signposting: ["Eye casualty at Sampleton hospital."],
  observations: [
    {
      type: "blood-pressure",
      systolic: 131,
      diastolic: "84.0",
      method: "standing",
      measuredAt: "2025-07-02T10:10:00+01:00",
    },
    { type: "pulse", beatsPerMinute: 88, rhythm: "irregular" },
    { type: "temperature", value: "37.40", unit: "Cel" },
    { type: "weight", value: 82.5, unit: "kg" },
    { type: "height", value: "178", unit: "cm" },
  ],
  supplies: [flucloxacillin],
  declinedSupplies: [
    {
      product: { code: "10430511000001103", display: "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)" },
      unit: "tablet",
      reason: "Prefers capsules",
    },
  ],
  registeredPractice: "A99999",
};
