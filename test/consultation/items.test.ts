import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { measurementsSource, pascalCase } from "../../scripts/measurements/source.js";
import * as consultationExports from "../../src/consultation/index.js";
import {
  bloodPressure,
  declinedSupply,
  height,
  pharmacyFirst,
  pulse,
  supply,
  temperature,
  weight,
} from "../../src/consultation/index.js";
import { measurementRows } from "../../src/terminology/measurement-rows.js";
import { limits } from "../../src/terminology/measurements.js";
import { commonInput, flucloxacillin, leastInput } from "./inputs.js";
import { issuesOf, linesOf, without } from "./issues.js";

test("the makers give what the constructors take", () => {
  const { observations, supplies, declinedSupplies } = pharmacyFirst.minorIllness({
    ...commonInput,
    observations: [
      bloodPressure({ systolic: 128, diastolic: 82, method: "lying" }),
      pulse({ beatsPerMinute: 72 }),
      temperature({ value: "99.50", unit: "[degF]" }),
      weight({ value: 132, unit: "[lb_av]" }),
      height({ value: 62.5, unit: "[in_i]" }),
    ],
    supplies: [supply(flucloxacillin)],
    declinedSupplies: [declinedSupply({ product: flucloxacillin.product, unit: "capsule", reason: "Prefers to wait" })],
  });
  expect(observations?.map(({ type }) => type)).toEqual(["blood-pressure", "pulse", "temperature", "weight", "height"]);
  expect(supplies).toHaveLength(1);
  expect(declinedSupplies).toHaveLength(1);
});

test("each measurement of the table has its constructor, and its interfaces are those of the table", () => {
  const exported = new Map(Object.entries(consultationExports));
  for (const type of Object.keys(measurementRows)) {
    const name = pascalCase(type).replace(/^./, (letter) => letter.toLowerCase());
    const made: unknown = (exported.get(name) as ((input: object) => unknown) | undefined)?.({});
    expect(made, `the constructor ${name}: npm run generate:sources writes it`).toEqual({ type });
  }
  const file = join(import.meta.dirname, "../../src/consultation/observations/measurements.generated.ts");
  expect(readFileSync(file, "utf8"), "stale: npm run generate:sources writes it").toBe(
    measurementsSource(measurementRows, limits),
  );
});

test("UR-070: a blood pressure without its pair is refused", () => {
  expect(linesOf({ observations: [{ type: "blood-pressure", systolic: 120 }] })).toEqual([
    "UR-070 observations[0].diastolic: is missing; a blood pressure is two values",
  ]);
});

test("UR-071: interval codes cannot be chosen: a blood pressure has a method of the list or none", () => {
  expect(
    issuesOf({ observations: [{ type: "blood-pressure", systolic: 120, diastolic: 80, method: "day-interval" }] }),
  ).toMatchObject([{ path: "observations[0].method" }]);
});

test("UR-073: an unsupported vital sign or a unit that is not its own is refused", () => {
  expect(issuesOf({ observations: [{ type: "oxygen-saturation", value: 97, unit: "%" }] })).toMatchObject([
    { path: "observations[0].type" },
  ]);
  expect(issuesOf({ observations: [{ type: "temperature", value: 37, unit: "K" }] })).toMatchObject([
    { path: "observations[0].unit" },
  ]);
  expect(issuesOf({ observations: [{ type: "weight", value: 70, unit: "cm" }] })).toMatchObject([
    { path: "observations[0].unit" },
  ]);
});

test.for([0, -1, "0", "0.00", "-37.4", Number.NaN, Infinity, "", "37,4", "1e2", "+37", "037", null, true, "NaN"])(
  "a measurement of %o is refused",
  (value) => {
    expect(issuesOf({ observations: [{ type: "temperature", value, unit: "Cel" }] })).toMatchObject([
      { path: "observations[0].value" },
    ]);
  },
);

test("CS-19: a supply without quantity, or of zero or less, is refused; a declined one without reason too", () => {
  expect(issuesOf({ supplies: [without(flucloxacillin, "quantity")] })).toMatchObject([
    { path: "supplies[0].quantity", rule: "CS-19" },
  ]);
  for (const value of [0, "0.0", -3]) {
    expect(issuesOf({ supplies: [{ ...flucloxacillin, quantity: { value, unit: "capsule" } }] })).toMatchObject([
      { path: "supplies[0].quantity.value", rule: "CS-19" },
    ]);
  }
  expect(issuesOf({ declinedSupplies: [{ product: flucloxacillin.product, unit: "capsule" }] })).toMatchObject([
    { path: "declinedSupplies[0].reason", rule: "CS-19" },
  ]);
});

test("CS-22: a wrong check digit or shape of a condition, product or unit is refused; so is any non-concept", () => {
  const condition = (code: string): object => ({
    presentingComplaints: [{ condition: { code, display: "x" }, clinicalStatus: "active" }],
  });
  expect(issuesOf(condition("276433005"))).toMatchObject([
    { path: "presentingComplaints[0].condition.code", rule: "CS-22" },
  ]);
  expect(issuesOf(condition("27643"))).toMatchObject([{ rule: "CS-22" }]);
  expect(issuesOf(condition("680946014"))).toMatchObject([
    { rule: "CS-22", message: "identifies a description or relationship, not a concept" },
  ]);
  expect(
    issuesOf({ supplies: [{ ...flucloxacillin, product: { code: "289411000001106", display: "x" } }] }),
  ).toMatchObject([{ path: "supplies[0].product.code", rule: "CS-22" }]);
  const quantity = { value: 1, unit: { code: "415818007", display: "vial" } };
  expect(issuesOf({ supplies: [{ ...flucloxacillin, quantity }] })).toMatchObject([
    { path: "supplies[0].quantity.unit.code", rule: "CS-22" },
  ]);
});

test("UR-041: a unit is a name in the table or a coding; any other name is refused", () => {
  expect(issuesOf({ supplies: [{ ...flucloxacillin, quantity: { value: 1, unit: "box" } }] })).toMatchObject([
    { path: "supplies[0].quantity.unit", rule: "UR-041" },
  ]);
  expect(issuesOf({ supplies: [{ ...flucloxacillin, quantity: { value: 1, unit: "toString" } }] })).toMatchObject([
    { rule: "UR-041" },
  ]);
  expect(
    issuesOf({
      supplies: [{ ...flucloxacillin, quantity: { value: 1, unit: { code: "415818006", display: "vial" } } }],
    }),
  ).toEqual([]);
});

test("UR-039: a supply has dosage texts for the record and for the patient; one text serves as both", () => {
  expect(issuesOf({ supplies: [without(flucloxacillin, "dosage")] })).toMatchObject([
    { path: "supplies[0].dosage", rule: "UR-039" },
  ]);
  expect(issuesOf({ supplies: [{ ...flucloxacillin, dosage: { text: "One daily" } }] })).toMatchObject([
    { path: "supplies[0].dosage.patientInstruction" },
  ]);
  const { supplies } = pharmacyFirst.impetigo({
    ...leastInput,
    supplies: [{ ...flucloxacillin, dosage: "One daily" }],
  });
  expect(supplies?.[0]?.dosage).toEqual({ text: "One daily", patientInstruction: "One daily" });
});
