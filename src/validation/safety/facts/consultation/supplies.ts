import type { Consultation } from "../../../../consultation/consultation.js";
import type { DeclinedSupply } from "../../../../consultation/supplies/declined-supply.js";
import type { StructuredDose } from "../../../../consultation/supplies/structured-dose.js";
import type { CheckedSupplyUnit } from "../../../../consultation/supplies/supply-quantity.js";
import type { Supply } from "../../../../consultation/supplies/supply.js";
import { extentOf, inDays, supplyUnitOf, timesADay } from "../dose-facts.js";
import type { DoseFact, PerformerFact, Stated, SupplyFact } from "../facts.js";

/** What was supplied, then what was declined. */
export function supplyFacts(consultation: Consultation): readonly SupplyFact[] {
  const { supplies = [], declinedSupplies = [] } = consultation;
  return [
    ...supplies.map((supply, index) => suppliedFact(supply, index, consultation)),
    ...declinedSupplies.map((supply, index) => declinedFact(supply, index, consultation)),
  ];
}

function suppliedFact(supply: Supply, index: number, consultation: Consultation): SupplyFact {
  const path = `supplies[${index}]`;
  const { quantity, daysSupply } = supply;
  return {
    ...productOf(supply, path),
    declined: false,
    quantity: { value: quantity.value, path: `${path}.quantity.value` },
    unit: unitOf(quantity.unit),
    performer: performerOf(consultation, supply.suppliedBy),
    daysSupply: daysSupply === undefined ? undefined : { value: Number(daysSupply), path: `${path}.daysSupply` },
  };
}

function declinedFact(supply: DeclinedSupply, index: number, consultation: Consultation): SupplyFact {
  const path = `declinedSupplies[${index}]`;
  return {
    ...productOf(supply, path),
    declined: true,
    quantity: { value: undefined, path },
    unit: unitOf(supply.unit),
    performer: performerOf(consultation, supply.offeredBy),
    daysSupply: undefined,
  };
}

type ProductFacts = Pick<
  SupplyFact,
  "path" | "product" | "name" | "displays" | "text" | "dosages" | "doses" | "underDirection" | "saysDirection" | "sold"
>;

function productOf({ product, dosage, dose, supplyType }: Supply | DeclinedSupply, path: string): ProductFacts {
  return {
    path,
    product: { value: product.code, path: `${path}.product.code` },
    name: { value: product.display, path: `${path}.product.display` },
    displays: [product.display],
    text: undefined,
    dosages: dosage === undefined ? [] : textsOf(dosage, `${path}.dosage`),
    doses: dose === undefined ? [] : [doseFact(dose, `${path}.dose`)],
    underDirection: supplyType === undefined || supplyType === "patient-group-direction",
    saysDirection: supplyType === "patient-group-direction",
    sold: supplyType === "over-the-counter",
  };
}

/** The one of the others who performed, else the practitioner who saw the patient. */
export function providerOf(consultation: Consultation): PerformerFact {
  return performerOf(consultation, consultation.otherPractitioners?.find(({ part }) => part === "performed")?.label);
}

/** One of the others by their label, else the practitioner who saw the patient. */
function performerOf({ practitioner, otherPractitioners = [] }: Consultation, label?: string): PerformerFact {
  const at = label === undefined ? -1 : otherPractitioners.findIndex((other) => other.label === label);
  const other = otherPractitioners[at];
  return other === undefined
    ? { path: "practitioner", roles: [practitioner.role] }
    : { path: `otherPractitioners[${at}]`, roles: [other.role] };
}

function textsOf(dosage: Supply["dosage"], path: string): readonly Stated<string>[] {
  return (["text", "patientInstruction"] as const).map((name) => ({ value: dosage[name], path: `${path}.${name}` }));
}

function unitOf(unit: CheckedSupplyUnit): string | undefined {
  return typeof unit === "string" ? unit : supplyUnitOf(unit.code, unit.display);
}

function doseFact({ quantity, timing, asNeeded }: StructuredDose, path: string): DoseFact {
  const amount = extentOf(quantity?.value);
  const often = timing === undefined || timing.dayOfWeek !== undefined ? undefined : timesADay(timing);
  const days = inDays(timing?.duration?.value, timing?.duration?.unit);
  return {
    amount:
      amount === undefined || quantity === undefined
        ? undefined
        : { ...amount, path: `${path}.quantity.value`, unit: unitOf(quantity.unit) },
    timesADay: often === undefined ? undefined : { ...often, path: `${path}.timing` },
    days: days === undefined ? undefined : { least: days, most: days },
    asNeeded: asNeeded === true,
  };
}
