import type { Measured } from "../../consultation/observations/measured.js";
import { magnitude, type Rational } from "../../values/rational.js";
import { joined, type Shown } from "./sections.js";

/**
 * A value with as many decimal places as a GP expects to see (UR-075). It is rounded (half up) only if digits other
 * than zero would be lost, and then the recorded value follows it: `82.6 kg (recorded 82.55)`.
 */
export function writtenValue(value: Measured | undefined, unit?: string, places?: number): Shown {
  if (value === undefined) return undefined;
  const recorded = String(value);
  const seen = places === undefined ? recorded : rounded(recorded, places);
  return joined(" ", seen, unit, seen === recorded ? undefined : `(recorded ${recorded})`);
}

/**
 * A value rounded to that many decimal places. Returned unchanged if it has no more places (zeros at its end do not
 * count), or if it is not a decimal number.
 */
export function rounded(value: string, places: number): string {
  const [, whole = "", fraction = ""] = /^([0-9]+)\.([0-9]+)$/.exec(value) ?? [];
  if (!/[1-9]/.test(fraction.slice(places))) return value;
  const kept = BigInt(whole + fraction.slice(0, places)) + (Number(fraction.charAt(places)) >= 5 ? 1n : 0n);
  return withPoint(kept, places);
}

/** A fraction, rounded to the nearest with that many decimal places, all of them written. */
export function writtenRational(value: Rational, places: number): string {
  const { numerator, denominator } = magnitude(value);
  const kept = (numerator * 10n ** BigInt(places) * 2n + denominator) / (denominator * 2n);
  const said = withPoint(kept, places);
  return value.numerator < 0n && kept > 0n ? `-${said}` : said;
}

function withPoint(whole: bigint, places: number): string {
  const digits = whole.toString().padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
