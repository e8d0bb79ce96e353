import type { DeclinedSupply } from "../consultation/declined-supply.js";
import type { Dosage } from "../consultation/dosage.js";
import type { CheckedSupplyUnit } from "../consultation/supply-unit.js";
import type { Supply } from "../consultation/supply.js";
import { supplyTypes } from "../terminology/supply-type.js";
import { writtenConcept } from "./concept.js";
import { writtenWhen } from "./when.js";

/** A medicine supplied: product, quantity, dosage, one below the other. */
export function writtenSupply({ product, quantity, dosage, daysSupply, suppliedAt, supplyType }: Supply): string {
  const facts = [
    `Quantity: ${quantity.value} ${writtenUnit(quantity.unit)}`,
    ...(daysSupply === undefined ? [] : [`for ${daysSupply} days`]),
    ...(suppliedAt === undefined ? [] : [`supplied ${writtenWhen(suppliedAt)}`]),
    ...(supplyType === undefined ? [] : [supplyTypes[supplyType].display]),
  ];
  return [writtenConcept(product, "dm+d"), facts.join(", "), ...writtenDosage(dosage)].join("\n");
}

/** A medicine not supplied: nobody should take it for one that was. */
export function writtenDeclinedSupply({ product, unit, reason, dosage, supplyType }: DeclinedSupply): string {
  const wouldHaveBeen = dosage === undefined ? [] : writtenDosage(dosage);
  const quantity = [`Quantity: 0 ${writtenUnit(unit)}`, ...(supplyType === undefined ? [] : [supplyTypes[supplyType].display])].join(", ");
  return [`NOT SUPPLIED: ${writtenConcept(product, "dm+d")}`, `Reason: ${reason}`, quantity, ...wouldHaveBeen].join("\n");
}

function writtenUnit(unit: CheckedSupplyUnit): string {
  return typeof unit === "string" ? unit : writtenConcept(unit, "SNOMED CT");
}

function writtenDosage({ text, patientInstruction }: Dosage): readonly string[] {
  return text === patientInstruction ? [`Dosage: ${text}`] : [`Dosage: ${text}`, `Patient was told: ${patientInstruction}`];
}
