import { expect, test } from "vitest";
import { pharmacyFirst } from "../../src/consultation/index.js";
import { renderText } from "../../src/render/index.js";
import { fullInput, leastInput } from "../consultation/inputs.js";

const full = renderText(pharmacyFirst.sinusitis(fullInput));

/** Every text and number in a value. */
const leaves = (value: unknown): readonly string[] => (typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [String(value)]);

/** What a person reads in another form than it is held in. */
const inOtherWords: Readonly<Record<string, string>> = {
  "pharmacy-first": "PHARMACY FIRST",
  sinusitis: "Acute sinusitis",
  "9991956832": "999 195 6832",
  "01": "Number present and verified",
  R1290: "Pharmacist",
  Fairweather: "FAIRWEATHER",
  Okafor: "OKAFOR",
  "1990-05-21": "21-May-1990",
  "2025-07-02T10:05:00+01:00": "02-Jul-2025 10:05 (+01:00)",
  "2025-07-02T10:19:00+01:00": "02-Jul-2025 10:19 (+01:00)",
  "2025-07-02T10:10:00+01:00": "measured 02-Jul-2025 10:10 (+01:00)",
  "2025-07-02T10:15:00+01:00": "supplied 02-Jul-2025 10:15 (+01:00)",
  "blood-pressure": "Blood pressure 131/84.0 mmHg (standing)",
  pulse: "Pulse 88 beats/min (irregular)",
  temperature: "Temperature 37.40 °C",
  weight: "Weight 82.5 kg",
  height: "Height 178 cm",
  Cel: "°C",
  "patient-group-direction": "Patient group direction",
};

test("everything in a consultation is shown", () => {
  const shown = leaves(pharmacyFirst.sinusitis(fullInput)).map((leaf) => inOtherWords[leaf] ?? leaf);
  expect(shown.length).toBeGreaterThan(50);
  expect(shown.filter((words) => !full.includes(words))).toEqual([]);
});

test("what a GP reads first stands first", () => {
  const titles = full.split("\n").filter((line) => /^[A-Z]/.test(line));
  expect(titles).toEqual([
    "PHARMACY FIRST CONSULTATION: Acute sinusitis",
    "Patient",
    "Seen at",
    "Clinical summary",
    "Presenting complaints",
    "Red flags",
    "History",
    "Observations",
    "Medicines supplied",
    "Medicines not supplied",
    "Information and advice given",
    "Plan",
    "Signposted to",
    "Sharing",
  ]);
});

test("a medicine that was declined cannot be taken for one that was supplied", () => {
  expect(full).toContain("NOT SUPPLIED: Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd) (dm+d 10430511000001103)\n    Reason: Prefers capsules\n    Quantity: 0 tablet, Patient group direction\n");
});

test("a section that holds nothing is left out; red flags not found are told from red flags not asked for", () => {
  const least = renderText(pharmacyFirst.minorIllness({ ...leastInput, history: [] }));
  expect(least.split("\n").filter((line) => /^[A-Z]/.test(line))).toEqual(["PHARMACY FIRST CONSULTATION: Minor illness", "Patient", "Seen at", "Clinical summary", "Sharing"]);
  expect(renderText(pharmacyFirst.minorIllness({ ...leastInput, redFlags: "none-found" }))).toContain("Red flags\n  - Asked for, none found");
});

test("a text with line breaks stays inside its item: no line of it can pass for a heading or another item", () => {
  const clinicalSummary = "First\nMedicines supplied\r\n  - Invented\u2028Plan";
  const text = renderText(pharmacyFirst.impetigo({ ...leastInput, clinicalSummary }));
  expect(text).toContain("  - First\n    Medicines supplied\n      - Invented\n    Plan\n");
});

test("times are shown as written: a day alone, seconds and fractions where there are any, UTC as an offset", () => {
  const at = (startedAt: string): string => renderText(pharmacyFirst.impetigo({ ...leastInput, startedAt }));
  expect(at("2025-07-02")).toContain("  - 02-Jul-2025\n");
  expect(at("2025-12-31T23:59:58.5Z")).toContain("  - 31-Dec-2025 23:59:58.5 (+00:00)\n");
});

test("a supply's own unit and two dosage texts are shown; one text for both is shown once", () => {
  const unit = { code: "415818006", display: "vial" };
  const product = { code: "289411000001107", display: "Flucloxacillin" };
  const text = renderText(pharmacyFirst.impetigo({ ...leastInput, supplies: [{ product, quantity: { value: 2, unit }, dosage: "Once" }] }));
  expect(text).toContain("Quantity: 2 vial (SNOMED CT 415818006), Patient group direction\n    Dosage: Once\n");
  expect(text).not.toContain("Patient was told");
});
