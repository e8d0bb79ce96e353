import type { DeclinedSupplyInput } from "../../consultation/supplies/declined-supply.js";
import type { Dosage } from "../../consultation/supplies/dosage.js";
import type { SupplyInput } from "../../consultation/supplies/supply.js";
import type { CodeableConcept, MedicationDispense } from "../../fhir/types.js";
import { profiles } from "../../terminology/profiles.js";
import { supplyTypes, supplyTypeWords, dispenseCategory, type SupplyType } from "../../terminology/dispense.js";
import { systems } from "../../terminology/systems.js";
import { notSupplied } from "../compose/medication-dispense.js";
import { keyIn, readConcept, takeConcept, wordsAgree } from "./concepts.js";
import { readDose } from "./dose.js";
import { known } from "./known.js";
import type { Part } from "./part.js";
import { readMeasured, readSupplyQuantity, readSupplyUnit } from "./quantity.js";
import { codeIn, labelOf, takeFrame, takePlace, timeUnlessStart, type Reading } from "./reading.js";
import type { AsFound } from "./received.js";

/** True if the model can hold it: a product of dm+d, supplied or declined. */
export function isSupply(part: Part<MedicationDispense>): boolean {
  const { status, notDone, medicationCodeableConcept: product } = part.bare;
  return (
    (status === "stopped" || (status === "completed" && notDone !== true)) &&
    codeIn(product, systems.dmd) !== undefined &&
    wordsAgree(product)
  );
}

/** UR-039. The product counts as prepared when it was handed over, unless the message says otherwise. */
export function readSupply(part: Part<MedicationDispense>, reading: Reading): AsFound<SupplyInput> {
  part.is("status", "completed");
  const handedOver = part.see("whenHandedOver");
  part.is("whenPrepared", handedOver);
  const [performer] = part.parts("performer");
  return known({
    ...readDispense(part, reading),
    ...readDosage(part),
    quantity: readSupplyQuantity(part.part("quantity")),
    daysSupply: readMeasured(part.part("daysSupply"), ["d"])?.value,
    suppliedAt: timeUnlessStart(part, "whenHandedOver", reading),
    suppliedBy: labelOf(performer?.part("actor"), reading),
  });
}

/** UR-040. */
export function readDeclinedSupply(part: Part<MedicationDispense>, reading: Reading): AsFound<DeclinedSupplyInput> {
  part.is("status", "stopped");
  part.is("notDone", true);
  const quantity = part.part("quantity");
  quantity?.is("value", "0");
  const [performer] = part.parts("performer");
  const { dosage, dose } = readDosage(part);
  return known({
    ...readDispense(part, reading),
    unit: quantity === undefined ? undefined : readSupplyUnit(quantity),
    reason: part.part("notDoneReasonCodeableConcept")?.text("text"),
    dosage:
      dosage?.text === notSupplied.text && dosage.patientInstruction === notSupplied.patientInstruction
        ? undefined
        : dosage,
    dose,
    offeredBy: labelOf(performer?.part("actor"), reading),
  });
}

function readDispense(
  part: Part<MedicationDispense>,
  reading: Reading,
): AsFound<Pick<SupplyInput, "product" | "supplyType">> {
  takeFrame(part, reading, profiles.medicationDispense);
  takePlace(part, reading);
  takeConcept(part.part("category"), dispenseCategory);
  return known({
    product: readConcept(part.part("medicationCodeableConcept"), systems.dmd),
    supplyType: readSupplyType(part.part("type")),
  });
}

function readSupplyType(part: Part<CodeableConcept> | undefined): SupplyType | undefined {
  const byWords = part?.see("coding") === undefined && part?.is("text", supplyTypeWords["clinical-protocol"]) === true;
  return byWords ? "clinical-protocol" : keyIn(part, supplyTypes);
}

/** The first of several dosages; validation reports it if there is more than one. */
function readDosage(part: Part<MedicationDispense>): {
  readonly dosage?: AsFound<Dosage>;
  readonly dose?: NonNullable<ReturnType<typeof readDose>>;
} {
  const [first] = part.parts("dosageInstruction");
  if (first === undefined) return {};
  return known({
    dosage: known({ text: first.text("text"), patientInstruction: first.text("patientInstruction") }),
    dose: readDose(first),
  });
}
