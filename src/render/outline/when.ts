import { englandAheadAt, englandDayOf } from "../../values/england.js";
import { counted } from "./sections.js";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** Hours and minutes are told apart from what people do not say: seconds, their fractions, and England's own offset. */
const shape = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d)(?:T(\d\d:\d\d):\d\d(?:\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?$/;

/**
 * `17-Nov-2025`, `Nov-2025`, `2025` or `17-Nov-2025 09:40`: the time as it was written, never converted to another time
 * zone. An offset other than England's at that moment follows it: `17-Jul-2025 09:40 (UTC)`.
 */
export function writtenWhen(dateTime: string): string {
  const found = shape.exec(dateTime);
  if (found === null) return dateTime;
  const [, year, month, day, clock, offset = ""] = found;
  const words = [day, month === undefined ? undefined : months[Number(month) - 1], year]
    .filter((part) => part !== undefined)
    .join("-");
  return clock === undefined ? words : `${words} ${clock}${writtenOffset(offset, Date.parse(dateTime))}`;
}

function writtenOffset(offset: string, moment: number): string {
  const ahead = offset === "Z" ? "+00:00" : offset.replace(/^-00:00$/, "+00:00");
  if (ahead === (englandAheadAt(moment) === 0 ? "+00:00" : "+01:00")) return "";
  return ` (UTC${ahead === "+00:00" ? "" : ahead})`;
}

/**
 * `21-May-1990 (aged 35)`: the age on the day of the consultation in England, if both days are known. Of infants in
 * weeks up to 12 weeks, and in months up to 2 years; of the newborn in days.
 */
export function writtenBirth(birthDate: string, startedAt = ""): string {
  const day = englandDayOf(startedAt);
  const isDay = [birthDate, day].every((date) => /^\d{4}-\d\d-\d\d$/.test(date));
  return isDay && day >= birthDate
    ? `${writtenWhen(birthDate)} (aged ${writtenAge(birthDate, day)})`
    : writtenWhen(birthDate);
}

function writtenAge(born: string, day: string): string {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = born.split("-").map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = day.split("-").map(Number);
  const wholeMonths = (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
  if (wholeMonths >= 24) return String(Math.floor(wholeMonths / 12));
  const days = Math.round((Date.parse(day) - Date.parse(born)) / 86_400_000);
  if (days < 14) return counted(days, "day");
  return days < 12 * 7 ? counted(Math.floor(days / 7), "week") : counted(wholeMonths, "month");
}
