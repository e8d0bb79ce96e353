import * as v from "valibot";
import { compareDecimals, decimalOf, type Decimal } from "../values/decimal.js";
import { InvalidValueError } from "../values/invalid-value-error.js";

/**
 * A number as it was measured. Digits in a string are sent exactly as written (`"37.40"` keeps its zero);
 * a JavaScript number is sent as JavaScript prints it, and `JSON.parse` has dropped the nought of `37.40` by then.
 */
export type Measured = number | string;

const zero = decimalOf(0);

/** A number above zero, made exact. @internal */
export function aboveZero(rule?: string): v.GenericSchema<Measured, Decimal> {
  const message = rule === undefined ? "must be above zero" : `${rule}: must be above zero`;
  return v.pipe(
    v.union([v.number(), v.string()], "must be a number, or digits in a text"),
    v.rawTransform<Measured, Decimal>(({ dataset, addIssue, NEVER }) => {
      try {
        const decimal = decimalOf(dataset.value);
        if (compareDecimals(decimal, zero) > 0) return decimal;
        addIssue({ message });
      } catch (error) {
        if (!(error instanceof InvalidValueError)) throw error;
        addIssue({ message: error.reason });
      }
      return NEVER;
    }),
  );
}
