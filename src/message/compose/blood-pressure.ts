import type { BloodPressure } from "../../consultation/observations/measurements.generated.js";
import type { ReferenceRange } from "../../consultation/observations/reference-range.js";
import type { Observation, ObservationComponent } from "../../fhir/types.js";
import { bloodPressureMethods } from "../../terminology/blood-pressure.js";
import { methodOf } from "../../terminology/measurement-rows.js";
import type { Coding } from "../../terminology/systems.js";
import { units } from "../../terminology/units.js";
import type { Decimal } from "../../values/decimal.js";
import { type OwnResource, conceptOf, quantityOf } from "./elements.js";
import type { MessageContext } from "./context.js";
import { composeVitalSign } from "./observation-base.js";
import { composeReferenceRange } from "./reference-range.js";

/**
 * UR-070: one Observation, both values as its components; a reference range in words for both belongs to the
 * Observation itself.
 */
export function composeBloodPressure(context: MessageContext, reading: BloodPressure): Observation & OwnResource {
  const [{ systolic, diastolic }] = bloodPressureMethods[reading.method].triplets;
  const { referenceRange: range } = reading;
  return {
    ...composeVitalSign(context, methodOf(reading.type, reading.method), reading),
    ...(range?.text === undefined ? {} : { referenceRange: [{ text: range.text }] }),
    component: [
      composeComponent(systolic, reading.systolic, range?.systolic),
      composeComponent(diastolic, reading.diastolic, range?.diastolic),
    ],
  };
}

function composeComponent(code: Coding, value: Decimal, range: ReferenceRange | undefined): ObservationComponent {
  return {
    code: conceptOf(code),
    valueQuantity: quantityOf(value, units["mm[Hg]"]),
    ...(range === undefined ? {} : { referenceRange: [composeReferenceRange(range, units["mm[Hg]"])] }),
  };
}
