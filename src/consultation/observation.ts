import * as v from "valibot";
import type { Decimal } from "../values/decimal.js";
import type { FhirDateTime } from "../values/fhir-date-time.js";
import { closedObject } from "./closed-object.js";
import { aboveZero, type Measured } from "./measured.js";
import { oneOf } from "./one-of.js";
import { moment } from "./times.js";

interface TimedInput {
  /** When it was measured, with an offset; at least the day. Left out: when the consultation started. */
  readonly measuredAt?: string;
}

/** Blood pressure in mm[Hg]: always both values (UR-070). */
export interface BloodPressureInput extends TimedInput {
  readonly type: "blood-pressure";
  readonly systolic: Measured;
  readonly diastolic: Measured;
  /** How the patient was held while measured, where it was noted. */
  readonly position?: "standing" | "sitting" | "lying";
}

/** Pulse in {beats}/min (UR-072). */
export interface PulseInput extends TimedInput {
  readonly type: "pulse";
  readonly beatsPerMinute: Measured;
  /** An irregular pulse is sent as a second Observation; left out, the rhythm was not noted. */
  readonly rhythm?: "regular" | "irregular";
}

/** Body temperature, in degrees Celsius or Fahrenheit (UR-073). */
export interface TemperatureInput extends TimedInput {
  readonly type: "temperature";
  readonly value: Measured;
  readonly unit: "Cel" | "[degF]";
}

/** Body weight (UR-073). */
export interface WeightInput extends TimedInput {
  readonly type: "weight";
  readonly value: Measured;
  /** UCUM: gram, kilogram or pound. */
  readonly unit: "g" | "kg" | "[lb_av]";
}

/** Body height (UR-073). */
export interface HeightInput extends TimedInput {
  readonly type: "height";
  readonly value: Measured;
  /** UCUM: centimetre or inch. */
  readonly unit: "cm" | "[in_i]";
}

/** Any measurement that Pharmacy First sends, as the caller gives it. */
export type ObservationInput = BloodPressureInput | PulseInput | TemperatureInput | WeightInput | HeightInput;

/** A {@link BloodPressureInput} that was checked. */
export interface BloodPressure extends BloodPressureInput {
  readonly systolic: Decimal;
  readonly diastolic: Decimal;
  readonly measuredAt?: FhirDateTime;
}

/** A {@link PulseInput} that was checked. */
export interface Pulse extends PulseInput {
  readonly beatsPerMinute: Decimal;
  readonly measuredAt?: FhirDateTime;
}

/** A {@link TemperatureInput} that was checked. */
export interface Temperature extends TemperatureInput {
  readonly value: Decimal;
  readonly measuredAt?: FhirDateTime;
}

/** A {@link WeightInput} that was checked. */
export interface Weight extends WeightInput {
  readonly value: Decimal;
  readonly measuredAt?: FhirDateTime;
}

/** A {@link HeightInput} that was checked. */
export interface Height extends HeightInput {
  readonly value: Decimal;
  readonly measuredAt?: FhirDateTime;
}

/** Any measurement, checked. */
export type Observation = BloodPressure | Pulse | Temperature | Weight | Height;

const measuredAt = v.exactOptional(moment);

/** Schema of {@link ObservationInput}: one for each type, told apart by `type`. @internal @internal */
export const observation: v.GenericSchema<ObservationInput, Observation> = v.variant(
  "type",
  [
    closedObject({
      type: v.literal("blood-pressure"),
      systolic: aboveZero(),
      diastolic: aboveZero(),
      position: v.exactOptional(oneOf(["standing", "sitting", "lying"])),
      measuredAt,
    }),
    closedObject({
      type: v.literal("pulse"),
      beatsPerMinute: aboveZero(),
      rhythm: v.exactOptional(oneOf(["regular", "irregular"])),
      measuredAt,
    }),
    closedObject({ type: v.literal("temperature"), value: aboveZero(), unit: oneOf(["Cel", "[degF]"]), measuredAt }),
    closedObject({ type: v.literal("weight"), value: aboveZero(), unit: oneOf(["g", "kg", "[lb_av]"]), measuredAt }),
    closedObject({ type: v.literal("height"), value: aboveZero(), unit: oneOf(["cm", "[in_i]"]), measuredAt }),
  ],
  "must be a blood-pressure, pulse, temperature, weight or height",
);
