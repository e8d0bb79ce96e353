import { isBase64 } from "../values/base64.js";
import { isDecimal } from "../values/decimal.js";
import { isFhirDate } from "../values/fhir-date.js";
import { isFhirDateTime } from "../values/fhir-date-time.js";
import { isInstant } from "../values/instant.js";
import { isUuidUrl } from "../values/uuid.js";
import { primitiveForms } from "./compiled.generated.js";

/** What each primitive must look like, for people. */
export const forms: Readonly<Record<string, string>> = {
  base64Binary: "base64: groups of four letters, digits, + or /, the last filled up with =",
  boolean: "true or false",
  code: "a code without leading, trailing or doubled spaces",
  date: "a date of the calendar as YYYY, YYYY-MM or YYYY-MM-DD",
  dateTime: "a date of the calendar, and with a time also seconds and an offset: YYYY-MM-DDThh:mm:ss+hh:mm",
  decimal: "a decimal number without exponent, of at most 1,000 characters",
  id: "1 to 64 letters, digits, hyphens and full stops",
  instant: "a date of the calendar with time and offset: YYYY-MM-DDThh:mm:ss+hh:mm",
  integer: "a whole number",
  oid: "urn:oid: and an object identifier",
  positiveInt: "a whole number from 1",
  time: "a time as hh:mm:ss",
  unsignedInt: "a whole number from 0",
  uri: "an address without spaces; after urn:uuid: a lower-case uuid",
  uuid: "urn:uuid: and a lower-case uuid",
};

/** Strings shall not exceed 1 MB (FHIR STU3, data types); a pattern that repeats groups would not take much more. Bytes may be longer. */
export const longest = 1_048_576;

/** Whether a value has the form of its primitive type. */
export type Form = (value: unknown) => boolean;

/** Where the pattern is not all: that a day exists, how long a decimal is, what fills the last four characters of base64. */
const beyondPattern: Readonly<Record<string, (isPrimitive: Form) => Form>> = {
  base64Binary: (isPrimitive) => (value) => isPrimitive(value) && isBase64(value),
  // Of the calendar's times the patterns leave out those before the year 0.
  date: () => (value) => isFhirDate(value) && !value.startsWith("-"),
  dateTime: () => (value) => isFhirDateTime(value) && !value.startsWith("-"),
  decimal: (isPrimitive) => (value) => isDecimal(value) && isPrimitive(value),
  instant: () => (value) => isInstant(value) && !value.startsWith("-"),
  // An address of the form urn:uuid: holds a uuid.
  uri: (isPrimitive) => (value) => isKnownAddress(value) || (isPrimitive(value) && (!isOfUuid(value) || isUuidUrl(value)) && remember(value)),
};

/** Messages name the same few systems and profiles again and again: of each length the last right address of the web. */
const addresses: unknown[] = [];
const longestAddress = 128;

function isKnownAddress(value: unknown): boolean {
  return typeof value === "string" && value.length < longestAddress && addresses[value.length] === value;
}

function remember(value: unknown): true {
  if (typeof value === "string" && value.length < longestAddress && value.startsWith("http")) addresses[value.length] = value;
  return true;
}

/** The form of values of a primitive type, but for their length. */
export function formOf(type: string): Form {
  const isPrimitive = primitiveForms[type] ?? (() => true);
  return beyondPattern[type]?.(isPrimitive) ?? isPrimitive;
}

function isOfUuid(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("urn:uuid:");
}

/** Bytes may be longer than texts. */
export function isTooLong(type: string, value: unknown): boolean {
  return typeof value === "string" && value.length > longest && type !== "base64Binary";
}
