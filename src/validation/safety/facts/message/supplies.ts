import type { CodeableConcept, Dosage, MedicationDispense, TimingRepeat } from "../../../../fhir/types.js";
import { supplyTypes } from "../../../../terminology/dispense.js";
import { systems } from "../../../../terminology/systems.js";
import { isDecimal } from "../../../../values/decimal.js";
import type { Place } from "../../../subject/place.js";
import { normalised } from "../../displays.js";
import { extentOf, inDays, supplyUnitOf, timesADay } from "../dose-facts.js";
import type { Performers } from "./performers.js";
import type { DoseFact, Extent, Stated, SupplyFact } from "../facts.js";

/** What a MedicationDispense says. */
export function supplyFact(place: Place<MedicationDispense>, performers: Performers): SupplyFact {
  const { resource, path } = place;
  const { medicationCodeableConcept: medicine, quantity, status, notDone } = resource;
  const codings = medicine?.coding ?? [];
  const inDmd = codings.findIndex(({ system, code }) => system === systems.dmd && code !== undefined);
  const code = codings[inDmd]?.code;
  const name = codings[inDmd]?.display;
  const underDirection = isUnderDirection(resource.type);
  const days = inDays(resource.daysSupply?.value, resource.daysSupply?.code);
  return {
    path,
    product:
      code === undefined ? undefined : { value: code, path: `${path}.medicationCodeableConcept.coding[${inDmd}].code` },
    name:
      name === undefined
        ? undefined
        : { value: name, path: `${path}.medicationCodeableConcept.coding[${inDmd}].display` },
    displays: given(codings.map(({ display }) => display)),
    text:
      medicine?.text === undefined
        ? undefined
        : { value: medicine.text, path: `${path}.medicationCodeableConcept.text` },
    declined: status === "stopped" || notDone === true,
    quantity:
      quantity === undefined
        ? { value: undefined, path: `${path}.quantity` }
        : { value: isDecimal(quantity.value) ? quantity.value : undefined, path: `${path}.quantity.value` },
    unit: supplyUnitOf(quantity?.code, quantity?.unit),
    dosages: dosagesIn(resource.dosageInstruction ?? [], `${path}.dosageInstruction`),
    doses: (resource.dosageInstruction ?? []).map((dosage, index) =>
      doseFact(dosage, `${path}.dosageInstruction[${index}]`),
    ),
    daysSupply: days === undefined ? undefined : { value: days, path: `${path}.daysSupply.value` },
    underDirection,
    saysDirection: resource.type !== undefined && underDirection,
    sold: resource.type?.coding?.some(({ code }) => code === supplyTypes["over-the-counter"].code) === true,
    performer: performers(place, resource.performer?.[0]?.actor),
  };
}

/** A type in words alone, such as a clinical protocol, is another authority. */
function isUnderDirection(type: CodeableConcept | undefined): boolean {
  const codes = given((type?.coding ?? []).map(({ code }) => code));
  if (codes.length > 0) return codes.includes(supplyTypes["patient-group-direction"].code);
  return (
    type?.text === undefined || normalised(type.text) === normalised(supplyTypes["patient-group-direction"].display)
  );
}

function doseFact(
  { doseQuantity, doseRange, timing, asNeededBoolean, asNeededCodeableConcept }: Dosage,
  path: string,
): DoseFact {
  const { low, high } = doseRange ?? {};
  const unit = doseQuantity ?? high ?? low;
  const amount = extentOf(doseQuantity?.value ?? low?.value, doseQuantity?.value ?? high?.value);
  const repeat = timing?.repeat ?? {};
  const often = repeat.dayOfWeek === undefined && repeat.when === undefined ? timesADay(repeat) : undefined;
  return {
    amount:
      amount === undefined
        ? undefined
        : {
            ...amount,
            path: doseQuantity === undefined ? `${path}.doseRange` : `${path}.doseQuantity.value`,
            unit: supplyUnitOf(unit?.code, unit?.unit),
          },
    timesADay: often === undefined ? undefined : { ...often, path: `${path}.timing` },
    days: boundsOf(repeat),
    asNeeded: asNeededBoolean === true || asNeededCodeableConcept !== undefined,
  };
}

function boundsOf({ boundsDuration, boundsRange }: TimingRepeat): Extent | undefined {
  const { low, high } = boundsRange ?? {};
  const least = boundsDuration ?? low ?? high;
  const most = boundsDuration ?? high ?? low;
  const [from, to] = [inDays(least?.value, least?.code), inDays(most?.value, most?.code)];
  return from === undefined || to === undefined ? undefined : { least: from, most: to };
}

function dosagesIn(instructions: readonly Dosage[], path: string): readonly Stated<string>[] {
  const found: Stated<string>[] = [];
  let index = -1;
  for (const { text, patientInstruction } of instructions) {
    index += 1;
    if (text !== undefined) found.push({ value: text, path: `${path}[${index}].text` });
    if (patientInstruction !== undefined)
      found.push({ value: patientInstruction, path: `${path}[${index}].patientInstruction` });
  }
  return found;
}

function given(values: readonly (string | undefined)[]): readonly string[] {
  return values.filter((value) => value !== undefined);
}
