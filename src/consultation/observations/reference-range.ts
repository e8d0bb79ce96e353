import * as v from "valibot";
import { compareDecimals, type Decimal } from "../../values/decimal.js";
import { closedObject, optional, atLeastOneMember } from "../schema/closed-object.js";
import { aboveZero, type Measured } from "./measured.js";
import { exactly, type Schema } from "../schema/schema.js";
import { line } from "../schema/text.js";
import { once } from "../../values/once.js";

/** The range in which the value would be expected, in the unit of the measurement: at least one of these. */
export interface ReferenceRangeInput {
  /** Its low end, above zero and not above `high`, in the unit of the measurement. */
  readonly low?: Measured;
  /** Its high end, above zero, in the unit of the measurement. */
  readonly high?: Measured;
  /** In words; a range with `<` or `>` is given here, such as `< 140` (UR-076). */
  readonly text?: string;
}

/** A {@link ReferenceRangeInput} that was checked. */
export interface ReferenceRange extends ReferenceRangeInput {
  readonly low?: Decimal;
  readonly high?: Decimal;
}

const members = once((): Schema<ReferenceRangeInput, ReferenceRange> =>
  atLeastOneMember(
    closedObject({ low: optional(aboveZero()), high: optional(aboveZero()), text: optional(line()) }),
    1,
  ),
);

/** Schema of {@link ReferenceRangeInput}. @internal */
export const referenceRange: () => Schema<ReferenceRangeInput, ReferenceRange> = once(() =>
  exactly(
    v.pipe(
      members(),
      v.check(
        ({ low, high }) => low === undefined || high === undefined || compareDecimals(low, high) <= 0,
        "has its low end above its high end",
      ),
    ),
  ),
);

/** The ranges in which the values would be expected, in mm[Hg]: at least one of these. */
export interface BloodPressureRangeInput {
  /** For the systolic value, in mm[Hg]. */
  readonly systolic?: ReferenceRangeInput;
  /** For the diastolic value, in mm[Hg]. */
  readonly diastolic?: ReferenceRangeInput;
  /** In words, for the two together, such as `< 140/90`. */
  readonly text?: string;
}

/** A {@link BloodPressureRangeInput} that was checked. */
export interface BloodPressureRange extends BloodPressureRangeInput {
  readonly systolic?: ReferenceRange;
  readonly diastolic?: ReferenceRange;
}

/** Schema of {@link BloodPressureRangeInput}. @internal */
export const bloodPressureRange: () => Schema<BloodPressureRangeInput, BloodPressureRange> = once(() =>
  atLeastOneMember(
    closedObject({
      systolic: optional(referenceRange()),
      diastolic: optional(referenceRange()),
      text: optional(line()),
    }),
    1,
  ),
);
