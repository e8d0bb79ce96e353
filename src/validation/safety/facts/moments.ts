import type { FhirDateTime } from "../../../values/dates.js";
import { englandDayOf, englandMidnightOf } from "../../../values/england.js";

/** The first and the last moment that a date or time can mean, in milliseconds. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

const hourInMilliseconds = 3_600_000;
const dayInMilliseconds = 24 * hourInMilliseconds;

const minus = "-".charCodeAt(0);

/** True for a time with an offset, which means one moment. */
export function isTimed(dateTime: FhirDateTime): boolean {
  return dateTime.includes("T");
}

/** What a dateTime means to CS-10 and CS-11, as exactly as it is written; undefined before the year 1. */
export function spanOf(dateTime: FhirDateTime): Span | undefined {
  if (dateTime.charCodeAt(0) === minus) return undefined;
  const start = Date.parse(dateTime);
  if (isTimed(dateTime)) return { earliest: start, latest: start };
  return { earliest: englandMidnightOf(start), latest: englandMidnightOf(endOf(dateTime, start)) - 1 };
}

/** Where a date that begins at this moment ends, in UTC. */
function endOf(date: string, start: number): number {
  if (date.length === "yyyy-mm-dd".length) return start + dayInMilliseconds;
  const [year = 0, month = 12] = date.split("-").map(Number);
  const end = new Date(0);
  end.setUTCFullYear(year, month, 1);
  return end.getTime();
}

/** True where `a` is certainly before `b`. */
export function isBefore(a: FhirDateTime, b: FhirDateTime): boolean {
  const first = spanOf(a);
  const second = spanOf(b);
  return first !== undefined && second !== undefined && first.latest < second.earliest;
}

/** True where `a` is certainly after a moment in milliseconds. */
export function isAfter(a: FhirDateTime, moment: number): boolean {
  const span = spanOf(a);
  return span !== undefined && moment < span.earliest;
}

/** True where the day `a` is certainly after the day of `b`, by the calendar of England. */
export function isLaterDay(a: FhirDateTime, b: FhirDateTime): boolean {
  if (a.charCodeAt(0) === minus || b.charCodeAt(0) === minus) return false;
  // A time as it is written is at most a day from England's.
  if (!isTimed(a) && b.slice(0, a.length) > a) return false;
  const first = englandDayOf(a);
  const second = englandDayOf(b);
  const known = Math.min(first.length, second.length);
  return first.slice(0, known) > second.slice(0, known);
}

/** True where two moments are certainly more than this many days apart; false where `later` is the earlier one. */
export function isApart(earlier: Span | undefined, later: Span | undefined, days: number): boolean {
  return earlier !== undefined && later !== undefined && later.earliest - earlier.latest > days * dayInMilliseconds;
}

/** How many hours passed between two times; undefined where one of them is a date without a time. */
export function hoursBetween(start: FhirDateTime, end: FhirDateTime): number | undefined {
  return isTimed(start) && isTimed(end) ? (Date.parse(end) - Date.parse(start)) / hourInMilliseconds : undefined;
}

/** An age in completed years: exact where both are full dates, else a range. */
export interface Age {
  readonly least: number;
  readonly most: number;
}

/**
 * The age on a day, by the calendar of England: who was born on 29 February is a year older from 1 March, or on 29
 * February in a leap year. Undefined for years before 1.
 */
export function ageOn(birthDate: FhirDateTime, when: FhirDateTime): Age | undefined {
  if (birthDate.startsWith("-") || when.startsWith("-")) return undefined;
  const [born, day] = [englandDayOf(birthDate), englandDayOf(when)];
  return { least: completedYears(latest(born), earliest(day)), most: completedYears(earliest(born), latest(day)) };
}

/** True where a birth was certainly more than this many years before a time, in England. */
export function isYearsBefore(birthDate: FhirDateTime, when: FhirDateTime, years: number): boolean {
  if (when.startsWith("-")) return false;
  if (birthDate.startsWith("-")) return true;
  const day = earliest(englandDayOf(when));
  return latest(birthDate) < String(Number(day.slice(0, 4)) - years).padStart(4, "0") + day.slice(4);
}

function earliest(date: string): string {
  return date + "0000-01-01".slice(date.length);
}

function latest(date: string): string {
  return date + "0000-12-31".slice(date.length);
}

function completedYears(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(4) < born.slice(4) ? years - 1 : years;
}
