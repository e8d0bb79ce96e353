import type { CodeableConcept, Dosage, MedicationDispense } from "../../../fhir/types.js";
import { supplyTypes, supplyTypeWords } from "../../../terminology/dispense.js";
import { systems } from "../../../terminology/systems.js";
import { isDecimal } from "../../../values/decimal.js";
import type { Place } from "../../subject/place.js";
import type { Stated, SupplyFact } from "./facts.js";

/** What a MedicationDispense says. */
export function supplyFact({ resource, path }: Place<MedicationDispense>): SupplyFact {
  const { medicationCodeableConcept: medicine, quantity, status, notDone } = resource;
  const codings = medicine?.coding ?? [];
  const inDmd = codings.findIndex(({ system, code }) => system === systems.dmd && code !== undefined);
  const code = codings[inDmd]?.code;
  return {
    path,
    product:
      code === undefined ? undefined : { value: code, path: `${path}.medicationCodeableConcept.coding[${inDmd}].code` },
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
    dosages: dosagesIn(resource.dosageInstruction ?? [], `${path}.dosageInstruction`),
    underDirection: isUnderDirection(resource.type),
  };
}

/** No authority that is given means a direction; the clinical protocol is given in words alone (UR-039). */
function isUnderDirection({ coding = [], text }: CodeableConcept = {}): boolean {
  return coding.length === 0
    ? text !== supplyTypeWords["clinical-protocol"]
    : coding.some(({ code }) => code === undefined || code === supplyTypes["patient-group-direction"].code);
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
