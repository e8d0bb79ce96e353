import { isFhirDate, isFhirDateTime, type FhirDate, type FhirDateTime } from "../../values/dates.js";
import { InvalidValueError } from "../../errors.js";
import { checkedValue } from "./checked-value.js";
import type { Schema } from "./schema.js";
import { once } from "../../values/once.js";

/**
 * At least the day: a year or a month is too vague for an encounter, and a routing address needs a full date of birth.
 */
const wholeDay = /^[0-9]{4}-[0-9]{2}-[0-9]{2}/;

function parseDay(text: string): FhirDate {
  if (wholeDay.test(text) && isFhirDate(text)) return text;
  throw new InvalidValueError("date", "must be a full date that exists in the calendar, such as 1985-02-28");
}

function parseMoment(text: string): FhirDateTime {
  if (wholeDay.test(text) && isFhirDateTime(text)) return text;
  throw new InvalidValueError(
    "date and time",
    "must be a full date that exists in the calendar, alone or with a time, seconds and an offset " +
      "(2025-03-30T09:15:00+01:00)",
  );
}

function parseTimeOfDay(text: string): string {
  if (timeAlone.test(text)) return text;
  throw new InvalidValueError("time of day", "must be hh:mm:ss");
}

const date = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
const time = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?";
const offset = "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))";
const timeAlone = new RegExp(`^${time}$`);

/** A full date. @internal */
export const day: () => Schema<string, FhirDate> = once(() => checkedValue(parseDay, `^${date}$`));

/** A full date, or a date and time with an offset; kept as written. @internal */
export const moment: () => Schema<string, FhirDateTime> = once(() =>
  checkedValue(parseMoment, `^${date}(?:T${time}${offset})?$`),
);

/** A time of day without a date. @internal */
export const timeOfDay: () => Schema<string> = once(() => checkedValue(parseTimeOfDay, timeAlone.source));
