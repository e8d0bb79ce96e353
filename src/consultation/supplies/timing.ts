import * as v from "valibot";
import { compareDecimals, type Decimal } from "../../values/decimal.js";
import { closedObject, optional } from "../schema/closed-object.js";
import { listOf } from "../schema/list-of.js";
import { aboveZero, countFromOne, type Measured } from "../observations/measured.js";
import { oneOf } from "../schema/one-of.js";
import { exactly, type Schema } from "../schema/schema.js";
import { timeOfDay } from "../schema/times.js";
import { once } from "../../values/once.js";

/** Second, minute, hour, day, week, month, year (UCUM). */
export type TimeUnit = "s" | "min" | "h" | "d" | "wk" | "mo" | "a";

/** How often a dose is taken: `{ frequency: 4, period: 1, periodUnit: "d" }` is four times a day. */
export interface DoseTimingInput {
  /** How many times within the period. */
  readonly frequency: number;
  /** Up to how many times within the period. */
  readonly frequencyMax?: number;
  /** How long the period is, in `periodUnit`; above zero. */
  readonly period: Measured;
  /** Up to how long a period: every 4 to 6 hours. */
  readonly periodMax?: Measured;
  /** The unit of the period (UCUM): `d` is a day, `h` an hour. */
  readonly periodUnit: TimeUnit;
  /** Only on these days of the week. */
  readonly dayOfWeek?: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
  /** Times of day, `hh:mm:ss`. */
  readonly timeOfDay?: readonly string[];
  /** For how long. */
  readonly duration?: {
    /** How long; above zero. */
    readonly value: Measured;
    /** Its unit (UCUM). */
    readonly unit: TimeUnit;
  };
}

/** A {@link DoseTimingInput} that was checked. */
export interface DoseTiming extends DoseTimingInput {
  readonly period: Decimal;
  readonly periodMax?: Decimal;
  readonly duration?: {
    /** How long. */
    readonly value: Decimal;
    /** Its unit (UCUM). */
    readonly unit: TimeUnit;
  };
}

const timeUnit = once((): Schema<TimeUnit> => oneOf(["s", "min", "h", "d", "wk", "mo", "a"]));

const members = once((): Schema<DoseTimingInput, DoseTiming> =>
  closedObject({
    frequency: countFromOne(),
    frequencyMax: optional(countFromOne()),
    period: aboveZero(),
    periodMax: optional(aboveZero()),
    periodUnit: timeUnit(),
    dayOfWeek: optional(listOf(oneOf(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))),
    timeOfDay: optional(listOf(timeOfDay())),
    duration: optional(closedObject({ value: aboveZero(), unit: timeUnit() })),
  }),
);

/** Schema of {@link DoseTimingInput}. @internal */
export const doseTiming: () => Schema<DoseTimingInput, DoseTiming> = once(() =>
  exactly(
    v.pipe(
      members(),
      v.check(
        ({ frequency, frequencyMax = frequency }) => frequencyMax >= frequency,
        "has a frequencyMax below its frequency",
      ),
      v.check(
        ({ period, periodMax = period }) => compareDecimals(periodMax, period) >= 0,
        "has a periodMax below its period",
      ),
    ),
  ),
);
