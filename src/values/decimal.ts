import type { Brand } from "./brand.js";
import { InvalidValueError } from "../errors.js";

/**
 * A decimal exactly as written: "37.40" keeps its nought, "-0.0" its sign. Never a floating point number, and so sent
 * as it was recorded (UR-001, UR-075).
 */
export type Decimal = Brand<"Decimal">;

/** FHIR STU3's grammar (fhir-base.xsd, decimal-primitive): no exponent, no plus sign, no leading zeros. */
const shape = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** Far beyond what anybody measures; sums with much longer ones would take seconds. */
const longest = 1_000;

/** True for a decimal of FHIR's grammar, of at most 1,000 characters. */
export function isDecimal(value: unknown): value is Decimal {
  return typeof value === "string" && value.length <= longest && shape.test(value);
}

/**
 * Reads a decimal and changes nothing in it.
 *
 * @throws InvalidValueError where it has an exponent, a plus sign, leading zeros, more than 1,000 characters, or is no
 * number.
 */
export function parseDecimal(text: string): Decimal {
  if (isDecimal(text)) return text;
  throw new InvalidValueError(
    "decimal",
    "must be digits with at most one point, such as 37.40 (no exponent, no plus sign, no leading zeros)",
  );
}

/**
 * A decimal of text, or of the shortest digits that mean the same number.
 *
 * @example decimalOf(37.4) // "37.4"
 * @throws InvalidValueError for text that is no decimal, and for NaN and the infinities.
 */
export function decimalOf(value: number | string): Decimal {
  return parseDecimal(typeof value === "number" ? writtenOut(value) : value);
}

/** -1, 0 or 1 as `a` is less than, equal to or greater than `b`; exact at any length. "37.4" and "37.40" are equal. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  if (a.length <= exactDigits && b.length <= exactDigits) return inOrder(Number(a), Number(b));
  const places = Math.max(fractionOf(a).length, fractionOf(b).length);
  return inOrder(scaled(a, places), scaled(b, places));
}

/** So many digits a floating point number tells apart, whatever they are. */
const exactDigits = 15;

function inOrder<Value extends number | bigint>(left: Value, right: Value): -1 | 0 | 1 {
  return left < right ? -1 : left > right ? 1 : 0;
}

function scaled(decimal: Decimal, places: number): bigint {
  const [whole = ""] = decimal.split(".");
  return BigInt(whole + fractionOf(decimal).padEnd(places, "0"));
}

function fractionOf(decimal: Decimal): string {
  return decimal.split(".")[1] ?? "";
}

/**
 * JavaScript writes very large and very small numbers with an exponent, and one digit before the point; here the point
 * is moved instead.
 */
function writtenOut(value: number): string {
  const written = String(value);
  const at = written.indexOf("e");
  if (at < 0) return written;
  const exponent = Number(written.slice(at + 1));
  const digits = written.slice(0, at).replace(/[-.]/g, "");
  return (
    (value < 0 ? "-" : "") +
    (exponent < 0 ? `0.${"0".repeat(-1 - exponent)}${digits}` : digits.padEnd(exponent + 1, "0"))
  );
}
