import type { BloodPressureInput } from "./observations/blood-pressure.js";
import type { DeclinedSupplyInput } from "./supplies/declined-supply.js";
import type {
  BodyMassIndexInput,
  HeartRateInput,
  HeightInput,
  IrregularPulseInput,
  PulseInput,
  TemperatureInput,
  WeightInput,
} from "./observations/observation.js";
import type { SupplyInput } from "./supplies/supply.js";

/**
 * Blood pressure in mm[Hg].
 *
 * @example bloodPressure({ systolic: 128, diastolic: 82, method: "sitting" })
 */
export function bloodPressure(input: Omit<BloodPressureInput, "type">): BloodPressureInput {
  return { type: "blood-pressure", ...input };
}

/**
 * Pulse in beats a minute.
 *
 * @example pulse({ beatsPerMinute: 72 })
 */
export function pulse(input: Omit<PulseInput, "type">): PulseInput {
  return { type: "pulse", ...input };
}

/**
 * Heart rate in beats a minute, where it was not felt as a pulse.
 *
 * @example heartRate({ beatsPerMinute: 78 })
 */
export function heartRate(input: Omit<HeartRateInput, "type">): HeartRateInput {
  return { type: "heart-rate", ...input };
}

/**
 * An irregular pulse that was not counted.
 *
 * @example irregularPulse()
 */
export function irregularPulse(input: Omit<IrregularPulseInput, "type"> = {}): IrregularPulseInput {
  return { type: "irregular-pulse", ...input };
}

/**
 * Body temperature.
 *
 * @example temperature({ value: "37.40", unit: "Cel" })
 */
export function temperature(input: Omit<TemperatureInput, "type">): TemperatureInput {
  return { type: "temperature", ...input };
}

/**
 * Body weight.
 *
 * @example weight({ value: 71.5, unit: "kg" })
 */
export function weight(input: Omit<WeightInput, "type">): WeightInput {
  return { type: "weight", ...input };
}

/**
 * Body height.
 *
 * @example height({ value: 172, unit: "cm" })
 */
export function height(input: Omit<HeightInput, "type">): HeightInput {
  return { type: "height", ...input };
}

/**
 * Body mass index in kg/m2.
 *
 * @example bodyMassIndex({ value: "24.2" })
 */
export function bodyMassIndex(input: Omit<BodyMassIndexInput, "type">): BodyMassIndexInput {
  return { type: "body-mass-index", ...input };
}

/**
 * A medicine supplied.
 *
 * @example
 * supply({
 *   product: { code: "289411000001107", display: "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)" },
 *   quantity: { value: 20, unit: "capsule" },
 *   dosage: "One capsule four times a day for 5 days",
 * })
 */
export function supply(input: SupplyInput): SupplyInput {
  return input;
}

/**
 * A medicine offered and not supplied.
 *
 * @example
 * declinedSupply({
 *   product: { code: "289411000001107", display: "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)" },
 *   unit: "capsule",
 *   reason: "The patient prefers to wait",
 * })
 */
export function declinedSupply(input: DeclinedSupplyInput): DeclinedSupplyInput {
  return input;
}
