import { expect, test } from "vitest";
import { ConsultationError, composeMessage, validateMessage, writeXml } from "../../../src/index.js";
import { clock, countingIds, sender } from "../../message/support/composed.js";
import {
  adult,
  consult,
  expectBroken,
  expectConfirmed,
  expectInside,
  tablets,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

const status = (pregnancyStatus: string, patient: Changes = {}, more: Changes = {}): Changes => ({
  pregnancyStatus,
  patient: { ...adult, ...patient },
  ...more,
});
const supplied = { supplies: [tablets] };
const contraceptive = {
  service: "contraception",
  stage: "repeat",
  pathway: undefined,
  supplies: [
    {
      product: { code: "17346711000001106", display: "Rigevidon tablets (Gedeon Richter (UK) Ltd)" },
      quantity: { value: 63, unit: "tablet" },
      dosage: "One tablet a day",
    },
  ],
};

/** Pathways whose directions cover pregnant patients from 16 years on. */
const coversFrom16 = ["acute-otitis-media", "impetigo", "infected-insect-bites", "sinusitis", "sore-throat"];
const notInPregnancy = {
  doxycycline: { code: "10405211000001103", display: "Doxycycline 100mg capsules (Arrow Generics Ltd)" },
  clarithromycin: { code: "8993811000001101", display: "Clarithromycin 500mg tablets (Sandoz Ltd)" },
  "a brand of doxycycline": {
    code: "2847211000001103",
    display: "Vibramycin-D 100mg dispersible tablets (Pfizer Ltd)",
  },
  "clarithromycin by its code alone": { code: "5377011000001108", display: "Tablets, as written on the box" },
};

const improbable = { rule: "CS-05", kind: "confirm", path: "pregnancyStatus", at: "].resource" } as const;
const supply = { rule: "CS-06", kind: "confirm", path: "supplies[0]", at: "].resource" } as const;

const broken: readonly Broken[] = [
  { ...improbable, name: "pregnant and male", input: status("pregnant", { gender: "male" }) },
  { ...improbable, name: "not pregnant and male", input: status("not-pregnant", { gender: "male" }) },
  {
    ...improbable,
    name: "9 years old, 10 tomorrow",
    input: status("not-pregnant", { birthDate: "2015-07-03" }, { pathway: "impetigo" }),
  },
  { ...improbable, name: "61 years old today", input: status("not-pregnant", { birthDate: "1964-07-02" }) },
  ...["shingles", "uncomplicated-urinary-tract-infection"].map((pathway) => ({
    ...supply,
    name: `pregnant, and a medicine under ${pathway}`,
    input: status("pregnant", {}, { ...supplied, pathway }),
  })),
  ...coversFrom16.map((pathway) => ({
    ...supply,
    name: `pregnant, 16 tomorrow, and a medicine under ${pathway}`,
    input: status("pregnant", { birthDate: "2009-07-03" }, { ...supplied, pathway }),
  })),
  ...Object.entries(notInPregnancy).map(([name, product]) => ({
    ...supply,
    name: `pregnant, and ${name}`,
    input: status("pregnant", {}, { supplies: [{ ...tablets, product }] }),
  })),
  {
    ...supply,
    name: "pregnant, and doxycycline on prescription for minor illness",
    input: status(
      "pregnant",
      {},
      {
        pathway: "minor-illness",
        supplies: [{ ...tablets, product: notInPregnancy.doxycycline, supplyType: "prescription-dispensing" }],
      },
    ),
  },
  { ...supply, name: "pregnant, and a contraceptive", input: status("pregnant", {}, contraceptive) },
];

const inside: readonly Inside[] = [
  {
    rule: "CS-05",
    name: "10 years old today",
    input: status("not-pregnant", { birthDate: "2015-07-02" }, { pathway: "impetigo" }),
  },
  { rule: "CS-05", name: "60 years old, 61 tomorrow", input: status("not-pregnant", { birthDate: "1964-07-03" }) },
  {
    rule: "CS-05",
    name: "born on 29 February, 60 on 28 February",
    input: status("not-pregnant", { birthDate: "1964-02-29" }, { startedAt: "2025-02-28T10:05:00+00:00" }),
  },
  { rule: "CS-05", name: "gender unknown", input: status("pregnant", { gender: "unknown" }) },
  { rule: "CS-06", name: "not pregnant, and a medicine under sinusitis", input: status("not-pregnant", {}, supplied) },
  ...coversFrom16.map((pathway) => ({
    rule: "CS-06",
    name: `pregnant, 16 today, and a medicine under ${pathway}`,
    input: status("pregnant", { birthDate: "2009-07-02" }, { ...supplied, pathway }),
  })),
  {
    rule: "CS-06",
    name: "not pregnant, and clarithromycin",
    input: status("not-pregnant", {}, { supplies: [{ ...tablets, product: notInPregnancy.clarithromycin }] }),
  },
  {
    rule: "CS-06",
    name: "pregnant, and doxycycline declined",
    input: status(
      "pregnant",
      {},
      { declinedSupplies: [{ product: notInPregnancy.doxycycline, unit: "capsule", reason: "Pregnant" }] },
    ),
  },
  {
    rule: "CS-06",
    name: "pregnant, and a medicine on prescription",
    input: status("pregnant", {}, { supplies: [{ ...tablets, supplyType: "prescription-dispensing" }] }),
  },
  {
    rule: "CS-06",
    name: "pregnant, and a declined supply",
    input: status(
      "pregnant",
      {},
      { declinedSupplies: [{ product: tablets.product, unit: "tablet", reason: "Pregnant" }] },
    ),
  },
  {
    rule: "CS-06",
    name: "pregnant in a contraception service, nothing supplied",
    input: status("pregnant", {}, { ...contraceptive, supplies: undefined, noSupplyReason: "Pregnant" }),
  },
];

for (const each of broken)
  test(`${each.rule}: ${each.name}`, () => {
    expectBroken(each);
  });
for (const each of broken)
  test(`${each.rule}: ${each.name}, confirmed`, () => {
    expectConfirmed(each);
  });
for (const each of inside)
  test(`${each.rule}: just inside: ${each.name}`, () => {
    expectInside(each);
  });

test("CS-05: born on 29 February, 61 on 1 March", () => {
  expectBroken({
    ...improbable,
    name: "",
    input: status("not-pregnant", { birthDate: "1964-02-29" }, { startedAt: "2025-03-01T10:05:00+00:00" }),
  });
});

test.each([
  null,
  false,
  true,
  "",
  0,
  1,
  "no",
  "yes",
  "Pregnant",
  "Not pregnant",
  "PREGNANT",
  "not_pregnant",
  "unknown",
  [],
  ["pregnant"],
  {},
  { code: "77386006" },
  "77386006",
  " pregnant",
])("CS-04: %j is not a pregnancy status and is not sent as one", (pregnancyStatus) => {
  const parse = (): unknown => consult({ pregnancyStatus });
  expect(parse).toThrow(ConsultationError);
  expect(parse).toThrow(/pregnancyStatus/);
});

test("CS-04, UR-062: left out, or undefined, it was not asked, and the message says nothing of it", () => {
  for (const changes of [{}, { pregnancyStatus: undefined }]) {
    const { bundle } = composeMessage(consult(changes), { sender, clock, newId: countingIds() });
    expect(writeXml(bundle)).not.toMatch(/pregnan|77386006|60001007/i);
  }
});

const messageOf = (pregnancyStatus: string): string =>
  writeXml(composeMessage(consult({ pregnancyStatus }), { sender, clock, newId: countingIds() }).bundle);
const rulesOf = (xml: string): readonly string[] =>
  validateMessage(xml, { now: clock() }).issues.flatMap(({ severity, rule, code, path }) =>
    severity === "error" ? [`${rule} ${code} ${path.replace(/^.*resource/, "")}`] : [],
  );

test("CS-01, CS-02, UR-062: each answer has its own code and display, and the message is valid", () => {
  expect(messageOf("pregnant")).toMatch(/<code value="77386006"\/><display value="Patient currently pregnant"\/>/);
  expect(messageOf("not-pregnant")).toMatch(/<code value="60001007"\/><display value="Not pregnant"\/>/);
  expect([rulesOf(messageOf("pregnant")), rulesOf(messageOf("not-pregnant"))]).toEqual([[], []]);
});

test(
  "CS-01: the code for pregnant with the words Not pregnant, as in the published snippet, is refused, whichever of " +
    "the words is wrong",
  () => {
    const xml = messageOf("pregnant");
    expect(
      rulesOf(xml.replace('<display value="Patient currently pregnant"/>', '<display value="Not pregnant"/>')),
    ).toEqual(["CS-01 display-of-another-code .code.coding[0].display"]);
    expect(rulesOf(xml.replace('<text value="Patient currently pregnant"/>', '<text value="not  PREGNANT"/>'))).toEqual(
      ["CS-01 text-of-another-code .code.text"],
    );
    expect(
      rulesOf(xml.replace('<display value="Patient currently pregnant"/>', '<display value="Pregnant"/>')),
    ).toEqual(["CS-01 display-unknown .code.coding[0].display"]);
    expect(rulesOf(messageOf("not-pregnant").replace('<code value="60001007"/>', '<code value="77386006"/>'))).toEqual([
      "CS-01 display-of-another-code .code.coding[0].display",
    ]);
  },
);

test("CS-01, CS-40: a system's own words beside the code, and a comment, do not say the opposite", () => {
  const own = (display: string, comment = ""): string =>
    messageOf("not-pregnant").replace(
      /(<display value="Not pregnant"\/>\s*<\/coding>)(.*?)(<performer>.*?<\/performer>)/s,
      `$1<coding><system value="https://example.org/own"/><code value="P"/><display value="${display}"/></coding>` +
        `$2$3${comment}`,
    );
  expect(rulesOf(own("Pregnant"))).toEqual(["CS-01 display-of-another-code .code.coding[1].display"]);
  expect(rulesOf(own("Not pregnant"))).toEqual([]);
  expect(rulesOf(own("Asked about pregnancy"))).toEqual([]);
  const warned = (comment: string): readonly string[] =>
    validateMessage(own("Asked", `<comment value="${comment}"/>`), { now: clock() }).issues.flatMap(({ rule, path }) =>
      rule === "CS-40" ? [path.replace(/^.*resource/, "")] : [],
    );
  expect(warned("Patient is pregnant, 12 weeks.")).toEqual([".comment"]);
  expect(warned("Sister is pregnant.")).toEqual([]);
});

test("CS-01: the fully specified name, in whatever case, is right", () => {
  expect(
    rulesOf(
      messageOf("not-pregnant").replace(
        '<display value="Not pregnant"/>',
        '<display value="NOT  pregnant (finding)"/>',
      ),
    ),
  ).toEqual([]);
});

test("CS-02: a pregnancy status by its heading with any other code is refused", () => {
  const xml = messageOf("pregnant").replace(
    /<code value="77386006"\/><display value="Patient currently pregnant"\/><\/coding><text [^>]*>/,
    '<code value="8392000"/><display value="Non-smoker"/></coding>',
  );
  expect(rulesOf(xml)).toEqual(["CS-02 code-unknown .code.coding[0].code"]);
});

test("CS-03: two statuses in one message are refused, also where they say the same; one is not", () => {
  const xml = messageOf("pregnant");
  const entry =
    /<entry><fullUrl value="[^"]*"\/><resource><Observation>(?:(?!<\/entry>).)*77386006.*?<\/entry>/.exec(xml)?.[0] ??
    "";
  const id = /<id value="([^"]*)"/.exec(entry)?.[1] ?? "";
  const other = "00000000-0000-4000-8000-00000000ffff";
  const section = `<entry><reference value="urn:uuid:${id}"/></entry>`;
  expect([entry, id, xml.includes(section)]).not.toContain("");
  const twice = xml
    .replace(entry, entry + entry.replaceAll(id, other))
    .replace(section, section + section.replace(id, other));
  expect(rulesOf(twice)).toEqual(["CS-03 too-many "]);
});
