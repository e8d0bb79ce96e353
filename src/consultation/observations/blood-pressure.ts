import { bloodPressureMethods, type BloodPressureMethod } from "../../terminology/blood-pressure.js";
import { closedObject, optional, withDefault } from "../schema/closed-object.js";
import { aboveZero } from "./measured.js";
import type { BloodPressure, BloodPressureInput } from "./measurements.generated.js";
import { observationDetails } from "./observation-details.js";
import { literal, oneOf } from "../schema/one-of.js";
import { bloodPressureRange } from "./reference-range.js";
import type { Schema } from "../schema/schema.js";
import { once } from "../../values/once.js";

const methods = Object.keys(bloodPressureMethods) as BloodPressureMethod[];

/** Schema of {@link BloodPressureInput}. @internal */
export const bloodPressureReading: () => Schema<BloodPressureInput, BloodPressure> = once(() =>
  closedObject(
    {
      type: literal("blood-pressure"),
      systolic: aboveZero(),
      diastolic: aboveZero(),
      method: withDefault(oneOf(methods, "UR-070"), "clinic"),
      referenceRange: optional(bloodPressureRange()),
      ...observationDetails(),
    },
    {
      systolic: "UR-070: is missing; a blood pressure is two values",
      diastolic: "UR-070: is missing; a blood pressure is two values",
    },
  ),
);
