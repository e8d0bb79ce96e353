import { expect, test } from "vitest";
import { pharmacyFirst, type SupplyInput } from "../../src/consultation/index.js";
import { buildMessage, readMessage, validateMessage, writeXml } from "../../src/index.js";
import { supplyTypes, supplyTypeWords, type SupplyType } from "../../src/terminology/index.js";
import { flucloxacillin, leastInput } from "../consultation/inputs.js";
import { linesOf } from "../consultation/issues.js";
import { clock, compose, oneOf, sender } from "./support/composed.js";

const types = Object.keys(supplyTypeWords) as readonly SupplyType[];
const under = (supplyType: SupplyType): ReturnType<typeof compose> =>
  compose({ ...leastInput, supplies: [{ ...flucloxacillin, supplyType }] });

test("UR-039: seven codes, and the clinical protocol", () => {
  expect(Object.keys(supplyTypes)).toHaveLength(7);
  expect(types).toEqual([...Object.keys(supplyTypes), "clinical-protocol"]);
});

test.for(types)("UR-039: a supply of the type %s is sent, read back, and no warning", (supplyType) => {
  const composed = under(supplyType);
  const { type } = oneOf(composed, "MedicationDispense");
  const text = supplyTypeWords[supplyType];
  const system = "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-MedicationSupplyType-1";
  expect(type).toEqual(
    supplyType === "clinical-protocol" ? { text } : { coding: [{ system, code: supplyType, display: text }], text },
  );
  const xml = writeXml(composed.bundle);
  const { consultation, remainder } = readMessage(xml);
  expect(consultation.supplies?.map((supply) => supply.supplyType)).toEqual([supplyType]);
  expect(remainder).toEqual([]);
  expect(validateMessage(xml, { now: clock() }).issues).toEqual([]);
});

test("UR-039: a medicine under the clinical protocol is under no direction; one without any type may be", () => {
  const child = { ...leastInput.patient, birthDate: "2024-08-01" };
  const rules = (supplyType: SupplyType): readonly string[] => {
    const consultation = pharmacyFirst.sinusitis({
      ...leastInput,
      patient: child,
      supplies: [{ ...flucloxacillin, supplyType }],
    });
    return validateMessage(writeXml(compose(consultation).bundle), { now: clock() }).issues.map(({ rule }) => rule);
  };
  expect(rules("patient-group-direction")).toContain("CS-12");
  expect(rules("clinical-protocol")).not.toContain("CS-12");
});

const cream: SupplyInput = {
  product: { code: "4876911000001102", display: "Crystacide 1% cream (Reig Jofre UK Ltd)" },
  quantity: { value: 25, unit: "gram" },
  dosage: "Apply two or three times a day for 5 days",
};
const onImpetigo = (supply: object, more: object = {}): readonly string[] =>
  linesOf({ pathway: "impetigo", supplies: [supply], ...more });
const missing =
  "UR-039 supplies[0].supplyType: is missing: hydrogen peroxide is supplied under a clinical protocol and not under " +
  'a patient group direction, so give "clinical-protocol", or another';

test("UR-039: hydrogen peroxide for impetigo has no authority by itself, told by its code or its words", () => {
  expect(onImpetigo(cream)).toEqual([missing]);
  expect(onImpetigo({ ...cream, product: { ...cream.product, display: "A cream" } })).toEqual([missing]);
  const words = { code: "289411000001107", display: "HYDROGEN PEROXIDE 1% cream (Somebody)" };
  expect(onImpetigo({ ...cream, product: words })).toEqual([missing]);
  const declined = { product: cream.product, unit: "gram", reason: "Prefers to wait" };
  expect(linesOf({ pathway: "impetigo", declinedSupplies: [declined] })).toEqual([
    missing.replace("supplies", "declinedSupplies"),
  ]);
});

test("UR-039: it is right with an authority, on another pathway, without the pathway, and so is another cream", () => {
  expect(onImpetigo({ ...cream, supplyType: "clinical-protocol" })).toEqual([]);
  expect(onImpetigo({ ...cream, supplyType: "over-the-counter" })).toEqual([]);
  expect(onImpetigo(cream, { pathway: "sinusitis" })).toEqual([]);
  expect(onImpetigo(cream, { gatewayPoint: "not-met" })).toEqual([]);
  expect(onImpetigo(flucloxacillin)).toEqual([]);
  const supplied = pharmacyFirst.impetigo({ ...leastInput, supplies: [{ ...cream, supplyType: "clinical-protocol" }] });
  expect(buildMessage(supplied, { sender, clock }).xml).toContain('<type><text value="Clinical protocol"/></type>');
});
