import type { Brand } from "./brand.js";
import { InvalidValueError } from "./invalid-value-error.js";

/** A FHIR date, as exact as it is known: "1985", "1985-02" or "1985-02-28". Kept as written. */
export type FhirDate = Brand<"FhirDate">;

/**
 * FHIR STU3's grammar (fhir-base.xsd, date-primitive); the calendar and the missing year 0 come from xs:date beneath
 * it.
 */
const shape = /^-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?$/;

/** True for a year, a month or a day that exists. */
export function isFhirDate(value: unknown): value is FhirDate {
  return typeof value === "string" && shape.test(value) && isInCalendar(value);
}

const minus = 45;

/** Days that every month has. */
const everyMonth = 28;

/** True where the year is not 0 and the day exists, of a text that begins with a date of this grammar. */
export function isInCalendar(text: string): boolean {
  const start = text.charCodeAt(0) === minus ? 1 : 0;
  if (digitAt(text, start) === 0 && text.startsWith("0000", start)) return false;
  if (text.length < start + "yyyy-mm-dd".length) return true;
  const day = digitAt(text, start + 8) * 10 + digitAt(text, start + 9);
  if (day > 0 && day <= everyMonth) return true;
  return isCalendarDay(Number(text.slice(0, start + 4)), Number(text.slice(start + 5, start + 7)), day);
}

function digitAt(text: string, index: number): number {
  return text.charCodeAt(index) - 48;
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

const daysOfMonth: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True where the day exists: months have their own lengths, and 29 February only leap years. */
function isCalendarDay(year: number, month: number, day: number): boolean {
  const length = month === 2 && isLeapYear(year) ? 29 : daysOfMonth[month - 1];
  return length !== undefined && day >= 1 && day <= length;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
