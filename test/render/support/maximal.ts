import type {
  AmbulatoryReportInput,
  CommonInput,
  Consultation,
  ConsultationInput,
  ObservationInput,
  StructuredDoseInput,
} from "../../../src/consultation/index.js";
import { parseConsultation } from "../../../src/consultation/index.js";

/** No member left out, at any depth that the compiler can follow. */
type Whole<Given> = { readonly [Name in keyof Given]-?: Exclude<Given[Name], undefined> };

const oral = { code: "26643006", display: "Oral route" };
const leftArm = { code: "368208006", display: "Left upper arm structure" };
const rightArm = { code: "368209003", display: "Right upper arm structure" };

const dose: Whole<StructuredDoseInput> = {
  route: oral,
  site: rightArm,
  timing: {
    frequency: 3,
    frequencyMax: 4,
    period: 2,
    periodMax: "2.5",
    periodUnit: "d",
    dayOfWeek: ["mon", "thu"],
    timeOfDay: ["08:15:00", "20:45:00"],
    duration: { value: 7, unit: "wk" },
  },
  quantity: { value: "1.5", unit: "capsule" },
  maximum: { quantity: { value: 6, unit: { code: "415818006", display: "vial" } }, days: 9 },
  asNeeded: true,
};

const details = {
  measuredAt: "2025-07-02T10:10:30+01:00",
  measuredBy: "hca",
  interpretation: "H",
  bodySite: leftArm,
} as const;
const referenceRange = { low: 61, high: "101.0", text: "< 102" };

const observations: readonly ObservationInput[] = [
  {
    type: "blood-pressure",
    systolic: 131,
    diastolic: "84.0",
    method: "standing",
    ...details,
    referenceRange: {
      systolic: { low: 91, high: 121 },
      diastolic: { low: 59, high: 79, text: "more or less" },
      text: "< 140/90",
    },
  },
  ...(["clinic", "sitting", "lying", "baseline", "self-measured", "average-ambulatory"] as const).map(
    (method, place) => ({ type: "blood-pressure", systolic: 141 + place, diastolic: 85 + place, method }) as const,
  ),
  { type: "pulse", beatsPerMinute: 88, rhythm: "irregular", ...details, referenceRange },
  { type: "heart-rate", beatsPerMinute: "87.5", ...details, referenceRange },
  { type: "irregular-pulse", ...details },
  { type: "temperature", value: "37.40", unit: "Cel", ...details, referenceRange },
  { type: "weight", value: "82.55", unit: "kg", method: "self-reported", ...details, referenceRange },
  { type: "height", value: "178", unit: "cm", method: "standing", ...details, referenceRange },
  { type: "height", value: "70", unit: "[in_i]", method: "self-reported" },
  { type: "body-mass-index", value: "26.1", ...details, referenceRange },
];

const product = { code: "289411000001107", display: "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)" };

/** Every member of a consultation that all services have, each with a value of its own. All people are invented. */
const common: Whole<CommonInput> = {
  patient: {
    nhsNumber: "999 195 6832",
    nhsNumberVerification: "01",
    name: {
      family: "Fairweather",
      given: ["Dominique", "Ray"],
      prefix: ["Dr"],
      suffix: ["OBE"],
      text: "Dr D. R. Fairweather",
    },
    otherNames: [
      { use: "nickname", family: "Quick", given: ["Dom"], prefix: ["Sir"], suffix: ["Jnr"], text: "Dom the Quick" },
      { use: "maiden", family: "Tidewell" },
    ],
    gender: "female",
    birthDate: "1990-05-21",
    localIdentifiers: [{ system: "urn:example:patient", value: "P-20714" }],
    telecom: [
      { system: "phone", value: "01632 960001", use: "mobile" },
      { system: "email", value: "d.fairweather@example.org", use: "home" },
      { system: "sms", value: "01632 960002" },
    ],
    address: {
      use: "temp",
      line: ["Flat 3", "40 Made-up Street"],
      city: "Sampleton",
      district: "Exampleshire",
      postalCode: "ZZ99 3VZ",
      country: "England",
      text: "care of the lighthouse keeper",
    },
  },
  pharmacy: { odsCode: "FQW30", name: "The Dispensers" },
  practitioner: {
    name: { family: "Okafor", given: ["Amara"], prefix: ["Ms"] },
    gphcNumber: "2099001",
    sdsUserId: "555000111222",
    sdsRoleProfileId: "555000111333",
    localIdentifiers: [{ system: "urn:example:staff", value: "S-0031" }],
    role: "R1290",
  },
  otherPractitioners: [
    { label: "hca", part: "measured", name: { family: "Penhaligon", given: ["Tom"] }, role: "R5230" },
    {
      label: "tech",
      part: "supplied",
      name: { family: "Adeyemi", given: ["Folu"] },
      gphcNumber: "5099002",
      role: "R5220",
    },
    { label: "boss", part: "supervised", name: { family: "Ramsbottom" }, gphcNumber: "2099003", role: "R1290" },
    { label: "student", part: "took-part", name: { family: "Winterbourne" }, role: "R1660" },
  ],
  startedAt: "2025-07-02T10:05:00+01:00",
  endedAt: "2025-07-02T10:19:00+01:00",
  seen: { code: "307778003", display: "Seen in primary care establishment" },
  outcomeOfAttendance: "1",
  sharing: "agreed",
  clinicalSummary: [
    "Facial pain for 12 days, worse on bending forward.",
    "Second summary statement.\n\nIn two paragraphs.",
  ],
  presentingComplaints: [
    {
      condition: { code: "276433004", display: "Insect bite - wound" },
      clinicalStatus: "resolved",
      bodySite: rightArm,
    },
    { condition: { code: "48277006", display: "Impetigo" }, clinicalStatus: "active" },
  ],
  history: ["No nasal polyps.", "No known drug allergies."],
  redFlags: ["Swelling around the left eye", "Sudden loss of smell"],
  pregnancyStatus: "not-pregnant",
  procedures: ["Ear canal looked at with an otoscope.", "Dressing changed."],
  advice: ["Salt water rinses help.", "Rest."],
  plan: ["Will come back in a week.", "Telephone call on Friday."],
  signposting: ["Eye casualty at Sampleton hospital.", "Dental helpline."],
  observations,
  supplies: [
    {
      product,
      quantity: { value: 20, unit: "capsule" },
      dosage: { text: "500mg four times a day", patientInstruction: "Take one capsule four times a day" },
      dose,
      daysSupply: 5,
      suppliedAt: "2025-07-02T10:15:00+01:00",
      suppliedBy: "tech",
      supplyType: "prescription-dispensing",
    },
    {
      product: {
        code: "30272211000001100",
        display: "Macrobid 100mg modified-release capsules (Waymade Healthcare Plc)",
      },
      quantity: { value: 1, unit: "sachet" },
      dosage: "Once",
    },
  ],
  declinedSupplies: [
    {
      product: { code: "10430511000001103", display: "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)" },
      unit: "tablet",
      reason: "Prefers capsules",
      dosage: "Two tablets at night",
      dose: { timing: { frequency: 1, period: 1, periodUnit: "wk" } },
      offeredBy: "boss",
      supplyType: "patient-group-direction",
    },
  ],
  registeredPractice: "A99999",
  confirmations: [
    {
      rule: "CS-12",
      path: "supplies[0]",
      found: "male, born 1990-05-21",
      by: { name: { family: "Zabel", given: ["Ida"] }, gphcNumber: "2099004", role: "R1290" },
      at: "2025-07-02T10:18:00+01:00",
    },
  ],
};

/** An empty PDF, as bytes in base64. */
export const pdf: string = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count " +
    "0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
).toString("base64");

const textReport: AmbulatoryReportInput = {
  title: "ABPM day report",
  contentType: "text/plain",
  text: "Mean 138/86\nDip 12%",
  measuredAt: "2025-07-01T09:30:00+01:00",
};
const pdfReport: AmbulatoryReportInput = {
  title: "ABPM report as printed",
  contentType: "application/pdf",
  data: pdf,
  measuredAt: "2025-07-01T09:30:00+01:00",
};

const { supplies, ...withoutSupplies } = common;
const [first, ...more] = supplies;
if (first === undefined) throw new Error("nothing is supplied");

const inputs: Readonly<Record<string, ConsultationInput>> = {
  "a clinical pathway": { ...common, service: "pharmacy-first", pathway: "sinusitis", gatewayPoint: "met" },
  "minor illness": { ...common, service: "pharmacy-first", pathway: "minor-illness" },
  "a blood pressure check with a text report": {
    ...common,
    service: "blood-pressure-check",
    ambulatoryReport: textReport,
  },
  "a blood pressure check with a PDF report": {
    ...common,
    service: "blood-pressure-check",
    ambulatoryReport: pdfReport,
  },
  "a blood pressure check with monitoring declined": {
    ...common,
    service: "blood-pressure-check",
    ambulatoryDeclined: { reason: "Finds the cuff too loud" },
  },
  "contraception with a supply": {
    ...common,
    service: "contraception",
    stage: "initiation",
    supplies: [first, ...more],
    noSupplyReason: "A second packet was refused",
  },
  "contraception without a supply": {
    ...withoutSupplies,
    service: "contraception",
    stage: "repeat",
    noSupplyReason: "Wants to think it over",
  },
  "a blood pressure check without a reading": {
    ...common,
    service: "blood-pressure-check",
    observations: observations.filter(({ type }) => type !== "blood-pressure"),
    noReadingReason: "The pulse was irregular",
  },
  "an urgent supply": { ...common, service: "urgent-supply" },
};

/** Consultations in which every optional member is there, by what they are. */
export const maximal: readonly (readonly [name: string, consultation: Consultation])[] = Object.entries(inputs).map(
  ([name, input]) => [name, parseConsultation(input)],
);
