import type { DeclinedSupply } from "../consultation/declined-supply.js";
import type { Dosage } from "../consultation/dosage.js";
import type { CheckedSupplyUnit } from "../consultation/supply-unit.js";
import type { Supply } from "../consultation/supply.js";
import type { MedicationDispense } from "../fhir/types.js";
import { dispenseCategory } from "../terminology/dispense-category.js";
import { profiles } from "../terminology/profiles.js";
import { supplyTypes } from "../terminology/supply-type.js";
import { systems } from "../terminology/systems.js";
import { supplyUnits, units, type UnitOfMeasure } from "../terminology/units.js";
import { decimalOf } from "../values/decimal.js";
import type { OwnResource } from "./bundle-entry.js";
import { conceptOf } from "./concept.js";
import { identifierOf, refer, type MessageContext } from "./context.js";
import { metaOf } from "./meta.js";
import { quantityOf } from "./quantity.js";

type OwnDispense = MedicationDispense & OwnResource;

/** The profile wants both texts always (UR-039), also of what was not supplied and has no dosage. */
const notSupplied: Dosage = { text: "Not supplied", patientInstruction: "Not supplied" };

/** UR-039: a medicine supplied. */
export function composeSupply(context: MessageContext, supply: Supply): OwnDispense {
  const when = supply.suppliedAt ?? context.consultation.startedAt;
  return {
    ...composeDispense(context, supply, supply.dosage),
    status: "completed",
    quantity: quantityOf(supply.quantity.value, measureOf(supply.quantity.unit)),
    ...(supply.daysSupply === undefined ? {} : { daysSupply: quantityOf(supply.daysSupply, units.d) }),
    whenPrepared: when,
    whenHandedOver: when,
  };
}

/** UR-040: a medicine offered and not supplied; the profile demands a quantity, so it is 0. */
export function composeDeclinedSupply(context: MessageContext, declined: DeclinedSupply): OwnDispense {
  return {
    ...composeDispense(context, declined, declined.dosage ?? notSupplied),
    status: "stopped",
    quantity: quantityOf(decimalOf(0), measureOf(declined.unit)),
    notDone: true,
    notDoneReasonCodeableConcept: { text: declined.reason },
  };
}

function composeDispense(context: MessageContext, { product, supplyType }: Supply | DeclinedSupply, dosage: Dosage): OwnDispense {
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
    performer: [{ actor: refer(ids.practitioner) }],
    ...(supplyType === undefined ? {} : { type: conceptOf(supplyTypes[supplyType]) }),
    dosageInstruction: [dosage],
  };
}

/** UR-041: a unit of the table, or the caller's own coding. */
function measureOf(unit: CheckedSupplyUnit): UnitOfMeasure {
  return typeof unit === "string" ? supplyUnits[unit] : { system: systems.snomed, code: unit.code, unit: unit.display };
}
