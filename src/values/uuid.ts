import type { Brand } from "./brand.js";
import { InvalidValueError } from "../errors.js";

/** A UUID in lower case, as FHIR writes it, without `urn:uuid:` (UR-007). */
export type Uuid = Brand<"Uuid">;

/** FHIR STU3's grammar of a uuid allows lower case only. */
const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a UUID in lower case, of any version. */
export function isUuid(value: unknown): value is Uuid {
  return typeof value === "string" && shape.test(value);
}

const url = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for `urn:uuid:` and a UUID, as references and fullUrls are written (UR-007). */
export function isUuidUrl(value: unknown): boolean {
  return typeof value === "string" && url.test(value);
}

/**
 * Reads a UUID.
 *
 * @throws InvalidValueError if it is not a UUID in lower case: references are compared character by character.
 */
export function parseUuid(text: string): Uuid {
  if (isUuid(text)) return text;
  throw new InvalidValueError("UUID", "must be 8-4-4-4-12 hexadecimal digits in lower case");
}

/** A new random UUID (version 4). Web Crypto writes it in lower case. */
export function newUuid(): Uuid {
  return globalThis.crypto.randomUUID() as string as Uuid;
}
