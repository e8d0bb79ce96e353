import type { BloodPressure, BloodPressureMethod } from "../../consultation/observations/blood-pressure.js";
import type { ReferenceRange } from "../../consultation/observations/reference-range.js";
import type { Observation, ObservationComponent } from "../../fhir/types.js";
import { bloodPressureTriplets, type BloodPressureKind } from "../../terminology/blood-pressure.js";
import type { Coding } from "../../terminology/systems.js";
import { units } from "../../terminology/units.js";
import type { Decimal } from "../../values/decimal.js";
import { type OwnResource, conceptOf, quantityOf } from "./elements.js";
import type { MessageContext } from "./context.js";
import { composeVitalSign } from "./observation-base.js";
import { composeReferenceRange } from "./reference-range.js";

/**
 * UR-070, UR-074: the triplet of each way to take a blood pressure. Of the three for a reading on examination, the
 * guide's first.
 */
export const tripletOf: Readonly<Record<BloodPressureMethod, BloodPressureKind>> = {
  clinic: "onExamination",
  standing: "standing",
  sitting: "sitting",
  lying: "lying",
  baseline: "baseline",
  "self-measured": "selfMeasured",
  "average-ambulatory": "averageAmbulatory",
};

/** UR-070: one Observation, both values as its components; a range in words for the two together stands beside them. */
export function composeBloodPressure(context: MessageContext, reading: BloodPressure): Observation & OwnResource {
  const { header, systolic, diastolic } = bloodPressureTriplets[tripletOf[reading.method]];
  const { referenceRange: range } = reading;
  return {
    ...composeVitalSign(context, conceptOf(header), reading),
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
