import { expect, test } from "vitest";
import { composeMessage, jobRoles, review, validateMessage, writeXml } from "../../../src/index.js";
import { clock, countingIds, sender } from "../../message/support/composed.js";
import {
  consult,
  expectBroken,
  expectConfirmed,
  expectInside,
  tablets,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

const practitioner = { name: { family: "Okafor" }, gphcNumber: "2099001" };
const by = (role: string, more: Changes = {}): Changes => ({ practitioner: { ...practitioner, role }, ...more });
const colleague = (role: string): Changes => ({
  name: { family: "Achterberg" },
  gphcNumber: "5099002",
  role,
  label: "colleague",
  part: "supplied",
});
const suppliedBy = (role: string, more: Changes = {}): Changes => ({
  otherPractitioners: [colleague(role)],
  supplies: [{ ...tablets, suppliedBy: "colleague" }],
  ...more,
});
const contraception = { service: "contraception", stage: "repeat", pathway: undefined, noSupplyReason: "Not today" };

const provided = { rule: "CS-36", kind: "confirm", path: "practitioner", at: "].resource" } as const;
const supplied = { rule: "CS-36", kind: "confirm", path: "supplies[0]", at: "].resource" } as const;

const broken: readonly Broken[] = [
  { ...provided, name: "a pathway by a pharmacy technician", input: by("R5220") },
  { ...provided, name: "a pathway by a community pharmacy assistant", input: by("R5230") },
  { ...provided, name: "a minor illness by a technician", input: by("R5220", { pathway: "minor-illness" }) },
  { ...provided, name: "a pathway by a technician who also supplied", input: by("R5220", { supplies: [tablets] }) },
  {
    ...provided,
    path: "otherPractitioners[0]",
    name: "a pathway that a technician performed and a pharmacist recorded",
    input: { otherPractitioners: [{ ...colleague("R5220"), part: "performed" }] },
  },
  { ...supplied, name: "a pathway's medicine supplied by an assistant", input: suppliedBy("R5230") },
  {
    ...supplied,
    name: "a pathway's medicine under another service, by a technician",
    input: by("R5220", {
      service: "contraception",
      stage: "repeat",
      pathway: undefined,
      presentingComplaints: [{ condition: { code: "15805002", display: "Acute sinusitis" }, clinicalStatus: "active" }],
      supplies: [tablets],
    }),
  },
];

const inside: readonly Inside[] = [
  ...["R1290", "R5260", "R9803", "R9804", "R5240"].map((role) => ({
    rule: "CS-36",
    name: `a pathway by ${role}`,
    input: by(role, { supplies: [tablets] }),
  })),
  { rule: "CS-36", name: "supplied by another pharmacist", input: suppliedBy("R1290") },
  {
    rule: "CS-36",
    name: "dispensed by a technician on prescription",
    input: suppliedBy("R5220", {
      supplies: [{ ...tablets, suppliedBy: "colleague", supplyType: "prescription-dispensing" }],
    }),
  },
  {
    rule: "CS-36",
    name: "recorded by a trainee, performed and supplied by a pharmacist",
    input: by("R1660", {
      otherPractitioners: [{ ...colleague("R1290"), part: "performed" }],
      supplies: [{ ...tablets, suppliedBy: "colleague" }],
    }),
  },
  { rule: "CS-36", name: "a technician who measured", input: { otherPractitioners: [colleague("R5220")] } },
  { rule: "CS-36", name: "contraception by a technician", input: by("R5220", contraception) },
  {
    rule: "CS-36",
    name: "minor illness, a medicine supplied by a technician",
    input: suppliedBy("R5220", { pathway: "minor-illness" }),
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

/** A message does not say whether the gateway was met, so these are of the consultation alone. */
const unmet = (gatewayPoint: string, supplyType?: string): Changes => ({
  pathway: "sore-throat",
  gatewayPoint,
  supplies: [{ ...tablets, ...(supplyType === undefined ? {} : { supplyType }) }],
});

test("CS-36: a supply under the direction of a pathway that did not apply must be confirmed", () => {
  for (const gatewayPoint of ["not-met", "ruled-out"]) {
    const [asked] = asks(unmet(gatewayPoint, "patient-group-direction"));
    expect(asked).toEqual({ path: "supplies[0]", found: `${gatewayPoint}, 10430511000001103` });
  }
});

test("CS-36: just inside: a supply on other authority, or on none, where the pathway did not apply", () => {
  expect(asks(unmet("not-met"))).toEqual([]);
  expect(asks(unmet("not-met", "prescription-dispensing"))).toEqual([]);
  expect(asks(unmet("met", "patient-group-direction"))).toEqual([]);
  expect(asks({ pathway: "sore-throat", gatewayPoint: "not-met" })).toEqual([]);
});

function asks(input: Changes): readonly unknown[] {
  return review(consult(input), { now: clock() }).confirmations.flatMap(({ rule, path, found }) =>
    rule === "CS-36" ? { path, found } : [],
  );
}

test("CS-36: in a message somebody without a role, or with two of which one is a pharmacist's, asks nothing", () => {
  const xml = writeXml(
    composeMessage(consult(by("R5220", { supplies: [tablets] })), { sender, clock, newId: countingIds() }).bundle,
  );
  const found = (text: string): number =>
    validateMessage(text, { now: clock() }).issues.filter(({ rule }) => rule === "CS-36").length;
  const role = /<code><coding><system value="[^"]*SDSJobRoleName-1"\/>.*?<\/code>/.exec(xml)?.[0] ?? "";
  expect(role).toContain("R5220");
  expect(found(xml)).toBe(1);
  expect(found(xml.replace(role, ""))).toBe(0);
  const pharmacist = role.replace("R5220", "R1290").replace(jobRoles().R5220, jobRoles().R1290);
  expect(found(xml.replace(role, role + pharmacist))).toBe(0);
});
