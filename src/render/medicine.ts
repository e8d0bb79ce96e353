import type { DeclinedSupply } from "../consultation/declined-supply.js";
import type { Dosage } from "../consultation/dosage.js";
import type { Supply } from "../consultation/supply.js";
import { supplyTypes, type SupplyType } from "../terminology/supply-type.js";
import { writtenConcept } from "./concept.js";
import { counted, doseRows, writtenQuantity } from "./dose.js";
import type { FactsBlock } from "./outline.js";
import { namedBy } from "./people.js";
import { facts, type Shown } from "./sections.js";
import type { ShownConsultation } from "./shown-consultation.js";
import { writtenWhen } from "./when.js";

/** A medicine supplied: what a GP needs to know of it first. */
export function suppliedBlock(consultation: ShownConsultation, supply: Supply): FactsBlock {
  const { product, quantity, dosage, dose, daysSupply, suppliedAt, suppliedBy, supplyType } = supply;
  return facts(
    [
      ["Quantity", writtenQuantity(quantity)],
      ["Lasts", daysSupply === undefined ? undefined : counted(daysSupply, "day")],
      ...dosageRows(dosage),
      ...(dose === undefined ? [] : doseRows(dose)),
      ["Supplied", suppliedAt === undefined ? undefined : writtenWhen(suppliedAt)],
      ["Supplied by", namedBy(consultation, suppliedBy)],
      ["Supplied under", authority(supplyType)],
    ],
    writtenConcept(product, "dm+d"),
  );
}

/** A medicine not supplied: nobody should take it for one that was. */
export function declinedBlock(consultation: ShownConsultation, declined: DeclinedSupply): FactsBlock {
  const { product, unit, reason, dosage, dose, offeredBy, supplyType } = declined;
  return facts(
    [
      ["Reason", reason],
      ["Quantity", writtenQuantity({ value: "0", unit })],
      ...(dosage === undefined ? [] : dosageRows(dosage)),
      ...(dose === undefined ? [] : doseRows(dose)),
      ["Offered by", namedBy(consultation, offeredBy)],
      ["Offered under", authority(supplyType)],
    ],
    `NOT SUPPLIED: ${writtenConcept(product, "dm+d")}`,
  );
}

function dosageRows({ text, patientInstruction }: Dosage): readonly (readonly [label: string, value: Shown])[] {
  return [["Dosage", text], ["Patient was told", text === patientInstruction ? undefined : patientInstruction]];
}

function authority(supplyType: SupplyType | undefined): Shown {
  return supplyType === undefined ? undefined : supplyTypes[supplyType].display;
}
