import { expect, test } from "vitest";
import { nationalSystems } from "../../src/consultation/people/local-identifier.js";
import { readMessage, review, validateMessage, writeXml } from "../../src/index.js";
import { pharmacyFirst } from "../../src/consultation/index.js";
import { leastInput } from "../consultation/inputs.js";
import { linesOf } from "../consultation/issues.js";
import { clock, compose, oneOf } from "./support/composed.js";

const ofPatient = [{ system: "https://pharmacy.example/id/patient", value: "9990000018" }];
const ofStaff = [{ system: "urn:example:staff", value: "S-0031" }];
const input = {
  ...leastInput,
  patient: { ...leastInput.patient, localIdentifiers: ofPatient },
  practitioner: { ...leastInput.practitioner, gphcNumber: "2099001", localIdentifiers: ofStaff },
};

test("UR-032, UR-034: local identifiers are sent beside the national ones, and read back", () => {
  const message = compose(input);
  expect(oneOf(message, "Patient").identifier?.slice(1)).toEqual(ofPatient);
  expect(oneOf(message, "Practitioner").identifier).toEqual([
    ...ofStaff,
    { system: "https://fhir.hl7.org.uk/Id/gphc-number", value: "2099001" },
  ]);
  const { consultation, remainder } = readMessage(writeXml(message.bundle));
  expect(consultation.patient?.localIdentifiers).toEqual(ofPatient);
  expect(consultation.practitioner?.localIdentifiers).toEqual(ofStaff);
  expect(remainder).toEqual([]);
});

test("UR-032, UR-034: their system is one of the caller's own", () => {
  for (const system of nationalSystems)
    expect(linesOf({ patient: { ...leastInput.patient, localIdentifiers: [{ system, value: "1" }] } })).toEqual([
      "patient.localIdentifiers[0].system: must be a system of your own: this one has a member of its own",
    ]);
  expect(
    linesOf({ practitioner: { ...leastInput.practitioner, localIdentifiers: [{ system: "staff", value: "1" }] } }),
  ).toEqual(["practitioner.localIdentifiers[0].system: must be an absolute URI"]);
});

test("CS-16: a local identifier that looks like an NHS number is no free text", () => {
  const rules = review(pharmacyFirst.sinusitis(input), { now: clock() }).confirmations.map(({ rule }) => rule);
  expect(rules).not.toContain("CS-16");
  const { issues } = validateMessage(writeXml(compose(input).bundle), { now: clock() });
  expect(issues.map(({ rule }) => rule)).not.toContain("CS-16");
});

test("an identifier that is not whole is in the remainder", () => {
  const xml = writeXml(compose(input).bundle).replace('<system value="urn:example:staff"/>', "");
  const { consultation, remainder } = readMessage(xml);
  expect(consultation.practitioner).not.toHaveProperty("localIdentifiers");
  expect(remainder.map(({ what }) => what)).toEqual(["S-0031"]);
});
