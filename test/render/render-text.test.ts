import { expect, test } from "vitest";
import { pharmacyFirst } from "../../src/consultation/index.js";
import { renderText } from "../../src/render/index.js";
import { commonInput, fullInput, leastInput } from "../consultation/inputs.js";
import { maximal } from "./support/maximal.js";

const full = renderText(pharmacyFirst.sinusitis(fullInput));
const headings = (text: string): readonly string[] => text.split("\n").filter((line) => /^[A-Z]/.test(line));

test("what a GP reads first comes first, and what is not sent comes last", () => {
  const everything = maximal.map(([name, consultation]) => [name, headings(renderText(consultation))] as const);
  const [, ofBloodPressureCheck] = everything.find(([name]) => name.includes("PDF")) ?? [];
  expect(ofBloodPressureCheck).toEqual([
    "GP Connect Update Record",
    "Blood pressure check",
    "Patient",
    "Seen at",
    "Clinical summary",
    "Presenting complaints",
    "Red flags",
    "History",
    "Pregnancy status",
    "Observations",
    "Ambulatory monitoring",
    "Procedures and therapies",
    "Medicines supplied",
    "Medicines not supplied",
    "Information and advice given",
    "Plan",
    "Signposted to",
    "Kept at the pharmacy, not sent",
  ]);
  expect(everything.map(([, [, title]]) => title)).toEqual([
    "Pharmacy First consultation: Acute sinusitis",
    "Pharmacy First consultation: Minor illness",
    "Blood pressure check",
    "Blood pressure check",
    "Blood pressure check",
    "Contraception consultation: first supply",
    "Contraception consultation: repeat supply",
    "Blood pressure check",
    "Urgent supply of prescription items",
  ]);
});

test("UR-065: the title of a pathway that did not apply says so", () => {
  const titles = (["met", "not-met", "ruled-out"] as const).map(
    (gatewayPoint) => renderText(pharmacyFirst.shingles({ ...commonInput, gatewayPoint })).split("\n")[1],
  );
  expect(titles).toEqual([
    "Pharmacy First consultation: Shingles",
    "Pharmacy First consultation: Shingles (gateway point not met)",
    "Pharmacy First consultation: Shingles (ruled out)",
  ]);
});

test("UR-031: the one who recorded is not said to have seen the patient where another performed", () => {
  const { practitioner } = commonInput;
  const other = (part: "performed" | "measured"): string =>
    renderText(
      pharmacyFirst.minorIllness({ ...commonInput, otherPractitioners: [{ ...practitioner, label: "other", part }] }),
    );
  expect(other("performed")).toMatch(/^ {2}Recorded by: .*\n {2}Cared for mainly by: /m);
  expect(other("performed")).not.toContain("Seen by");
  expect(other("measured")).toMatch(/^ {2}Seen by: .*\n {2}Measured by: /m);
});

test("UR-040: a declined medicine cannot be mistaken for one that was supplied", () => {
  expect(full).toContain(
    "Medicines not supplied\n  - NOT SUPPLIED: Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd) (dm+d " +
      "10430511000001103)\n    Reason: Prefers capsules\n    Quantity: 0 tablets\n",
  );
});

test("UR-064: an empty section is left out; no red flags found is distinguished from red flags not asked for", () => {
  const least = renderText(pharmacyFirst.minorIllness({ ...commonInput, history: [] }));
  expect(headings(least).slice(2)).toEqual([
    "Patient",
    "Seen at",
    "Clinical summary",
    "Kept at the pharmacy, not sent",
  ]);
  expect(least).not.toContain("Red flags");
  expect(renderText(pharmacyFirst.minorIllness({ ...commonInput, redFlags: "none-found" }))).toContain(
    "Red flags: none identified.\n",
  );
});

test("UR-062: a pregnancy status that was not asked is not mentioned", () => {
  expect(full).not.toMatch(/pregnan/i);
});

test("a text with line breaks stays inside its entry: no line of it looks like a heading, an entry or a row", () => {
  const clinicalSummary = "First\nMedicines supplied\r\n  - Invented\u2028Plan";
  const product = { code: "289411000001107", display: "Flucloxacillin" };
  const supplies = [
    { product, quantity: { value: 2, unit: "vial" }, dosage: "Once\n    Quantity: 99 vials\n\nSupplied: never" },
  ] as const;
  const text = renderText(pharmacyFirst.impetigo({ ...leastInput, clinicalSummary, supplies }));
  expect(text).toContain("  - First\n    Medicines supplied\n      - Invented\n    Plan\n");
  expect(text).toContain(
    "    Dosage: Once\n            Quantity: 99 vials\n\n        Supplied: never\n    Supplied under: ",
  );
});

test("times are shown as people say them: no seconds, and no offset unless it is not England's", () => {
  const at = (startedAt: string): string => renderText(pharmacyFirst.impetigo({ ...leastInput, startedAt }));
  expect(at("2025-07-02")).toContain("  When: 02-Jul-2025\n");
  expect(at("2025-12-31T23:59:58.512Z")).toContain("  When: 31-Dec-2025 23:59\n");
  expect(at("2025-07-02T10:05:00+01:00")).toContain("  When: 02-Jul-2025 10:05\n");
  expect(at("2025-07-02T09:05:00Z")).toContain("  When: 02-Jul-2025 09:05 (UTC)\n");
  expect(at("2025-07-02T14:35:00+05:30")).toContain("  When: 02-Jul-2025 14:35 (UTC+05:30)\n");
});

test("a supply's own unit and two dosage texts are shown; one text for both is shown once", () => {
  const unit = { code: "415818006", display: "vial" };
  const product = { code: "289411000001107", display: "Flucloxacillin" };
  const text = renderText(
    pharmacyFirst.impetigo({ ...leastInput, supplies: [{ product, quantity: { value: 2, unit }, dosage: "Once" }] }),
  );
  expect(text).toContain("Quantity: 2 vial (SNOMED CT 415818006)\n    Dosage: Once\n");
  expect(text).not.toContain("Patient was told");
  expect(full).toContain("Dosage: 500mg four times a day\n    Patient was told: Take one capsule four times a day\n");
});

test.each([
  [{ frequency: 5, period: 1, periodUnit: "d" }, "5 times a day"],
  [{ frequency: 3, frequencyMax: 4, period: "1", periodUnit: "d" }, "3 to 4 times a day"],
  [{ frequency: 1, period: 1, periodUnit: "h" }, "once an hour"],
  [{ frequency: 1, frequencyMax: 2, period: 1, periodUnit: "d" }, "1 to 2 times a day"],
  [{ frequency: 1, period: 1, periodMax: 2, periodUnit: "d" }, "1 time in 1 to 2 days"],
  [{ frequency: 1, period: 3, periodUnit: "mo" }, "1 time in 3 months"],
  [{ period: 1, periodUnit: "d" }, "1 day"],
  [{ frequency: 2, period: 1 }, "2 times in 1 "],
] as const)("how often a dose is taken is said as people say it: %j", (timing, words) => {
  const text = renderText({ service: "pharmacy-first", clinicalSummary: [], supplies: [{ dose: { timing } }] });
  expect(text).toContain(`How often: ${words}\n`);
});
