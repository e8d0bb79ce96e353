import type { Brand } from "./brand.js";
import { InvalidValueError } from "../errors.js";

/** A registration number with the General Pharmaceutical Council: seven digits (UR-034). */
export type GphcNumber = Brand<"GphcNumber">;

/** True for seven digits, the form in NHS England's examples (`NNNNNNN`). */
export function isGphcNumber(value: unknown): value is GphcNumber {
  return typeof value === "string" && /^[0-9]{7}$/.test(value);
}

/**
 * Reads a registration number.
 *
 * @throws InvalidValueError if it is not seven digits.
 */
export function parseGphcNumber(text: string): GphcNumber {
  if (isGphcNumber(text)) return text;
  throw new InvalidValueError("GPhC number", "must be seven digits");
}
