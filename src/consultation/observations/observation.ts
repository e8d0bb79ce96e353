import type { Decimal } from "../../values/decimal.js";
import { bloodPressureReading, type BloodPressure, type BloodPressureInput } from "./blood-pressure.js";
import { closedObject, optional, withDefault } from "../schema/closed-object.js";
import { aboveZero, type Measured } from "./measured.js";
import { observationDetails, type ObservationDetails, type ObservationDetailsInput } from "./observation-details.js";
import { literal, oneOf } from "../schema/one-of.js";
import { referenceRange, type ReferenceRange, type ReferenceRangeInput } from "./reference-range.js";
import type { Schema } from "../schema/schema.js";
import { variantOf } from "../schema/choose.js";

interface MeasurementInput extends ObservationDetailsInput {
  readonly referenceRange?: ReferenceRangeInput;
}

interface Measurement extends ObservationDetails {
  readonly referenceRange?: ReferenceRange;
}

/** Pulse in {beats}/min (UR-072). */
export interface PulseInput extends MeasurementInput {
  readonly type: "pulse";
  readonly beatsPerMinute: Measured;
  /** An irregular pulse is sent as a second Observation; left out, the rhythm was not noted. */
  readonly rhythm?: "regular" | "irregular";
}

/** Heart rate in {beats}/min, where it was not felt as a pulse (UR-072). */
export interface HeartRateInput extends MeasurementInput {
  readonly type: "heart-rate";
  readonly beatsPerMinute: Measured;
}

/** A pulse that was irregular and was not counted (UR-072). One that was counted says so by its `rhythm`. */
export interface IrregularPulseInput extends ObservationDetailsInput {
  readonly type: "irregular-pulse";
}

/** Body temperature, in degrees Celsius or Fahrenheit (UR-073). */
export interface TemperatureInput extends MeasurementInput {
  readonly type: "temperature";
  readonly value: Measured;
  readonly unit: "Cel" | "[degF]";
}

/** Body weight (UR-073), measured here or told by the patient (UR-074). */
export interface WeightInput extends MeasurementInput {
  readonly type: "weight";
  readonly value: Measured;
  /** UCUM: gram, kilogram or pound. */
  readonly unit: "g" | "kg" | "[lb_av]";
  /** Left out: `measured`. */
  readonly method?: "measured" | "self-reported";
}

/** Body height (UR-073), measured here or told by the patient (UR-074). */
export interface HeightInput extends MeasurementInput {
  readonly type: "height";
  readonly value: Measured;
  /** UCUM: centimetre or inch. */
  readonly unit: "cm" | "[in_i]";
  /** Left out: `measured`. */
  readonly method?: "measured" | "standing" | "self-reported";
}

/** Body mass index in kg/m2 (UR-073), also where it was worked out from what the patient told (UR-074). */
export interface BodyMassIndexInput extends MeasurementInput {
  readonly type: "body-mass-index";
  readonly value: Measured;
}

/** Any measurement that may be sent, as the caller gives it. */
export type ObservationInput =
  | BloodPressureInput
  | PulseInput
  | HeartRateInput
  | IrregularPulseInput
  | TemperatureInput
  | WeightInput
  | HeightInput
  | BodyMassIndexInput;

/** A {@link PulseInput} that was checked. */
export interface Pulse extends Measurement {
  readonly type: "pulse";
  readonly beatsPerMinute: Decimal;
  readonly rhythm?: "regular" | "irregular";
}

/** A {@link HeartRateInput} that was checked. */
export interface HeartRate extends Measurement {
  readonly type: "heart-rate";
  readonly beatsPerMinute: Decimal;
}

/** An {@link IrregularPulseInput} that was checked. */
export interface IrregularPulse extends ObservationDetails {
  readonly type: "irregular-pulse";
}

/** A {@link TemperatureInput} that was checked. */
export interface Temperature extends Measurement {
  readonly type: "temperature";
  readonly value: Decimal;
  readonly unit: "Cel" | "[degF]";
}

/** A {@link WeightInput} that was checked. */
export interface Weight extends Measurement {
  readonly type: "weight";
  readonly value: Decimal;
  readonly unit: "g" | "kg" | "[lb_av]";
  readonly method: "measured" | "self-reported";
}

/** A {@link HeightInput} that was checked. */
export interface Height extends Measurement {
  readonly type: "height";
  readonly value: Decimal;
  readonly unit: "cm" | "[in_i]";
  readonly method: "measured" | "standing" | "self-reported";
}

/** A {@link BodyMassIndexInput} that was checked. */
export interface BodyMassIndex extends Measurement {
  readonly type: "body-mass-index";
  readonly value: Decimal;
}

/** Any measurement, checked. */
export type Observation =
  BloodPressure | Pulse | HeartRate | IrregularPulse | Temperature | Weight | Height | BodyMassIndex;

const measurement = { ...observationDetails, referenceRange: optional(referenceRange) };

const pulse: Schema<PulseInput, Pulse> = closedObject({
  type: literal("pulse"),
  beatsPerMinute: aboveZero(),
  rhythm: optional(oneOf(["regular", "irregular"])),
  ...measurement,
});
const heartRate: Schema<HeartRateInput, HeartRate> = closedObject({
  type: literal("heart-rate"),
  beatsPerMinute: aboveZero(),
  ...measurement,
});
const irregularPulse: Schema<IrregularPulseInput, IrregularPulse> = closedObject({
  type: literal("irregular-pulse"),
  ...observationDetails,
});
const temperature: Schema<TemperatureInput, Temperature> = closedObject({
  type: literal("temperature"),
  value: aboveZero(),
  unit: oneOf(["Cel", "[degF]"], "UR-073"),
  ...measurement,
});
const weight: Schema<WeightInput, Weight> = closedObject({
  type: literal("weight"),
  value: aboveZero(),
  unit: oneOf(["g", "kg", "[lb_av]"], "UR-073"),
  method: withDefault(oneOf(["measured", "self-reported"], "UR-074"), "measured"),
  ...measurement,
});
const height: Schema<HeightInput, Height> = closedObject({
  type: literal("height"),
  value: aboveZero(),
  unit: oneOf(["cm", "[in_i]"], "UR-073"),
  method: withDefault(oneOf(["measured", "standing", "self-reported"], "UR-074"), "measured"),
  ...measurement,
});
const bodyMassIndex: Schema<BodyMassIndexInput, BodyMassIndex> = closedObject({
  type: literal("body-mass-index"),
  value: aboveZero(),
  ...measurement,
});

const single = {
  pulse,
  "heart-rate": heartRate,
  "irregular-pulse": irregularPulse,
  temperature,
  weight,
  height,
  "body-mass-index": bodyMassIndex,
};

/** The schemas of the single measurements, by their type. @internal */
export const observations: Readonly<Record<Exclude<ObservationInput["type"], "blood-pressure">, object>> = single;

/** Schema of {@link ObservationInput}: one for each type, told apart by `type`. @internal */
export const observation: Schema<ObservationInput, Observation> = variantOf(
  "type",
  { "blood-pressure": bloodPressureReading, ...single },
  "UR-073",
);
