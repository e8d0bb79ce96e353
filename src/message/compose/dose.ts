import type { CodedConcept } from "../../consultation/coded-concept.js";
import type { StructuredDose } from "../../consultation/supplies/structured-dose.js";
import type { DoseTiming } from "../../consultation/supplies/timing.js";
import type { CodeableConcept, Dosage, Timing } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";
import { units } from "../../terminology/units.js";
import { conceptOf, listed, measureOf, quantityOf } from "./elements.js";

/** UR-039: the dose as data, beside the two texts. */
export function composeDose({ route, site, timing, quantity, maximum, asNeeded }: StructuredDose): Dosage {
  return {
    ...(timing === undefined ? {} : { timing: composeTiming(timing) }),
    ...(asNeeded === undefined ? {} : { asNeededBoolean: asNeeded }),
    ...(site === undefined ? {} : { site: snomedConcept(site) }),
    ...(route === undefined ? {} : { route: snomedConcept(route) }),
    ...(quantity === undefined ? {} : { doseQuantity: quantityOf(quantity.value, measureOf(quantity.unit)) }),
    ...(maximum === undefined
      ? {}
      : {
          maxDosePerPeriod: {
            numerator: quantityOf(maximum.quantity.value, measureOf(maximum.quantity.unit)),
            denominator: quantityOf(maximum.days, units.d),
          },
        }),
  };
}

function composeTiming({ duration, dayOfWeek, timeOfDay, ...repeat }: DoseTiming): Timing {
  const bounds =
    duration === undefined
      ? {}
      : { boundsDuration: { value: duration.value, system: systems.ucum, code: duration.unit } };
  return { repeat: { ...bounds, ...repeat, ...listed({ dayOfWeek, timeOfDay }) } };
}

function snomedConcept(concept: CodedConcept): CodeableConcept {
  return conceptOf({ system: systems.snomed, ...concept });
}
