import type { FhirDateTime } from "../../../values/dates.js";

/** The first and the last moment that a date or time can mean, in milliseconds. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

export const dayInMilliseconds = 86_400_000;

/** England's clocks are at most an hour ahead of UTC, so a day without a time may begin an hour earlier. */
const summerTime = 3_600_000;

const minus = "-".charCodeAt(0);

/** What a dateTime means to CS-10 and CS-11, as exactly as it is written; undefined before the year 1. */
export function spanOf(dateTime: FhirDateTime): Span | undefined {
  if (dateTime.charCodeAt(0) === minus) return undefined;
  const start = Date.parse(dateTime);
  if (dateTime.includes("T")) return { earliest: start, latest: start };
  return { earliest: start - summerTime, latest: endOf(dateTime, start) };
}

/** The span of a date that begins at this moment. */
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

/** True where the day `a` is certainly after the day of `b`, by the calendar as both are written. */
export function isLaterDay(a: FhirDateTime, b: FhirDateTime): boolean {
  const first = dayOf(a);
  const second = dayOf(b);
  const known = Math.min(first.length, second.length);
  return first.slice(0, known) > second.slice(0, known);
}

/** True where two moments are certainly more than this many days apart; false where `later` is the earlier one. */
export function isApart(earlier: Span | undefined, later: Span | undefined, days: number): boolean {
  return earlier !== undefined && later !== undefined && later.earliest - earlier.latest > days * dayInMilliseconds;
}

/** An age in completed years: exact where both are full dates, else a range. */
export interface Age {
  readonly least: number;
  readonly most: number;
}

/**
 * The age on a day, by the calendar: who was born on 29 February is a year older from 1 March, or on 29 February in a
 * leap year. Undefined for years before 1.
 */
export function ageOn(birthDate: FhirDateTime, when: FhirDateTime): Age | undefined {
  if (birthDate.startsWith("-") || when.startsWith("-")) return undefined;
  const [born, day] = [dayOf(birthDate), dayOf(when)];
  return { least: completedYears(latest(born), earliest(day)), most: completedYears(earliest(born), latest(day)) };
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

/** As much of the day as is written, in its own time zone. */
function dayOf(dateTime: string): string {
  return dateTime.slice(0, 10);
}
