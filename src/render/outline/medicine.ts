import type { DeclinedSupplyInput } from "../../consultation/supplies/declined-supply.js";
import type { Dosage } from "../../consultation/supplies/dosage.js";
import type { SupplyInput } from "../../consultation/supplies/supply.js";
import type { AsFound } from "../../message/read/received.js";
import { supplyTypeWords, type SupplyType } from "../../terminology/dispense.js";
import { writtenConcept } from "./concept.js";
import { doseRows, writtenQuantity } from "./dose.js";
import type { FactsBlock } from "./outline.js";
import { namedBy } from "./people.js";
import { counted, facts, shown, type Row, type Shown } from "./sections.js";
import type { ShownConsultation } from "../shown-consultation.js";
import { writtenWhen } from "./when.js";

const nameless = "Product not named";

/** A medicine supplied, with what a GP needs to know first at the top. */
export function suppliedBlock(consultation: ShownConsultation, supply: AsFound<SupplyInput>): FactsBlock {
  const { product, quantity, dosage, dose = {}, daysSupply, suppliedAt, suppliedBy, supplyType } = supply;
  return facts(
    [
      ["Quantity", writtenQuantity(quantity)],
      ["Lasts", shown(daysSupply, (days) => counted(days, "day"))],
      ...dosageRows(dosage),
      ...doseRows(dose),
      ["Supplied", shown(suppliedAt, writtenWhen)],
      ["Supplied by", namedBy(consultation, suppliedBy)],
      ["Supplied under", authority(supplyType)],
    ],
    writtenConcept(product, "dm+d") ?? nameless,
  );
}

/** A medicine not supplied. Its heading says so, because it must not be mistaken for one that was supplied. */
export function declinedBlock(consultation: ShownConsultation, declined: AsFound<DeclinedSupplyInput>): FactsBlock {
  const { product, unit, reason, dosage, dose = {}, offeredBy, supplyType } = declined;
  return facts(
    [
      ["Reason", reason],
      ["Quantity", writtenQuantity(unit === undefined ? { value: 0 } : { value: 0, unit })],
      ...dosageRows(dosage),
      ...doseRows(dose),
      ["Offered by", namedBy(consultation, offeredBy)],
      ["Offered under", authority(supplyType)],
    ],
    `NOT SUPPLIED: ${writtenConcept(product, "dm+d") ?? nameless}`,
  );
}

function dosageRows(dosage: string | AsFound<Dosage> = {}): readonly Row[] {
  const { text, patientInstruction } = typeof dosage === "string" ? { text: dosage } : dosage;
  return [
    ["Dosage", text],
    ["Patient was told", text === patientInstruction ? undefined : patientInstruction],
  ];
}

function authority(supplyType: SupplyType | undefined): Shown {
  return shown(supplyType, (code) => supplyTypeWords[code]);
}
