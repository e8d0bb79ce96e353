import type { Brand } from "./brand.js";
import { InvalidValueError } from "../errors.js";

/** A UUID in lower case, as FHIR writes it (`urn:uuid:` is no part of it; UR-007). */
export type Uuid = Brand<"Uuid">;

/** FHIR STU3's uuid grammar knows lower case only. */
const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a UUID in lower case, of any version. */
export function isUuid(value: unknown): value is Uuid {
  return typeof value === "string" && shape.test(value);
}

const url = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for the address of what such a UUID names, as references and fullUrls have it (UR-007). */
export function isUuidUrl(value: unknown): boolean {
  return typeof value === "string" && url.test(value);
}

/**
 * Reads a UUID.
 *
 * @throws InvalidValueError where it is no UUID or not in lower case: references compare letter by letter.
 */
export function parseUuid(text: string): Uuid {
  if (isUuid(text)) return text;
  throw new InvalidValueError("UUID", "must be 8-4-4-4-12 hexadecimal digits in lower case");
}

/** A new random UUID (version 4), which Web Crypto writes in lower case. */
export function newUuid(): Uuid {
  return globalThis.crypto.randomUUID() as string as Uuid;
}
