import type { BloodPressure } from "../consultation/observation.js";
import type { Observation } from "../fhir/types.js";
import { bloodPressureTriplets } from "../terminology/blood-pressure.js";
import { units } from "../terminology/units.js";
import type { OwnResource } from "./bundle-entry.js";
import { conceptOf } from "./concept.js";
import type { MessageContext } from "./context.js";
import { quantityOf } from "./quantity.js";
import { composeVitalSign } from "./vital-sign.js";

/** UR-070: one Observation, the triplet by the patient's position, both values as its components. */
export function composeBloodPressure(context: MessageContext, reading: BloodPressure): Observation & OwnResource {
  const { header, systolic, diastolic } = bloodPressureTriplets[reading.position ?? "onExamination"];
  return {
    ...composeVitalSign(context, header, reading.measuredAt),
    component: [
      { code: conceptOf(systolic), valueQuantity: quantityOf(reading.systolic, units["mm[Hg]"]) },
      { code: conceptOf(diastolic), valueQuantity: quantityOf(reading.diastolic, units["mm[Hg]"]) },
    ],
  };
}
