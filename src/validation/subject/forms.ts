import { addresses } from "../../terminology/profiles.js";
import { isBase64 } from "../../values/base64.js";
import { isDecimal } from "../../values/decimal.js";
import { isFhirDate, isFhirDateTime, isInstant } from "../../values/dates.js";
import { onceEach } from "../../values/once.js";
import { isUuidUrl } from "../../values/uuid.js";
import { otherPrimitives, primitivePatterns } from "../schemas/primitives.generated.js";

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
  integer: "a whole number from -2147483648 to 2147483647",
  oid: "urn:oid: and an object identifier",
  positiveInt: "a whole number from 1 to 2147483647",
  time: "a time as hh:mm:ss",
  unsignedInt: "a whole number from 0 to 2147483647",
  uri: "an address without spaces; after urn:uuid: a lower-case uuid",
  uuid: "urn:uuid: and a lower-case uuid",
};

/**
 * Strings shall not exceed 1 MB (FHIR STU3, data types); a pattern that repeats groups would not take much more. Bytes
 * may be longer.
 */
export const longest = 1_048_576;

/** What a value of a primitive type must look like. */
export interface Form {
  /** The pattern of every text of it; undefined where the rest is enough. */
  readonly pattern: RegExp | undefined;
  /** What the pattern cannot check. */
  readonly beyond: ((text: string) => boolean) | undefined;
  /** Texts that need no check. */
  readonly known: ReadonlySet<string> | undefined;
  /** Texts only: bytes may be longer than others. */
  readonly longest: number;
  /** For values that are not texts. */
  readonly isOther: (value: unknown) => boolean;
}

/** Valid as they are. */
export const knownAddresses: ReadonlySet<string> = new Set(addresses);

/**
 * What the pattern cannot check: that a day exists, how long a decimal is, how the last four characters of base64 are
 * filled.
 */
const beyondPattern: Readonly<Record<string, Partial<Form>>> = {
  base64Binary: { beyond: isBase64, longest: Infinity },
  // The patterns leave out the times before the year 0.
  date: { pattern: undefined, beyond: (text) => isFhirDate(text) && !isNegative(text) },
  dateTime: { pattern: undefined, beyond: (text) => isFhirDateTime(text) && !isNegative(text) },
  decimal: { beyond: isDecimal },
  // Counting each character takes longer than counting them once.
  id: { pattern: /^[A-Za-z0-9.-]+$/, longest: 64 },
  instant: { pattern: undefined, beyond: (text) => isInstant(text) && !isNegative(text) },
  // An address of the form urn:uuid: holds a uuid.
  uri: {
    pattern: undefined,
    beyond: (text) => (text.charCodeAt(4) === letterU && isUuidUrl(text)) || (isAddress.test(text) && !isOfUuid(text)),
    known: knownAddresses,
  },
};

const letterU = "u".charCodeAt(0);
const isAddress = primitivePatterns["uri"] ?? /^$/;

/** True for an address that must hold a uuid. */
export function isOfUuid(text: string): boolean {
  return text.charCodeAt(4) === letterU && text.startsWith("urn:uuid:");
}

function isNegative(text: string): boolean {
  return text.charCodeAt(0) === "-".charCodeAt(0);
}

/** The form of values of a primitive type. */
export const formOf: (type: string) => Form = onceEach((type) => {
  // Any value of a type that FHIR does not have is valid; no text is valid where the type is not a text.
  const isText = Object.hasOwn(primitivePatterns, type);
  const usual = {
    pattern: primitivePatterns[type],
    beyond: isText ? undefined : () => !Object.hasOwn(otherPrimitives, type),
    known: undefined,
    longest,
    isOther: otherPrimitives[type] ?? (() => !isText),
  };
  return { ...usual, ...beyondPattern[type] };
});

export function hasForm(value: unknown, { pattern, beyond, known, longest: most, isOther }: Form): boolean {
  if (typeof value !== "string") return isOther(value);
  if (value.length === 0 || value.length > most) return false;
  if (known?.has(value) === true) return true;
  return (pattern === undefined || pattern.test(value)) && (beyond === undefined || beyond(value));
}

/** Bytes may be longer than texts. */
export function isTooLong(type: string, value: unknown): boolean {
  return typeof value === "string" && value.length > longest && type !== "base64Binary";
}
