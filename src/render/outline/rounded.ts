import type { Measured } from "../../consultation/observations/measured.js";
import { joined, type Shown } from "./sections.js";

/**
 * A value with as many decimal places as a GP expects to see (UR-075). Only where something other than noughts would go
 * is
 * it rounded, half up, and then what was recorded stands beside it: `82.6 kg (recorded 82.55)`.
 */
export function writtenValue(value: Measured | undefined, unit?: string, places?: number): Shown {
  if (value === undefined) return undefined;
  const recorded = String(value);
  const seen = places === undefined ? recorded : rounded(recorded, places);
  return joined(" ", seen, unit, seen === recorded ? undefined : `(recorded ${recorded})`);
}

/**
 * The value itself where it has no more than these places, noughts at its end aside, or is nothing that can be measured
 * here.
 */
export function rounded(value: string, places: number): string {
  const [, whole = "", fraction = ""] = /^([0-9]+)\.([0-9]+)$/.exec(value) ?? [];
  if (!/[1-9]/.test(fraction.slice(places))) return value;
  const kept = BigInt(whole + fraction.slice(0, places)) + (Number(fraction.charAt(places)) >= 5 ? 1n : 0n);
  const digits = kept.toString().padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
