import { expect, test } from "vitest";
import {
  consult,
  expectBroken,
  expectConfirmed,
  expectInside,
  foundIn,
  messageOf,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

const person = (family: string, more: Changes = {}): Changes => ({ name: { family }, role: "R1290", ...more });
const two = (one: Changes, other: Changes): Changes => ({
  practitioner: one,
  otherPractitioners: [{ ...other, label: "second", part: "supplied" }],
});
const anonymous = { rule: "CS-37", kind: "warning", at: "].resource" } as const;

const broken: readonly Broken[] = [
  {
    ...anonymous,
    name: "a pharmacist without any number",
    input: { practitioner: person("Okafor") },
    path: "practitioner",
  },
  ...["R5260", "R9803", "R9804", "R5240"].map((role): Broken => ({
    ...anonymous,
    name: `another pharmacist's role without any number, ${role}`,
    input: two(person("Okafor", { gphcNumber: "2099001" }), person("Lund", { role })),
    path: "otherPractitioners[0]",
  })),
  {
    rule: "CS-37",
    kind: "confirm",
    name: "two people with one registration number",
    input: two(person("Okafor", { gphcNumber: "2099001" }), person("Lund", { gphcNumber: "2099001" })),
    path: "otherPractitioners[0].gphcNumber",
    at: ".identifier[0].value",
  },
];

const inside: readonly Inside[] = [
  ...(["gphcNumber", "sdsUserId", "sdsRoleProfileId"] as const).map((name) => ({
    rule: "CS-37",
    name: `a pharmacist with ${name} alone`,
    input: { practitioner: person("Okafor", { [name]: "2099001" }) },
  })),
  {
    rule: "CS-37",
    name: "a technician without any number",
    input: { practitioner: person("Okafor", { role: "R5220" }) },
  },
  {
    rule: "CS-37",
    name: "the same person twice, otherwise written",
    input: two(person("O'Brien  Smith", { gphcNumber: "2099001" }), person("O'BRIEN SMITH", { gphcNumber: "2099001" })),
  },
  {
    rule: "CS-37",
    name: "two people of one name with their own numbers",
    input: two(person("Lund", { gphcNumber: "2099001" }), person("Lund", { gphcNumber: "2099002" })),
  },
];

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

test("CS-37: names are compared with accents in either form, and without a name nobody is another person", () => {
  const xml = messageOf(two(person("Zoë", { gphcNumber: "2099001" }), person("Zoe\u0308", { gphcNumber: "2099001" })));
  expect(foundIn(xml, "CS-37")).toEqual([]);
  expect(foundIn(xml.replace('<family value="Zoë"/>', '<family value="Lund"/>'), "CS-37")).toEqual([
    "warning contradiction .identifier[0].value",
  ]);
  expect(foundIn(xml.replace('<family value="Zoë"/>', ""), "CS-37")).toEqual([]);
});

test("CS-37: an SDS identifier of the role counts, an identifier of a system of the pharmacy's own does not", () => {
  const local = '<identifier><system value="https://example.org/staff"/><value value="17"/></identifier>';
  const profile = local.replace("https://example.org/staff", "https://fhir.nhs.uk/Id/sds-role-profile-id");
  const xml = messageOf({ practitioner: person("Okafor") });
  expect(foundIn(xml.replace(/(<Practitioner>.*?<\/meta>)/, `$1${local}`), "CS-37")).toHaveLength(1);
  expect(foundIn(xml.replace(/(<PractitionerRole>.*?<\/meta>)/, `$1${profile}`), "CS-37")).toEqual([]);
});

const seen = {
  observations: [{ type: "temperature", value: "37", unit: "Cel" }],
};
const observed = (status: string): readonly string[] =>
  foundIn(
    messageOf(seen).replace(/(<Observation>.*?)<status value="final"\/>/, `$1<status value="${status}"/>`),
    "CS-39",
  );
const verified = (verification: string, clinical = "active"): readonly string[] =>
  foundIn(
    messageOf().replace(
      /<clinicalStatus value="active"\/>/,
      (clinical === "" ? "" : `<clinicalStatus value="${clinical}"/>`) +
        `<verificationStatus value="${verification}"/>`,
    ),
    "CS-39",
  );

test("CS-39: an Observation that was entered in error or cancelled is refused, and none of another status", () => {
  expect([observed("entered-in-error"), observed("cancelled")]).toEqual([
    ["error withdrawn .status"],
    ["error withdrawn .status"],
  ]);
  expect(["final", "preliminary", "amended", "corrected", "unknown"].flatMap(observed)).toEqual([]);
});

test("CS-39: a Condition entered in error, or refuted and active, is refused; otherwise it is a warning", () => {
  expect([verified("entered-in-error", ""), verified("refuted"), verified("refuted", "resolved")]).toEqual([
    ["error withdrawn .verificationStatus"],
    ["error withdrawn .verificationStatus"],
    ["warning withdrawn .verificationStatus"],
  ]);
  expect(["confirmed", "provisional", "differential", "unknown"].flatMap((one) => verified(one))).toEqual([]);
});

test("CS-39: a patient, a practitioner or a role that is not active is a warning; one that is active is not", () => {
  const inactive = (type: string, active: boolean): readonly string[] =>
    foundIn(
      messageOf().replace(
        new RegExp(`(<${type}>(?:(?!</${type}>).)*?)(<name>|<practitioner>)`),
        `$1<active value="${String(active)}"/>$2`,
      ),
      "CS-39",
    );
  for (const type of ["Patient", "Practitioner", "PractitionerRole"]) {
    expect(inactive(type, false), type).toEqual(["warning withdrawn .active"]);
    expect(inactive(type, true), type).toEqual([]);
  }
});

test("CS-39: a built message withdraws nothing", () => {
  expect(consult({}).patient).toBeDefined();
  expect(foundIn(messageOf(seen), "CS-39")).toEqual([]);
});
