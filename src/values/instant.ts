import type { Brand } from "./brand.js";
import { hasTime, type FhirDateTime } from "./fhir-date-time.js";
import { InvalidValueError } from "./invalid-value-error.js";

/** A moment: a whole day, a time with seconds (a fraction is allowed) and an offset, kept as written. */
export type Instant = Brand<"Instant">;

/** True for a whole day with a time and an offset. */
export function isInstant(value: unknown): value is Instant {
  return hasTime(value);
}

/**
 * Reads an instant.
 *
 * @throws InvalidValueError where the day does not exist, or seconds or the offset are missing.
 */
export function parseInstant(text: string): Instant {
  if (isInstant(text)) return text;
  throw new InvalidValueError(
    "instant",
    "must be a day with a time, seconds and an offset (2025-03-30T09:15:00.000+01:00)",
  );
}

/**
 * The moment of a `Date`, in UTC with milliseconds.
 *
 * @throws InvalidValueError for an invalid `Date` or a year that four digits cannot write.
 */
export function instantOf(date: Date): Instant {
  if (Number.isNaN(date.getTime())) throw new InvalidValueError("instant", "must come from a valid Date");
  return parseInstant(date.toISOString());
}

/**
 * Milliseconds since 1970 of a moment, to compare two of them. Of a year, a month or a day without a time
 * it is the first millisecond in UTC; finer fractions are cut.
 */
export function millisecondsOf(dateTime: FhirDateTime): number {
  const milliseconds = Date.parse(dateTime);
  if (!Number.isNaN(milliseconds) && !dateTime.startsWith("-")) return milliseconds;
  throw new InvalidValueError("date and time", "lies too far back to be compared");
}
