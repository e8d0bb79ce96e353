import type { Brand } from "./brand.js";
import { InvalidValueError } from "../errors.js";

/**
 * An ODS code: 3 to 9 upper-case letters and digits, such as a pharmacy's "FA123" or a practice's "A12345" (UR-033).
 */
export type OdsCode = Brand<"OdsCode">;

/** NHS Data Model and Dictionary: ORGANISATION IDENTIFIER is an3 to an6, ORGANISATION SITE IDENTIFIER an5 to an9. */
const shape = /^[A-Z0-9]{3,9}$/;

/** True for 3 to 9 upper-case letters and digits. Does not check that the organisation exists. */
export function isOdsCode(value: unknown): value is OdsCode {
  return typeof value === "string" && shape.test(value);
}

/**
 * Reads an ODS code.
 *
 * @throws InvalidValueError if it is not 3 to 9 upper-case letters and digits.
 */
export function parseOdsCode(text: string): OdsCode {
  if (isOdsCode(text)) return text;
  throw new InvalidValueError("ODS code", "must be 3 to 9 upper-case letters and digits");
}
