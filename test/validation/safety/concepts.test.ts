import { expect, test } from "vitest";
import {
  buildMessage,
  composeMessage,
  ConfirmationRequiredError,
  ConsultationError,
  review,
  validateMessage,
  writeXml,
} from "../../../src/index.js";
import { pathwayMedicines } from "../../../src/pathway-medicines/index.js";
import { consultationFacts } from "../../../src/validation/safety/facts/consultation-facts.js";
import { measurementLimits } from "../../../src/validation/safety/limits.js";
import { codeAndDisplay } from "../../../src/validation/safety/rules/concepts.js";
import { confirmed } from "../../consultation/inputs.js";
import { clock, countingIds, sender } from "../../message/support/composed.js";
import {
  consult,
  expectBroken,
  expectInside,
  tablets,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

const complaint = (code: string, display: string): Changes => ({
  presentingComplaints: [{ condition: { code, display }, clinicalStatus: "active" }],
});

const broken: readonly Broken[] = [
  {
    rule: "CS-01",
    kind: "error",
    name: "a condition with another code's words",
    input: complaint("48277006", "Herpes zoster"),
    path: "presentingComplaints[1].condition.display",
    at: ".display",
  },
  {
    rule: "CS-01",
    kind: "error",
    name: "a product with another product's words",
    input: {
      supplies: [
        { ...tablets, product: { code: "289411000001107", display: "Rigevidon tablets (Gedeon Richter (UK) Ltd)" } },
      ],
    },
    path: "supplies[0].product.display",
    at: ".display",
  },
  {
    rule: "CS-01",
    kind: "error",
    name: "the code for pregnant as a complaint, with the words of the other",
    input: complaint("77386006", "Not pregnant"),
    path: "presentingComplaints[1].condition.display",
    at: ".display",
  },
  {
    rule: "CS-01",
    kind: "error",
    name: "words that a closed list does not have",
    input: complaint("60001007", "Pregnancy test negative"),
    path: "presentingComplaints[1].condition.display",
    at: ".display",
  },
  {
    rule: "CS-01",
    kind: "warning",
    name: "a synonym that is not known here",
    input: complaint("48277006", "Impetigo (disorder)"),
    path: "presentingComplaints[1].condition.display",
    at: ".display",
  },
  {
    rule: "CS-01",
    kind: "error",
    name: "a unit with another unit's words",
    input: { supplies: [{ ...tablets, quantity: { value: 5, unit: { code: "428673006", display: "capsule" } } }] },
    path: "supplies[0].quantity.unit.display",
    at: ".quantity.unit",
  },
];

const inside: readonly Inside[] = [
  { rule: "CS-01", name: "other case and spacing", input: complaint("48277006", "  IMPETIGO ".trim()) },
  {
    rule: "CS-01",
    name: "words that stand under two codes",
    input: complaint("271650006", "Diastolic arterial pressure"),
  },
  { rule: "CS-01", name: "a code that is not known here", input: complaint("40956001", "Guillain-Barré syndrome") },
];

for (const each of broken)
  test(`${each.rule}: ${each.name}`, () => {
    expectBroken(each);
  });
for (const each of inside)
  test(`${each.rule}: just inside: ${each.name}`, () => {
    expectInside(each);
  });

const xml = writeXml(composeMessage(consult({ supplies: [tablets] }), { sender, clock, newId: countingIds() }).bundle);
const errors = (text: string): readonly string[] =>
  validateMessage(text, { now: clock() }).issues.flatMap(({ severity, rule, code }) =>
    severity === "error" ? [`${rule} ${code}`] : [],
  );

test("CS-01: the lists of NHS England and HL7 are closed in a message: headings, roles, statuses, the service", () => {
  for (const [right, wrong] of [
    ["Clinical summary", "History"],
    ["Number present and verified", "Trace required"],
    ["ITK Update Record", "ITK Response"],
    ["Patient group direction", "Prescription dispensing"],
    ["Pharmacist", "Doctor"],
  ] as const) {
    expect(xml).toContain(`<display value="${right}"/>`);
    expect(errors(xml.replace(`<display value="${right}"/>`, `<display value="${wrong}"/>`)), right).toEqual([
      "CS-01 display-unknown",
    ]);
  }
  expect(
    errors(
      xml.replace('<display value="Community Pharmacy Pharmacy First Service"/>', '<display value="Pharmacy First"/>'),
    ),
  ).toEqual(["CS-01 display-unknown"]);
});

test("CS-01: a free text that names another code is refused even with the right display", () => {
  expect(errors(xml.replace('<text value="Acute sinusitis"/>', '<text value="Herpes zoster"/>'))).toEqual([
    "CS-01 text-of-another-code",
  ]);
  expect(errors(xml.replace('<text value="Acute sinusitis"/>', '<text value="Sinuses hurt"/>'))).toEqual([]);
});

test("CS-01: a free text that says the opposite of a pregnancy code, in whatever words, is an error", () => {
  const messages = { pregnant: "Patient currently pregnant", "not-pregnant": "Not pregnant" } as const;
  const withText = (status: keyof typeof messages, text: string): readonly string[] => {
    const { bundle } = composeMessage(consult({ pregnancyStatus: status }), { sender, clock, newId: countingIds() });
    const right = `<text value="${messages[status]}"/>`;
    expect(writeXml(bundle)).toContain(right);
    return errors(writeXml(bundle).replace(right, `<text value="${text}"/>`));
  };
  for (const text of ["Pregnant", "Pregnant: yes", "Is pregnant, 20 weeks"]) {
    expect(withText("not-pregnant", text), text).toEqual(["CS-01 text-of-another-code"]);
    expect(withText("pregnant", text), text).toEqual([]);
  }
  for (const text of ["not pregnant.", "Pregnant? No", "Denies pregnancy"]) {
    expect(withText("pregnant", text), text).toEqual(["CS-01 text-of-another-code"]);
    expect(withText("not-pregnant", text), text).toEqual([]);
  }
  expect(withText("not-pregnant", "Answered by the patient")).toEqual([]);
});

test.each(["15805003", "1580500", "15805002000000000000", "abc", "15805011"])(
  "CS-22: %s is refused as a code, in consultation and message",
  (code) => {
    expect(() => consult(complaint(code, "Acute sinusitis"))).toThrow(ConsultationError);
    expect(() => consult(complaint(code, "Acute sinusitis"))).toThrow(/presentingComplaints\[0\]\.condition\.code/);
    expect(
      errors(xml.replace('<code value="15805002"/>', `<code value="${code}"/>`)).filter((rule) =>
        rule.startsWith("CS-22"),
      ),
    ).toHaveLength(1);
  },
);

test("CS-22: a right code of any length passes, in consultation and message", () => {
  expectInside({
    rule: "CS-22",
    name: "",
    input: { ...complaint("40956001", "Guillain-Barré syndrome"), supplies: [tablets] },
  });
});

const withWeight = writeXml(
  composeMessage(
    consult({
      observations: [
        { type: "blood-pressure", systolic: 128, diastolic: 82 },
        { type: "weight", value: 70, unit: "kg" },
        { type: "temperature", value: 37, unit: "Cel" },
        { type: "pulse", beatsPerMinute: 70 },
        { type: "body-mass-index", value: 24 },
      ],
    }),
    { sender, clock, newId: countingIds() },
  ).bundle,
);
const unitSaid = (right: string, words: string): readonly string[] => {
  const changed = withWeight.replace(`<unit value="${right}"/>`, `<unit value="${words}"/>`);
  expect(changed).not.toBe(withWeight);
  return validateMessage(changed, { now: clock() }).issues.flatMap(({ severity, rule, code, path }) =>
    rule === "CS-01" ? [`${severity} ${code} ${path.replace(/^.*\.resource\./, "")}`] : [],
  );
};

test.each([
  ["millimeter of mercury", "kPa", "component[0].valueQuantity.unit"],
  ["millimeter of mercury", "kilopascals", "component[0].valueQuantity.unit"],
  ["kilogram", "lb", "valueQuantity.unit"],
  ["kilogram", "lbs", "valueQuantity.unit"],
  ["kilogram", "Stone", "valueQuantity.unit"],
  ["kilogram", "g", "valueQuantity.unit"],
  ["degree Celsius", "degF", "valueQuantity.unit"],
  ["degree Celsius", "°F", "valueQuantity.unit"],
  ["per minute", "kg", "valueQuantity.unit"],
  ["kilogram per square meter", "kg", "valueQuantity.unit"],
])("CS-01: where the code of a unit means %s, the words %s are refused in a message", (right, words, at) => {
  expect(unitSaid(right, words)).toEqual([`error display-of-another-code ${at}`]);
});

test.each([
  ["millimeter of mercury", ["mmHg", "mm Hg", "mm[Hg]", "MMHG", "millimetres of mercury", "Millimeter of Mercury"]],
  ["kilogram", ["kg", "Kg", "KG", "kgs", "kilograms", "kilogramme", "Kilo"]],
  ["degree Celsius", ["Cel", "°C", "C", "degC", "deg C", "degrees celsius", "Celsius"]],
  ["per minute", ["/min", "bpm", "BPM", "beats/min", "beats per minute", "{beats}/min"]],
  ["kilogram per square meter", ["kg/m2", "kg/m²", "kg/m^2", "kilogram per square metre"]],
])("CS-01: just inside: the words that people write for %s are right", (right, all) => {
  for (const words of all) expect(unitSaid(right, words), words).toEqual([]);
});

test("CS-01: words of a unit that are not known are a warning", () => {
  expect(unitSaid("kilogram", "bodyweight")).toEqual(["warning display-unknown valueQuantity.unit"]);
  expect(unitSaid("kilogram", "k".repeat(5000))).toEqual(["warning display-unknown valueQuantity.unit"]);
});

const listed = "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)";
const named = (display: string, code = tablets.product.code): Changes => ({
  supplies: [{ ...tablets, product: { code, display } }],
});
const ofName = {
  rule: "CS-01",
  kind: "confirm",
  path: "supplies[0].product.display",
  at: ".medicationCodeableConcept.coding[0].display",
} as const;

test.each(["Amoxicillin 250mg capsules (Arrow Generics Ltd)", "Phenoxymethylpenicillin 500mg tablets", "(Arrow)"])(
  "CS-01: another name than the pathways' list has for the code must be confirmed: %s",
  (display) => {
    const each = { ...ofName, name: "", input: named(display) };
    expectBroken(each, { medicines: pathwayMedicines });
    expectInside({ rule: "CS-01", name: "", input: named(display) });
  },
);

test("CS-01: another name, confirmed by a named person, is built", () => {
  const safety = { medicines: pathwayMedicines };
  const input = named("Amoxicillin 250mg capsules (Arrow Generics Ltd)");
  const confirmations = review(consult(input), { ...safety, now: clock() }).confirmations.map(({ rule, path, found }) =>
    confirmed(rule, path, found),
  );
  expect(confirmations.map(({ found }) => found)).toEqual([
    '10430511000001103 "Amoxicillin 250mg capsules (Arrow Generics Ltd)"',
  ]);
  expect(() => buildMessage(consult(input), { sender, clock, safety })).toThrow(ConfirmationRequiredError);
  expect(() => buildMessage(consult({ ...input, confirmations }), { sender, clock, safety })).not.toThrow();
});

test.each([
  listed,
  "PHENOXYMETHYLPENICILLIN 250 mg Tablets (Arrow Generics Ltd)",
  "Phenoxymethylpenicillin 250mg tablets (Another (UK) Ltd)",
  "Phenoxymethylpenicillin 250mg tablets",
])("CS-01: just inside: the name of the list, with any supplier: %s", (display) => {
  expectInside({ rule: "CS-01", name: "", input: named(display) }, { medicines: pathwayMedicines });
});

test("CS-01: another supplier of a product whose display the project knows is nothing beside the list", () => {
  const input = named("Flucloxacillin 500mg capsules (Another Ltd)", "289411000001107");
  expectInside({ rule: "CS-01", name: "", input }, { medicines: pathwayMedicines });
});

test("CS-01: just inside: a code that the list does not have, or has with words of its own", () => {
  for (const code of ["17346711000001106", "324570005"])
    expect(
      Array.from(
        codeAndDisplay.check(consultationFacts(consult(named("Something else", code)), clock()), {
          now: clock(),
          limits: measurementLimits,
          medicines: pathwayMedicines,
        }),
      ).filter(({ kind }) => kind === "confirm"),
    ).toEqual([]);
});

test("CS-01: a list of the caller's that has no names compares none", () => {
  const medicines = { lists: () => true };
  expectInside({ rule: "CS-01", name: "", input: named("Amoxicillin 250mg capsules") }, { medicines });
});
