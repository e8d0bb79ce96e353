import type { Decimal } from "../values/decimal.js";

/**
 * A value with as many decimal places as a GP expects to see (UR-075). Only where something other than noughts would go is
 * it rounded, half up, and then what was recorded stands beside it: `82.6 kg (recorded 82.55)`.
 */
export function writtenValue(value: Decimal, unit: string, places: number | undefined): string {
  const shown = places === undefined ? value : rounded(value, places);
  return shown === value ? `${value} ${unit}` : `${shown} ${unit} (recorded ${value})`;
}

/** The value itself where it has no more than these places, noughts at its end aside, and where it is below zero, as nothing measured here is. */
export function rounded(value: Decimal, places: number): string {
  const [whole = "", fraction = ""] = value.split(".");
  if (value.startsWith("-") || !/[1-9]/.test(fraction.slice(places))) return value;
  const kept = BigInt(whole + fraction.slice(0, places)) + (Number(fraction.charAt(places)) >= 5 ? 1n : 0n);
  const digits = kept.toString().padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
