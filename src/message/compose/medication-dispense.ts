import type { DeclinedSupply } from "../../consultation/supplies/declined-supply.js";
import type { Dosage } from "../../consultation/supplies/dosage.js";
import type { Supply } from "../../consultation/supplies/supply.js";
import type { CodeableConcept, MedicationDispense } from "../../fhir/types.js";
import { profiles } from "../../terminology/profiles.js";
import { supplyTypes, supplyTypeWords, dispenseCategory, type SupplyType } from "../../terminology/dispense.js";
import { systems } from "../../terminology/systems.js";
import { units } from "../../terminology/units.js";
import { decimalOf } from "../../values/decimal.js";
import { type OwnResource, conceptOf, metaOf, measureOf, quantityOf } from "./elements.js";
import { identifierOf, refer, referToPerson, type MessageContext } from "./context.js";
import { composeDose } from "./dose.js";

type OwnDispense = MedicationDispense & OwnResource;

/** The profile always requires both texts (UR-039), even for a medicine that was not supplied and has no dosage. */
export const notSupplied: Dosage = { text: "Not supplied", patientInstruction: "Not supplied" };

/** UR-039: a medicine supplied. */
export function composeSupply(context: MessageContext, supply: Supply): OwnDispense {
  const when = supply.suppliedAt ?? context.consultation.startedAt;
  return {
    ...composeDispense(context, supply, supply.dosage, supply.suppliedBy),
    status: "completed",
    quantity: quantityOf(supply.quantity.value, measureOf(supply.quantity.unit)),
    ...(supply.daysSupply === undefined ? {} : { daysSupply: quantityOf(supply.daysSupply, units.d) }),
    whenPrepared: when,
    whenHandedOver: when,
  };
}

/** UR-040: a medicine offered and not supplied; the profile requires a quantity, so it is 0. */
export function composeDeclinedSupply(context: MessageContext, declined: DeclinedSupply): OwnDispense {
  return {
    ...composeDispense(context, declined, declined.dosage ?? notSupplied, declined.offeredBy),
    status: "stopped",
    quantity: quantityOf(decimalOf(0), measureOf(declined.unit)),
    notDone: true,
    notDoneReasonCodeableConcept: { text: declined.reason },
  };
}

function composeDispense(
  context: MessageContext,
  { product, supplyType, dose }: Supply | DeclinedSupply,
  dosage: Dosage,
  performer: string | undefined,
): OwnDispense {
  const { ids, now } = context;
  const id = context.newId();
  return {
    resourceType: "MedicationDispense",
    id,
    meta: metaOf(profiles.medicationDispense, now),
    identifier: [identifierOf(id, context)],
    category: conceptOf(dispenseCategory),
    medicationCodeableConcept: conceptOf({ system: systems.dmd, ...product }),
    subject: refer(ids.patient),
    context: refer(ids.encounter),
    performer: [{ actor: referToPerson(context, performer) }],
    ...(supplyType === undefined ? {} : { type: composeSupplyType(supplyType) }),
    dosageInstruction: [{ ...dosage, ...(dose === undefined ? {} : composeDose(dose)) }],
  };
}

/** UR-039: the clinical protocol has words and no code. */
function composeSupplyType(type: SupplyType): CodeableConcept {
  return type === "clinical-protocol" ? { text: supplyTypeWords[type] } : conceptOf(supplyTypes[type]);
}
