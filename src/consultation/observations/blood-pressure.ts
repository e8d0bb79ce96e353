import type { Decimal } from "../../values/decimal.js";
import { closedObject, optional, withDefault, atLeastOneMember } from "../schema/closed-object.js";
import { aboveZero, type Measured } from "./measured.js";
import { observationDetails, type ObservationDetails, type ObservationDetailsInput } from "./observation-details.js";
import { literal, oneOf } from "../schema/one-of.js";
import { referenceRange, type ReferenceRange, type ReferenceRangeInput } from "./reference-range.js";
import type { Schema } from "../schema/schema.js";
import { line } from "../schema/text.js";

/** How a blood pressure was taken; each has its own three codes (UR-070). `clinic` is a reading on examination. */
export type BloodPressureMethod =
  "clinic" | "standing" | "sitting" | "lying" | "baseline" | "self-measured" | "average-ambulatory";

/** The ranges in which the values would be expected, in mm[Hg]: at least one of these. */
export interface BloodPressureRangeInput {
  readonly systolic?: ReferenceRangeInput;
  readonly diastolic?: ReferenceRangeInput;
  /** In words, for the two together, such as `< 140/90`. */
  readonly text?: string;
}

/** A {@link BloodPressureRangeInput} that was checked. */
export interface BloodPressureRange extends BloodPressureRangeInput {
  readonly systolic?: ReferenceRange;
  readonly diastolic?: ReferenceRange;
}

/** Blood pressure in mm[Hg]: always both values (UR-070). */
export interface BloodPressureInput extends ObservationDetailsInput {
  readonly type: "blood-pressure";
  readonly systolic: Measured;
  readonly diastolic: Measured;
  /** Left out: `clinic`. */
  readonly method?: BloodPressureMethod;
  readonly referenceRange?: BloodPressureRangeInput;
}

/** A {@link BloodPressureInput} that was checked. */
export interface BloodPressure extends ObservationDetails {
  readonly type: "blood-pressure";
  readonly systolic: Decimal;
  readonly diastolic: Decimal;
  readonly method: BloodPressureMethod;
  readonly referenceRange?: BloodPressureRange;
}

const range: Schema<BloodPressureRangeInput, BloodPressureRange> = atLeastOneMember(
  closedObject({ systolic: optional(referenceRange), diastolic: optional(referenceRange), text: optional(line) }),
  1,
);

const methods = ["clinic", "standing", "sitting", "lying", "baseline", "self-measured", "average-ambulatory"] as const;

/** Schema of {@link BloodPressureInput}. @internal */
export const bloodPressureReading: Schema<BloodPressureInput, BloodPressure> = closedObject(
  {
    type: literal("blood-pressure"),
    systolic: aboveZero(),
    diastolic: aboveZero(),
    method: withDefault(oneOf(methods, "UR-070"), "clinic"),
    referenceRange: optional(range),
    ...observationDetails,
  },
  {
    systolic: "UR-070: is missing; a blood pressure is two values",
    diastolic: "UR-070: is missing; a blood pressure is two values",
  },
);
