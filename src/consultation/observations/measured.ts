import * as v from "valibot";
import { compareDecimals, decimalOf, type Decimal } from "../../values/decimal.js";
import { InvalidValueError } from "../../errors.js";
import { exactly, type Schema, asJsonSchema } from "../schema/schema.js";
import { once } from "../../values/once.js";

/**
 * A number as it was measured. Digits in a string are sent exactly as written (`"37.40"` keeps its zero); a JavaScript
 * number is sent as JavaScript prints it, and `JSON.parse` has dropped the nought of `37.40` by then.
 */
export type Measured = number | string;

/** A number above zero, made exact. @internal */
export function aboveZero(rule?: string): Schema<Measured, Decimal> {
  const message = rule === undefined ? "must be above zero" : `${rule}: must be above zero`;
  return exactly(
    v.pipe(
      v.union([v.number(), v.string()], "must be a number, or a string of digits"),
      v.rawTransform<Measured, Decimal>(({ dataset, addIssue, NEVER }) => {
        try {
          const decimal = decimalOf(dataset.value);
          if (compareDecimals(decimal, decimalOf(0)) > 0) return decimal;
          addIssue({ message });
        } catch (error) {
          if (!(error instanceof InvalidValueError)) throw error;
          addIssue({ message: error.reason });
        }
        return NEVER;
      }),
      asJsonSchema<Decimal>({
        anyOf: [
          { type: "number", exclusiveMinimum: 0 },
          { type: "string", pattern: digits },
        ],
      }),
    ),
  );
}

/** Digits with a fraction, and one of them not a zero. */
const digits = "^(?=.*[1-9])(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$";

/** A whole number from 1. @internal */
export const countFromOne: () => Schema<number> = once(() =>
  exactly(
    v.pipe(
      v.number("must be a number"),
      v.check(
        (count) => Number.isSafeInteger(count) && count >= 1 && count <= 2_147_483_647,
        "must be a whole number from 1",
      ),
      asJsonSchema<number>({ type: "integer", minimum: 1, maximum: 2_147_483_647 }),
    ),
  ),
);
