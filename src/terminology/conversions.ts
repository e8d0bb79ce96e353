import { divided, fractionOf, minus, times, type Rational } from "../values/rational.js";
import type { MeasurementType, measurements } from "./measurements.js";

type Converted<Row> = Row extends { readonly units: infer All }
  ? { [Unit in keyof All]: All[Unit] extends { readonly places: number } ? never : Unit }[keyof All]
  : never;

/** A unit that is accepted beside the one that a GP expects to see, which has its places (UR-073, UR-075). */
type ConvertedUnit = Converted<(typeof measurements)[MeasurementType]>;

/** How a value is said in the unit that a GP expects to see. */
export interface Conversion {
  readonly to: "cm" | "kg" | "Cel";
  readonly convert: (value: Rational) => Rational;
}

/** Exact by definition of the units. */
const conversions: Readonly<Record<ConvertedUnit, Conversion>> = {
  "[in_i]": { to: "cm", convert: (inches) => times(inches, fractionOf("2.54")) },
  g: { to: "kg", convert: (grams) => divided(grams, fractionOf("1000")) },
  "[lb_av]": { to: "kg", convert: (pounds) => times(pounds, fractionOf("0.45359237")) },
  "[degF]": { to: "Cel", convert: (degrees) => times(minus(degrees, fractionOf("32")), fractionOf("5", "9")) },
};

/** By the unit that is converted. */
export const conversionOf: ReadonlyMap<string, Conversion> = new Map(Object.entries(conversions));
