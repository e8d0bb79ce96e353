import type { Height, Observation as Measurement, Pulse, Weight } from "../../consultation/observations/observation.js";
import type { Observation } from "../../fhir/types.js";
import { units, type UnitCode } from "../../terminology/units.js";
import { irregularPulse, vitalSigns, type VitalSignName } from "../../terminology/vital-signs.js";
import type { Decimal } from "../../values/decimal.js";
import { composeBloodPressure } from "./blood-pressure.js";
import { type OwnResource, conceptOf, quantityOf } from "./elements.js";
import type { MessageContext } from "./context.js";
import { composeVitalSign } from "./observation-base.js";
import { composeReferenceRange } from "./reference-range.js";

type OwnObservation = Observation & OwnResource;

/** UR-073, UR-074: a measurement of one value, by how it was taken. */
export const vitalSignOf: {
  readonly weight: Readonly<Record<Weight["method"], VitalSignName>>;
  readonly height: Readonly<Record<Height["method"], VitalSignName>>;
} = {
  weight: { measured: "weight", "self-reported": "selfReportedWeight" },
  height: { measured: "height", standing: "standingHeight", "self-reported": "selfReportedHeight" },
};

/** One measurement as the Observations that carry it. */
export function composeObservations(context: MessageContext, measurement: Measurement): readonly OwnObservation[] {
  switch (measurement.type) {
    case "blood-pressure":
      return [composeBloodPressure(context, measurement)];
    case "pulse":
      return composePulse(context, measurement);
    case "heart-rate":
      return [composeMeasured(context, measurement, "heartRate", measurement.beatsPerMinute, "{beats}/min")];
    case "irregular-pulse":
      return [composeVitalSign(context, conceptOf(irregularPulse), measurement)];
    case "temperature":
      return [composeMeasured(context, measurement, "temperature", measurement.value, measurement.unit)];
    case "weight":
      return [
        composeMeasured(
          context,
          measurement,
          vitalSignOf.weight[measurement.method],
          measurement.value,
          measurement.unit,
        ),
      ];
    case "height":
      return [
        composeMeasured(
          context,
          measurement,
          vitalSignOf.height[measurement.method],
          measurement.value,
          measurement.unit,
        ),
      ];
    case "body-mass-index":
      return [composeMeasured(context, measurement, "bodyMassIndex", measurement.value, "kg/m2")];
  }
}

/** UR-072: an irregular pulse adds a second Observation, without a value; what the rate means is said with the rate. */
function composePulse(context: MessageContext, pulse: Pulse): readonly OwnObservation[] {
  const rate = composeMeasured(context, pulse, "pulse", pulse.beatsPerMinute, "{beats}/min");
  if (pulse.rhythm !== "irregular") return [rate];
  return [rate, composeVitalSign(context, conceptOf(irregularPulse), { ...pulse, interpretation: undefined })];
}

type Valued = Exclude<Measurement, { readonly type: "blood-pressure" | "irregular-pulse" }>;

/** UR-073: the value as it was measured (UR-075), in the unit in which it was measured. */
function composeMeasured(
  context: MessageContext,
  measurement: Valued,
  name: VitalSignName,
  value: Decimal,
  unit: UnitCode,
): OwnObservation {
  const { referenceRange: range } = measurement;
  return {
    ...composeVitalSign(context, conceptOf(vitalSigns[name].coding), measurement),
    valueQuantity: quantityOf(value, units[unit]),
    ...(range === undefined ? {} : { referenceRange: [composeReferenceRange(range, units[unit])] }),
  };
}
