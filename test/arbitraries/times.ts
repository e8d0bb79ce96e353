import fc from "fast-check";

/** The moment at which the generated consultations are sent. */
export const sentAt: Date = new Date("2026-01-15T12:00:00Z");

const day = 86_400_000;
const minute = 60_000;

/** When a consultation was, and times within it, all written in the same way. */
export interface Times {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly within: string;
  /** The date of birth of a person of this age in whole years. */
  readonly bornFor: (age: number) => string;
}

type Written = (milliseconds: number) => string;
const offset =
  (hours: number): Written =>
  (milliseconds) =>
    `${new Date(milliseconds + hours * 60 * minute).toISOString().slice(0, 19)}+0${String(hours)}:00`;
const written: readonly Written[] = [
  (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10),
  (milliseconds) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`,
  (milliseconds) => new Date(milliseconds).toISOString(),
  offset(0),
  offset(1),
];

/** Mostly in the last week; sometimes longer ago, which has to be confirmed (CS-11). */
export const timesArbitrary: fc.Arbitrary<Times> = fc
  .record({
    daysAgo: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 6 }) },
      { weight: 1, arbitrary: fc.integer({ min: 8, max: 400 }) },
    ),
    minuteOfDay: fc.integer({ min: 8 * 60, max: 20 * 60 }),
    lasts: fc.integer({ min: 2, max: 45 }),
    write: fc.constantFrom(...written),
    dayOfYear: fc.integer({ min: 1, max: 364 }),
  })
  .map(({ daysAgo, minuteOfDay, lasts, write, dayOfYear }) => {
    const midnight = Math.floor(sentAt.getTime() / day) * day - daysAgo * day;
    const start = midnight + minuteOfDay * minute;
    const bornFor = (age: number): string => {
      const birthday = new Date(midnight);
      birthday.setUTCFullYear(birthday.getUTCFullYear() - age);
      return new Date(birthday.getTime() - dayOfYear * day).toISOString().slice(0, 10);
    };
    return { startedAt: write(start), endedAt: write(start + lasts * minute), within: write(start + minute), bornFor };
  });
