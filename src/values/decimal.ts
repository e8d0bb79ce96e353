import type { Brand } from "./brand.js";
import { InvalidValueError } from "../errors.js";
import { givenText } from "./given.js";

/**
 * A decimal exactly as written: "37.40" keeps its last zero, "-0.0" its sign. It is never a floating point number, so
 * it is sent exactly as it was recorded (UR-001, UR-075).
 */
export type Decimal = Brand<"Decimal">;

/** FHIR STU3's grammar (fhir-base.xsd, decimal-primitive): no exponent, no plus sign, no leading zeros. */
const shape = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** In characters, and far more than any measurement needs: arithmetic on much longer decimals would take seconds. */
const longest = 1_000;

/** True for a decimal in FHIR's grammar with at most 1,000 characters. */
export function isDecimal(value: unknown): value is Decimal {
  return typeof value === "string" && value.length <= longest && shape.test(value);
}

/**
 * Checks a decimal and returns it unchanged.
 *
 * @throws InvalidValueError if it is not a number, or has an exponent, a plus sign, leading zeros or more than 1,000
 * characters.
 */
export function parseDecimal(text: string): Decimal {
  if (isDecimal(text)) return text;
  throw new InvalidValueError(
    "decimal",
    "must be digits with at most one point, such as 37.40 (no exponent, no plus sign, no leading zeros)",
  );
}

/**
 * The decimal of a text, or of a number: the shortest digits that give the same number.
 *
 * @example decimalOf(37.4) // "37.4"
 * @throws InvalidValueError for text that is not a decimal, and for NaN and the infinities.
 */
export function decimalOf(value: number | string): Decimal {
  return parseDecimal(typeof value === "number" ? writtenOut(value) : value);
}

/** -1, 0 or 1 as `a` is less than, equal to or greater than `b`; exact at any length. "37.4" and "37.40" are equal. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  givenText(a, "decimal");
  givenText(b, "decimal");
  if (a.length <= exactDigits && b.length <= exactDigits) return inOrder(Number(a), Number(b));
  const places = Math.max(fractionOf(a).length, fractionOf(b).length);
  return inOrder(scaled(a, places), scaled(b, places));
}

/** Decimals of at most this many characters can be compared as floating point numbers without an error. */
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

/** JavaScript writes very large and very small numbers with an exponent; this writes their digits out instead. */
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
