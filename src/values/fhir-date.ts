import type { Brand } from "./brand.js";
import { isCalendarDay } from "./calendar.js";
import { InvalidValueError } from "./invalid-value-error.js";

/** A FHIR date, as exact as it is known: "1985", "1985-02" or "1985-02-28". Kept as written. */
export type FhirDate = Brand<"FhirDate">;

/** FHIR STU3's grammar (fhir-base.xsd, date-primitive); the calendar and the missing year 0 come from xs:date beneath it. */
const shape = /^(-?[0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?$/;

/** True for a year, a month or a day that exists. */
export function isFhirDate(value: unknown): value is FhirDate {
  const parts = typeof value === "string" ? shape.exec(value) : null;
  if (parts === null) return false;
  const [, year, month, day] = parts;
  if (Number(year) === 0) return false;
  return day === undefined || isCalendarDay(Number(year), Number(month), Number(day));
}

/**
 * Reads a date.
 *
 * @throws InvalidValueError where it is not yyyy, yyyy-mm or yyyy-mm-dd, or the day does not exist.
 */
export function parseFhirDate(text: string): FhirDate {
  if (isFhirDate(text)) return text;
  throw new InvalidValueError("date", "must be yyyy, yyyy-mm or yyyy-mm-dd, and exist in the calendar");
}
