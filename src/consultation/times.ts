import type * as v from "valibot";
import { parseFhirDate, type FhirDate } from "../values/fhir-date.js";
import { parseFhirDateTime, type FhirDateTime } from "../values/fhir-date-time.js";
import { InvalidValueError } from "../values/invalid-value-error.js";
import { checkedValue } from "./checked-value.js";

/** At least the day: a year or a month says too little of an encounter, and a routing address needs a whole date of birth. */
const wholeDay = /^[0-9]{4}-[0-9]{2}-[0-9]{2}/;

function parseDay(text: string): FhirDate {
  if (!wholeDay.test(text)) throw new InvalidValueError("date", "must be a full date, such as 1985-02-28");
  return parseFhirDate(text);
}

function parseMoment(text: string): FhirDateTime {
  if (wholeDay.test(text)) return parseFhirDateTime(text);
  throw new InvalidValueError("date and time", "must be a full date, alone or with a time and an offset (2025-03-30T09:15:00+01:00)");
}

/** A full date. @internal */
export const day: v.GenericSchema<string, FhirDate> = checkedValue(parseDay);

/** A full date, or a date and time with an offset; kept as written. @internal */
export const moment: v.GenericSchema<string, FhirDateTime> = checkedValue(parseMoment);
