import { givenText } from "./given.js";
import type { Brand } from "./brand.js";
import { InvalidValueError } from "../errors.js";

/** An NHS number: ten digits without spaces, the last being the modulus 11 check digit (UR-032). */
export type NhsNumber = Brand<"NhsNumber">;

/** True for ten digits with the right check digit, written without spaces. */
export function isNhsNumber(value: unknown): value is NhsNumber {
  return typeof value === "string" && /^[0-9]{10}$/.test(value) && hasRightCheckDigit(value);
}

/**
 * Reads an NHS number as people write it: ten digits, with or without spaces between them.
 *
 * @example parseNhsNumber("999 000 0018") // "9990000018"
 * @throws InvalidValueError if it is not ten digits, or the check digit is wrong.
 */
export function parseNhsNumber(text: string): NhsNumber {
  const digits = typeof text === "string" ? text.replaceAll(" ", "") : "";
  if (!/^[0-9]{10}$/.test(digits))
    throw new InvalidValueError("NHS number", "must be ten digits (spaces between them are allowed)");
  if (!isNhsNumber(digits))
    throw new InvalidValueError("NHS number", "has a wrong check digit: at least one digit was mistyped");
  return digits;
}

/** True for the numbers from 999 000 0000 on, which NHS England reserves for test patients. */
export function isTestNhsNumber(nhsNumber: NhsNumber): boolean {
  givenText(nhsNumber, "NHS number");
  return nhsNumber.startsWith("999");
}

/** The number in the usual three groups: "999 000 0018". */
export function formatNhsNumber(nhsNumber: NhsNumber): string {
  givenText(nhsNumber, "NHS number");
  return `${nhsNumber.slice(0, 3)} ${nhsNumber.slice(3, 6)} ${nhsNumber.slice(6)}`;
}

/**
 * Modulus 11: the ten digits, multiplied by the weights 10 to 1, add up to a multiple of 11. A check digit of 10 cannot
 * be written, so no such number is issued.
 */
function hasRightCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < 10; index += 1) sum += Number(digits[index]) * (10 - index);
  return sum % 11 === 0;
}
