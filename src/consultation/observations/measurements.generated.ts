// Written by scripts/generate-measurements.ts from src/terminology/measurements.ts.
import type { BloodPressureMethod } from "../../terminology/blood-pressure.js";
import type { Decimal } from "../../values/decimal.js";
import type { Measured } from "./measured.js";
import type {
  Measurement,
  MeasurementInput,
  ObservationDetails,
  ObservationDetailsInput,
} from "./observation-details.js";
import type { BloodPressureRange, BloodPressureRangeInput } from "./reference-range.js";

/** Blood pressure in mm[Hg]: always both values (UR-070). */
export interface BloodPressureInput extends ObservationDetailsInput {
  /** Which measurement it is. */
  readonly type: "blood-pressure";
  /** @remarks From 30 to 300 mm[Hg]; outside 70 to 220 mm[Hg] it must be confirmed (CS-08). */
  readonly systolic: Measured;
  /** @remarks From 10 to 200 mm[Hg]; outside 40 to 130 mm[Hg] it must be confirmed (CS-08). */
  readonly diastolic: Measured;
  /** How it was taken. Left out: `clinic`. */
  readonly method?: BloodPressureMethod;
  /** The ranges in which the values would be expected, in mm[Hg] (UR-076). */
  readonly referenceRange?: BloodPressureRangeInput;
}

/** Pulse in {beats}/min (UR-072). */
export interface PulseInput extends MeasurementInput {
  /** Which measurement it is. */
  readonly type: "pulse";
  /** @remarks From 20 to 300 {beats}/min; outside 40 to 180 {beats}/min it must be confirmed (CS-08). */
  readonly beatsPerMinute: Measured;
  /** An irregular pulse is sent as a second Observation, a regular one in no way; left out, it was not noted. */
  readonly rhythm?: "regular" | "irregular";
}

/** Heart rate in {beats}/min, if it was not taken as a pulse (UR-072). */
export interface HeartRateInput extends MeasurementInput {
  /** Which measurement it is. */
  readonly type: "heart-rate";
  /** @remarks From 20 to 300 {beats}/min; outside 40 to 180 {beats}/min it must be confirmed (CS-08). */
  readonly beatsPerMinute: Measured;
}

/** A pulse that was irregular and was not counted (UR-072). If it was counted, use `rhythm` on the pulse instead. */
export interface IrregularPulseInput extends ObservationDetailsInput {
  /** Which measurement it is. */
  readonly type: "irregular-pulse";
}

/** Body temperature, in degrees Celsius or Fahrenheit (UR-073). */
export interface TemperatureInput extends MeasurementInput {
  /** Which measurement it is. */
  readonly type: "temperature";
  /** @remarks From 25 to 45 Cel; outside 35 to 41 Cel it must be confirmed (CS-08). */
  readonly value: Measured;
  /** In UCUM: Cel, [degF]. */
  readonly unit: "Cel" | "[degF]";
}

/** Body weight (UR-073), measured here or reported by the patient (UR-074). */
export interface WeightInput extends MeasurementInput {
  /** Which measurement it is. */
  readonly type: "weight";
  /** @remarks From 0.3 to 650 kg; outside 2 to 250 kg it must be confirmed (CS-08). */
  readonly value: Measured;
  /** UCUM: gram, kilogram or pound. */
  readonly unit: "g" | "kg" | "[lb_av]";
  /** How it was taken. Left out: `measured`. */
  readonly method?: "measured" | "self-reported";
}

/** Body height (UR-073), measured here or reported by the patient (UR-074). */
export interface HeightInput extends MeasurementInput {
  /** Which measurement it is. */
  readonly type: "height";
  /** @remarks From 25 to 272 cm; outside 45 to 220 cm it must be confirmed (CS-08). */
  readonly value: Measured;
  /** UCUM: centimetre or inch. */
  readonly unit: "cm" | "[in_i]";
  /** How it was taken. Left out: `measured`. */
  readonly method?: "measured" | "standing" | "self-reported";
}

/** Body mass index in kg/m2 (UR-073), including one worked out from what the patient reported (UR-074). */
export interface BodyMassIndexInput extends MeasurementInput {
  /** Which measurement it is. */
  readonly type: "body-mass-index";
  /** @remarks From 7 to 250 kg/m2; outside 12 to 60 kg/m2 it must be confirmed (CS-08). */
  readonly value: Measured;
}

/** Any measurement that may be sent, as the caller gives it. */
export type ObservationInput = BloodPressureInput | PulseInput | HeartRateInput | IrregularPulseInput | TemperatureInput | WeightInput | HeightInput | BodyMassIndexInput;

/** A checked {@link BloodPressureInput}. */
export interface BloodPressure extends ObservationDetails {
  /** Which measurement it is. */
  readonly type: "blood-pressure";
  /** @remarks From 30 to 300 mm[Hg]; outside 70 to 220 mm[Hg] it must be confirmed (CS-08). */
  readonly systolic: Decimal;
  /** @remarks From 10 to 200 mm[Hg]; outside 40 to 130 mm[Hg] it must be confirmed (CS-08). */
  readonly diastolic: Decimal;
  /** How it was taken. */
  readonly method: BloodPressureMethod;
  /** The ranges in which the values would be expected, in mm[Hg] (UR-076). */
  readonly referenceRange?: BloodPressureRange;
}

/** A checked {@link PulseInput}. */
export interface Pulse extends Measurement {
  /** Which measurement it is. */
  readonly type: "pulse";
  /** @remarks From 20 to 300 {beats}/min; outside 40 to 180 {beats}/min it must be confirmed (CS-08). */
  readonly beatsPerMinute: Decimal;
  /** An irregular pulse is sent as a second Observation, a regular one in no way; left out, it was not noted. */
  readonly rhythm?: "regular" | "irregular";
}

/** A checked {@link HeartRateInput}. */
export interface HeartRate extends Measurement {
  /** Which measurement it is. */
  readonly type: "heart-rate";
  /** @remarks From 20 to 300 {beats}/min; outside 40 to 180 {beats}/min it must be confirmed (CS-08). */
  readonly beatsPerMinute: Decimal;
}

/** A checked {@link IrregularPulseInput}. */
export interface IrregularPulse extends ObservationDetails {
  /** Which measurement it is. */
  readonly type: "irregular-pulse";
}

/** A checked {@link TemperatureInput}. */
export interface Temperature extends Measurement {
  /** Which measurement it is. */
  readonly type: "temperature";
  /** @remarks From 25 to 45 Cel; outside 35 to 41 Cel it must be confirmed (CS-08). */
  readonly value: Decimal;
  /** In UCUM: Cel, [degF]. */
  readonly unit: "Cel" | "[degF]";
}

/** A checked {@link WeightInput}. */
export interface Weight extends Measurement {
  /** Which measurement it is. */
  readonly type: "weight";
  /** @remarks From 0.3 to 650 kg; outside 2 to 250 kg it must be confirmed (CS-08). */
  readonly value: Decimal;
  /** UCUM: gram, kilogram or pound. */
  readonly unit: "g" | "kg" | "[lb_av]";
  /** How it was taken. */
  readonly method: "measured" | "self-reported";
}

/** A checked {@link HeightInput}. */
export interface Height extends Measurement {
  /** Which measurement it is. */
  readonly type: "height";
  /** @remarks From 25 to 272 cm; outside 45 to 220 cm it must be confirmed (CS-08). */
  readonly value: Decimal;
  /** UCUM: centimetre or inch. */
  readonly unit: "cm" | "[in_i]";
  /** How it was taken. */
  readonly method: "measured" | "standing" | "self-reported";
}

/** A checked {@link BodyMassIndexInput}. */
export interface BodyMassIndex extends Measurement {
  /** Which measurement it is. */
  readonly type: "body-mass-index";
  /** @remarks From 7 to 250 kg/m2; outside 12 to 60 kg/m2 it must be confirmed (CS-08). */
  readonly value: Decimal;
}

/** Any measurement, checked. */
export type Observation = BloodPressure | Pulse | HeartRate | IrregularPulse | Temperature | Weight | Height | BodyMassIndex;

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
 * Heart rate in beats a minute, if it was not taken as a pulse.
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
