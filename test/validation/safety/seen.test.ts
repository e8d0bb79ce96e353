import { expect, test } from "vitest";
import {
  adult,
  expectBroken,
  expectConfirmed,
  expectInside,
  foundIn,
  messageOf,
  tablets,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

const child = { ...adult, birthDate: "2019-05-21" };
const otitis = (seen: unknown, more: Changes = {}): Changes => ({
  pathway: "acute-otitis-media",
  patient: child,
  seen,
  supplies: [tablets],
  ...more,
});
const observed = (seen: unknown, ...observations: readonly Changes[]): Changes => ({ seen, observations });
const pressure = { type: "blood-pressure", systolic: 128, diastolic: 82 };
const weight = { type: "weight", value: 65, unit: "kg" };

const broken: readonly Broken[] = [
  ...["telephone", "video", "remote"].map((seen) => ({
    rule: "CS-44",
    kind: "confirm" as const,
    name: `a supply for acute otitis media, seen by ${seen}`,
    input: otitis(seen),
    path: "supplies[0]",
    at: "].resource",
  })),
  ...[
    ["386472008", "Telephone consultation"],
    ["307321000000107", "Video-link encounter"],
    ["325871000000103", "Remote consultation encounter type"],
  ].map(([code, display]) => ({
    rule: "CS-44",
    kind: "confirm" as const,
    name: `a supply for acute otitis media, seen as the caller's own coding ${String(code)}`,
    input: otitis({ code, display }),
    path: "supplies[0]",
    at: "].resource",
  })),
  ...[pressure, weight, { type: "temperature", value: 38, unit: "Cel" }, { type: "pulse", beatsPerMinute: 80 }].map(
    (one) => ({
      rule: "CS-44",
      kind: "warning" as const,
      name: `${one.type} of a patient on the telephone`,
      input: observed("telephone", one),
      path: "observations[0]",
      at: "].resource",
    }),
  ),
];

const inside: readonly Inside[] = (
  [
    ["a supply for acute otitis media, seen in person", otitis("in-person")],
    [
      "a supply for acute otitis media, seen in person elsewhere by a coding of the caller's",
      otitis({ code: "325861000000105", display: "Face to face consultation encounter type" }),
    ],
    ["no supply for acute otitis media", otitis("telephone", { supplies: [] })],
    [
      "a medicine for acute otitis media on prescription",
      otitis("telephone", { supplies: [{ ...tablets, supplyType: "prescription-dispensing" }] }),
    ],
    ["a supply for another condition", { seen: "telephone", supplies: [tablets] }],
    [
      "values that the patient reported on the telephone",
      observed("telephone", { ...weight, method: "self-reported" }, { ...pressure, method: "self-measured" }),
    ],
    [
      "an average of monitoring, told on the telephone",
      observed("telephone", { ...pressure, method: "average-ambulatory" }),
    ],
    ["a body mass index worked out on the telephone", observed("telephone", { type: "body-mass-index", value: 24 })],
    ["an irregular pulse that has no value", observed("telephone", { type: "irregular-pulse" })],
    ["values measured in a visit", observed("in-person", pressure, weight)],
    ["values of a patient seen by video", observed("video", pressure)],
  ] as const
).map(([name, input]) => ({ rule: "CS-44", name, input }));

for (const each of broken)
  test(`${each.rule}: ${each.name}`, () => {
    expectBroken(each);
  });
for (const each of broken.filter(({ kind }) => kind === "confirm"))
  test(`${each.rule}: ${each.name}, confirmed`, () => {
    expectConfirmed(each);
  });
for (const each of inside)
  test(`${each.rule}: just inside: ${each.name}`, () => {
    expectInside(each);
  });

test("CS-44: a message whose encounter type is another code, or none, is not reported", () => {
  const xml = messageOf(otitis("telephone"));
  expect(foundIn(xml, "CS-44")).toEqual(["warning not-in-person "]);
  expect(foundIn(xml.replace('<code value="386472008"/>', '<code value="325861000000105"/>'), "CS-44")).toEqual([]);
  expect(
    foundIn(xml.replace(/<type><coding><system [^>]*><code value="386472008"\/>.*?<\/type>/, ""), "CS-44"),
  ).toEqual([]);
});
