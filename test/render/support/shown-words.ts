/** A value of a consultation and its place, such as `supplies.quantity.value`. */
export interface Leaf {
  readonly path: string;
  readonly value: string;
}

/** Every text, number and boolean in a consultation. */
export function leavesOf(value: unknown, path = ""): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, path));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, path === "" ? name : `${path}.${name}`));
  return [{ path, value: String(value) }];
}

const timing = "3 to 4 times in 2 to 2.5 days, on Monday, Thursday, at 08:15, 20:45, for 7 weeks";

/** The text shown where it differs from the value, by the end of the path and the value (`*` for any value). */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  service: {
    "pharmacy-first": "Pharmacy First consultation",
    "blood-pressure-check": "Blood pressure check",
    contraception: "Contraception consultation",
    "urgent-supply": "Urgent supply of prescription items",
  },
  pathway: { sinusitis: "Acute sinusitis", "minor-illness": "Minor illness" },
  gatewayPoint: { met: "met" },
  stage: { initiation: "first supply", repeat: "repeat supply" },
  nhsNumber: { "*": "999 195 6832" },
  nhsNumberVerification: { "01": "Number present and verified" },
  gender: { female: "Female" },
  birthDate: { "*": "21-May-1990 (aged 35)" },
  role: {
    R1290: "Pharmacist",
    R5230: "Community Pharmacy Assistant",
    R5220: "Pharmacy Technician",
    R1660: "Pre-reg Pharmacist",
  },
  part: {
    measured: "Measured by",
    supplied: "Medicines supplied by",
    supervised: "Supervised by",
    "took-part": "Also took part",
  },
  use: {
    nickname: "Nickname",
    maiden: "Maiden name",
    temp: "Address (temporary)",
    home: "Email (home)",
    mobile: "Telephone (mobile)",
  },
  "telecom.system": { phone: "Telephone", email: "Email", sms: "Text messages" },
  startedAt: { "*": "02-Jul-2025 10:05" },
  endedAt: { "*": "02-Jul-2025 10:19" },
  suppliedAt: { "*": "02-Jul-2025 10:15" },
  "observations.measuredAt": { "*": "02-Jul-2025 10:10, by Tom PENHALIGON" },
  "ambulatoryReport.measuredAt": { "*": "01-Jul-2025 09:30" },
  "confirmations.at": { "*": "02-Jul-2025 10:18" },
  outcomeOfAttendance: { "1": "Discharged from Consultant's care (last attendance)" },
  pregnancyStatus: { "not-pregnant": "Not pregnant" },
  type: {
    "blood-pressure": "Blood pressure",
    pulse: "Pulse",
    "heart-rate": "Heart rate",
    "irregular-pulse": "irregular",
    temperature: "Temperature",
    weight: "Weight, self-reported",
    height: "Height",
    "body-mass-index": "Body mass index",
  },
  method: { clinic: "Blood pressure", "average-ambulatory": "ambulatory average" },
  interpretation: { H: "High" },
  unit: { Cel: "°C", "[in_i]": "70 in" },
  measuredBy: { hca: "by Tom PENHALIGON" },
  suppliedBy: { tech: "Folu ADEYEMI" },
  offeredBy: { boss: "Offered by: RAMSBOTTOM" },
  supplyType: {
    "prescription-dispensing": "Prescription dispensing",
    "patient-group-direction": "Patient group direction",
  },
  frequency: { "3": timing, "1": "once a week" },
  frequencyMax: { "4": timing },
  period: { "2": timing, "1": "once a week" },
  periodMax: { "2.5": timing },
  periodUnit: { d: timing, wk: "once a week" },
  dayOfWeek: { mon: timing, thu: timing },
  timeOfDay: { "08:15:00": timing, "20:45:00": timing },
  "duration.value": { "7": timing },
  "duration.unit": { wk: timing },
  asNeeded: { true: "Only when needed" },
  "maximum.days": { "9": "in 9 days" },
  contentType: { "application/pdf": "PDF, ", "text/plain": "" },
  // A person's label is the caller's own and is not sent; the bytes of a file are attached, not written out.
  label: { "*": "" },
  data: { "*": "" },
};

/** The words shown for a value. A family name is in capitals, a line break is a space. */
export function shownWords({ path, value }: Leaf): string {
  const steps = path.split(".");
  const tables = [words[steps.slice(-2).join(".")], words[steps.at(-1) ?? ""]];
  for (const table of tables) {
    const found = table?.[value] ?? table?.["*"];
    if (found !== undefined) return found;
  }
  return path.endsWith("family") ? value.toUpperCase() : value.replace(/\s+/g, " ");
}
