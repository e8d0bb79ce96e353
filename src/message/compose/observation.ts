import type {
  BloodPressure,
  Observation as Measurement,
  Pulse,
} from "../../consultation/observations/measurements.generated.js";
import type { Measurement as OfOneValue } from "../../consultation/observations/observation-details.js";
import { valueOf } from "../../consultation/observations/value-of.js";
import type { Observation } from "../../fhir/types.js";
import {
  codeFor,
  measurementRows,
  methodOf,
  type CodeByKey,
  type ValueRow,
} from "../../terminology/measurement-rows.js";
import { units } from "../../terminology/units.js";
import { composeBloodPressure } from "./blood-pressure.js";
import { type OwnResource, quantityOf } from "./elements.js";
import type { MessageContext } from "./context.js";
import { composeVitalSign } from "./observation-base.js";
import { composeReferenceRange } from "./reference-range.js";

type OwnObservation = Observation & OwnResource;

const composers: CodeByKey<readonly [context: MessageContext, measurement: Measurement], readonly OwnObservation[]> = {
  value: (row, context, measurement) => [composeValue(row, context, measurement)],
  rhythm: composePulse,
  finding: (_, context, measurement) => [composeVitalSign(context, methodOf(measurement.type), measurement)],
  pair: (_, context, measurement) => [composeBloodPressure(context, measurement as BloodPressure)],
};

/** One measurement as the Observations that carry it. */
export function composeObservations(context: MessageContext, measurement: Measurement): readonly OwnObservation[] {
  const row = measurementRows[measurement.type];
  return codeFor(composers, row)(row, context, measurement);
}

/** UR-073: the value as it was measured (UR-075), in the unit in which it was measured. */
function composeValue(row: ValueRow, context: MessageContext, measurement: Measurement): OwnObservation {
  const { value, unit } = valueOf(row, measurement);
  const { referenceRange: range } = measurement as OfOneValue;
  const method = "method" in measurement ? measurement.method : undefined;
  return {
    ...composeVitalSign(context, methodOf(measurement.type, method), measurement),
    valueQuantity: quantityOf(value, units[unit]),
    ...(range === undefined ? {} : { referenceRange: [composeReferenceRange(range, units[unit])] }),
  };
}

/**
 * UR-072: an irregular pulse adds a second Observation, without a value; the interpretation of the rate stays with the
 * rate.
 */
function composePulse(row: ValueRow, context: MessageContext, measurement: Measurement): readonly OwnObservation[] {
  const rate = composeValue(row, context, measurement);
  if ((measurement as Pulse).rhythm !== "irregular") return [rate];
  return [rate, composeVitalSign(context, methodOf("irregular-pulse"), { ...measurement, interpretation: undefined })];
}
