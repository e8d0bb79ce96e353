import { expect, test } from "vitest";
import { pharmacyFirst, type DeclinedSupplyInput, type SupplyInput } from "../../src/consultation/index.js";
import type { MedicationDispense } from "../../src/fhir/types.js";
import { profiles } from "../../src/terminology/profiles.js";
import { supplyUnits, type SupplyUnit } from "../../src/terminology/units.js";
import { commonInput, flucloxacillin, leastInput } from "../consultation/inputs.js";
import { compose, idOf, oneOf } from "./support/composed.js";

const supplied = (supply: SupplyInput): MedicationDispense =>
  oneOf(compose({ ...leastInput, supplies: [supply] }), "MedicationDispense");
const declined = (supply: DeclinedSupplyInput): MedicationDispense =>
  oneOf(compose({ ...leastInput, declinedSupplies: [supply] }), "MedicationDispense");
const { product } = flucloxacillin;

test("UR-039: a supply", () => {
  const message = compose({ ...leastInput, supplies: [flucloxacillin] });
  const id = idOf(11);
  expect(oneOf(message, "MedicationDispense")).toEqual({
    resourceType: "MedicationDispense",
    id,
    meta: { lastUpdated: "2025-07-02T09:30:00.250Z", profile: [profiles.medicationDispense] },
    identifier: [{ system: "https://tools.ietf.org/html/rfc4122", value: id }],
    status: "completed",
    category: {
      coding: [{ system: "http://hl7.org/fhir/medication-dispense-category", code: "community", display: "Community" }],
      text: "Community",
    },
    medicationCodeableConcept: {
      coding: [{ system: "https://dmd.nhs.uk", code: "289411000001107", display: product.display }],
      text: product.display,
    },
    subject: { reference: `urn:uuid:${oneOf(message, "Patient").id}` },
    context: { reference: `urn:uuid:${message.ids.encounter}` },
    performer: [{ actor: { reference: `urn:uuid:${oneOf(message, "Practitioner").id}` } }],
    type: {
      coding: [
        {
          system: "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-MedicationSupplyType-1",
          code: "patient-group-direction",
          display: "Patient group direction",
        },
      ],
      text: "Patient group direction",
    },
    quantity: { value: "20", unit: "capsule", system: "http://snomed.info/sct", code: "428641000" },
    daysSupply: { value: "5", unit: "day", system: "http://unitsofmeasure.org", code: "d" },
    whenPrepared: "2025-07-02T10:15:00+01:00",
    whenHandedOver: "2025-07-02T10:15:00+01:00",
    dosageInstruction: [{ text: "500mg four times a day", patientInstruction: "Take one capsule four times a day" }],
  });
});

test("UR-039: one text serves as both dosage texts; what was left out is not sent", () => {
  const dispense = supplied({ product, quantity: { value: "0.5", unit: "ml" }, dosage: "Once, by mouth" });
  expect(dispense.dosageInstruction).toEqual([{ text: "Once, by mouth", patientInstruction: "Once, by mouth" }]);
  expect(dispense.quantity?.value).toBe("0.5");
  expect(dispense.whenHandedOver).toBe("2025-07-02T10:05:00+01:00");
  expect(dispense).not.toHaveProperty("daysSupply");
});

test("UR-039: minor illness sends no authority for a supply, unless the caller gives one", () => {
  const least = pharmacyFirst.minorIllness({ ...commonInput, supplies: [flucloxacillin] });
  expect(oneOf(compose(least), "MedicationDispense")).not.toHaveProperty("type");
  const said = pharmacyFirst.minorIllness({
    ...commonInput,
    supplies: [{ ...flucloxacillin, supplyType: "patient-group-direction" }],
  });
  expect(oneOf(compose(said), "MedicationDispense").type?.text).toBe("Patient group direction");
});

test(
  "UR-040: a declined supply is stopped, not done, of quantity 0, with its reason in words, and nothing was handed " +
    "over",
  () => {
    const dispense = declined({ product, unit: "tablet", reason: "Prefers to wait" });
    expect(dispense).toMatchObject({
      status: "stopped",
      notDone: true,
      notDoneReasonCodeableConcept: { text: "Prefers to wait" },
      quantity: { value: "0", unit: "tablet", code: "428673006" },
      medicationCodeableConcept: { coding: [{ system: "https://dmd.nhs.uk", code: product.code }] },
      dosageInstruction: [{ text: "Not supplied", patientInstruction: "Not supplied" }],
    });
    for (const member of ["whenPrepared", "whenHandedOver", "daysSupply"]) expect(dispense).not.toHaveProperty(member);
    expect(dispense.type?.text).toBe("Patient group direction");
    expect(declined({ product, unit: "tablet", reason: "x", dosage: "One daily" }).dosageInstruction).toEqual([
      { text: "One daily", patientInstruction: "One daily" },
    ]);
  },
);

test("UR-040: a supply that was made has nothing about not being done", () => {
  for (const member of ["notDone", "notDoneReasonCodeableConcept"])
    expect(supplied(flucloxacillin)).not.toHaveProperty(member);
});

test.for([
  ["capsule", "428641000"],
  ["tablet", "428673006"],
  ["ml", "258773002"],
  ["gram", "258682000"],
  ["mg", "258684004"],
  ["dose", "3317411000001100"],
  ["sachet", "733013000"],
  ["ampoule", "413516001"],
  ["vial", "415818006"],
] as const)("UR-041: %s is %s", ([unit, code]) => {
  const { quantity } = supplied({ ...flucloxacillin, quantity: { value: 1, unit } });
  expect(quantity).toEqual({ value: "1", unit, system: "http://snomed.info/sct", code });
});

test("UR-041: the test above knows every unit of the table; another one is given as a coding", () => {
  expect((Object.keys(supplyUnits) as SupplyUnit[]).length).toBe(9);
  const { quantity } = supplied({
    ...flucloxacillin,
    quantity: { value: 1, unit: { code: "415818006", display: "Vial" } },
  });
  expect(quantity).toEqual({ value: "1", unit: "Vial", system: "http://snomed.info/sct", code: "415818006" });
});
