import type { Brand } from "./brand.js";
import { isFhirDate, isInCalendar } from "./fhir-date.js";
import { InvalidValueError } from "./invalid-value-error.js";

/**
 * A FHIR dateTime: a date as exact as it is known, or a day with a time and its offset, kept as written:
 * "2025-03", "2025-03-30T09:15:00+01:00". Every FhirDate and every Instant is one too.
 */
export type FhirDateTime = Brand<"FhirDateTime" | "FhirDate" | "Instant">;

/**
 * What stands from the `T` on (fhir-base.xsd, dateTime-primitive): seconds always, never 60; offsets from -14:00 to
 * +14:00.
 * That schema would let the offset go; FHIR's text and its own grammar in dateTime.json do not, and nor does this.
 */
const dayWithTime =
  /^-?[0-9]{4}-(?:0[1-9]|1[0-2])-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))$/;

/** True for a date, or a whole day with a time, seconds and an offset. */
export function isFhirDateTime(value: unknown): value is FhirDateTime {
  return hasTime(value) || isFhirDate(value);
}

/**
 * Reads a dateTime.
 *
 * @throws InvalidValueError where the day does not exist, or a time lacks seconds or its offset.
 */
export function parseFhirDateTime(text: string): FhirDateTime {
  if (isFhirDateTime(text)) return text;
  throw new InvalidValueError(
    "date and time",
    "must be a date, or a date with a time, seconds and an offset (2025-03-30T09:15:00+01:00)",
  );
}

/** True for a dateTime that goes down to the second and so names one moment. */
export function hasTime(value: unknown): boolean {
  return typeof value === "string" && dayWithTime.test(value) && isInCalendar(value);
}
