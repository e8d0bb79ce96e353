import { givenList } from "../values/given.js";
import { InvalidValueError } from "../errors.js";
import { isFhirDate } from "../values/dates.js";

/** One-off days, as `yyyy-mm-dd`. */
export interface WorkingDayOptions {
  /** Bank holidays that are not held every year, such as `2023-05-08` (the coronation). */
  readonly extraHolidays?: readonly string[];
  /** Bank holidays that were moved, such as `2022-05-30`: a working day after all. */
  readonly workingDays?: readonly string[];
}

const dayMs = 86_400_000;

/** Days are counted in UTC here: a day of the calendar has no clock. Monday is 1, Sunday 0. */
const dayOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day);
const weekdayOf = (day: number): number => new Date(day).getUTCDay();
const isWeekend = (day: number): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

/** The first such weekday on or after the day. */
function onOrAfter(day: number, weekday: number): number {
  return day + ((weekday - weekdayOf(day) + 7) % 7) * dayMs;
}

/** The last Monday of a month of 31 days. */
const lastMonday = (year: number, month: number): number => onOrAfter(dayOf(year, month, 25), 1);

/** Easter Sunday. Source: Meeus, Astronomical Algorithms, chapter 8 (first published in Nature, 1876). */
function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b >> 2;
  const e = b % 4;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * e + 2 * (c >> 2) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

/** England's bank holidays of a year: where one falls on a weekend, the next free weekday is one instead. */
function holidaysOf(year: number): readonly number[] {
  const easter = easterOf(year);
  const fixed = [
    easter - 2 * dayMs,
    easter + dayMs,
    onOrAfter(dayOf(year, 5, 1), 1),
    lastMonday(year, 5),
    lastMonday(year, 8),
  ];
  const held = new Set(fixed);
  for (const [month, day] of [
    [1, 1],
    [12, 25],
    [12, 26],
  ] as const) {
    let free = dayOf(year, month, day);
    while (isWeekend(free) || held.has(free)) free += dayMs;
    held.add(free);
  }
  return [...held];
}

/** Tells of a day (`yyyy-mm-dd`) whether it is a working day in England. */
export type WorkingDays = (day: string) => boolean;

/**
 * England's working days: Monday to Friday without the bank holidays, which are computed: New Year's Day, Good Friday,
 * Easter Monday, the first and the last Monday of May, the last Monday of August, Christmas Day and Boxing Day.
 *
 * @throws InvalidValueError for one-off days that are not `yyyy-mm-dd`.
 */
export function workingDaysOf(options: WorkingDayOptions = {}): WorkingDays {
  const extra = daysIn(options.extraHolidays, "extraHolidays");
  const working = daysIn(options.workingDays, "workingDays");
  const known = new Map<number, ReadonlySet<number>>();
  return (text) => {
    if (working.has(text)) return true;
    const day = Date.parse(text);
    const year = new Date(day).getUTCFullYear();
    const holidays = known.get(year) ?? new Set(holidaysOf(year));
    known.set(year, holidays);
    return !isWeekend(day) && !holidays.has(day) && !extra.has(text);
  };
}

/** The next working day after a day, both as `yyyy-mm-dd`. */
export function nextWorkingDay(day: string, isWorkingDay: WorkingDays): string {
  // No list of one-off days is so long that a year has none.
  for (let later = 1; later < 366; later++) {
    const next = new Date(Date.parse(day) + later * dayMs).toISOString().slice(0, 10);
    if (isWorkingDay(next)) return next;
  }
  throw new InvalidValueError("extraHolidays", "leaves no working day within a year");
}

function daysIn(days: readonly string[] | undefined, what: string): ReadonlySet<string> {
  if (days === undefined) return new Set();
  givenList(days, what);
  if (!days.every((day) => isFhirDate(day) && day.length === 10))
    throw new InvalidValueError(what, "must hold days as yyyy-mm-dd that exist in the calendar");
  return new Set(days);
}
