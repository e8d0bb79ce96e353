import type { Height, Observation as Measurement, Pulse, Temperature, Weight } from "../consultation/observation.js";
import type { Observation } from "../fhir/types.js";
import { units } from "../terminology/units.js";
import { irregularPulse, vitalSigns } from "../terminology/vital-signs.js";
import { composeBloodPressure } from "./blood-pressure.js";
import type { OwnResource } from "./bundle-entry.js";
import type { MessageContext } from "./context.js";
import { quantityOf } from "./quantity.js";
import { composeVitalSign } from "./vital-sign.js";

type OwnObservation = Observation & OwnResource;

/** One measurement as the Observations that carry it. */
export function composeObservations(context: MessageContext, measurement: Measurement): readonly OwnObservation[] {
  switch (measurement.type) {
    case "blood-pressure":
      return [composeBloodPressure(context, measurement)];
    case "pulse":
      return composePulse(context, measurement);
    case "temperature":
    case "weight":
    case "height":
      return [composeMeasured(context, measurement)];
  }
}

/** UR-072: an irregular pulse adds a second Observation, without a value. */
function composePulse(context: MessageContext, { beatsPerMinute, rhythm, measuredAt }: Pulse): readonly OwnObservation[] {
  const rate: OwnObservation = {
    ...composeVitalSign(context, vitalSigns.pulse.coding, measuredAt),
    valueQuantity: quantityOf(beatsPerMinute, units["{beats}/min"]),
  };
  return rhythm === "irregular" ? [rate, composeVitalSign(context, irregularPulse, measuredAt)] : [rate];
}

/** UR-073: the value as it was measured (UR-075), in the unit in which it was measured. */
function composeMeasured(context: MessageContext, { type, value, unit, measuredAt }: Temperature | Weight | Height): OwnObservation {
  return { ...composeVitalSign(context, vitalSigns[type].coding, measuredAt), valueQuantity: quantityOf(value, units[unit]) };
}
