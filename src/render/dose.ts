import type { StructuredDose } from "../consultation/structured-dose.js";
import type { SupplyQuantity } from "../consultation/supply-quantity.js";
import type { CheckedSupplyUnit } from "../consultation/supply-unit.js";
import type { DoseTiming, TimeUnit } from "../consultation/timing.js";
import { writtenConcept } from "./concept.js";
import type { Shown } from "./sections.js";

/** The dose as data, row by row, beside the two texts. */
export function doseRows({ quantity, timing, route, site, maximum, asNeeded }: StructuredDose): readonly (readonly [label: string, value: Shown])[] {
  return [
    ["Dose", quantity === undefined ? undefined : writtenQuantity(quantity)],
    ["How often", timing === undefined ? undefined : writtenTiming(timing)],
    ["Only when needed", asNeeded === undefined ? undefined : "yes"],
    ["No more than", maximum === undefined ? undefined : `${writtenQuantity(maximum.quantity)} in ${counted(maximum.days, "day")}`],
    ["Route", route === undefined ? undefined : writtenConcept(route, "SNOMED CT")],
    ["Body site", site === undefined ? undefined : writtenConcept(site, "SNOMED CT")],
  ];
}

/** `20 capsules` */
export function writtenQuantity({ value, unit }: Pick<SupplyQuantity, "unit"> & { readonly value: string }): string {
  return typeof unit === "string" && unit !== "ml" && unit !== "mg" ? counted(value, unit) : `${value} ${writtenUnit(unit)}`;
}

/** `1 day`, `5 days` */
export function counted(count: string | number, noun: string): string {
  return `${count} ${noun}${String(count) === "1" ? "" : "s"}`;
}

function writtenUnit(unit: CheckedSupplyUnit): string {
  return typeof unit === "string" ? unit : writtenConcept(unit, "SNOMED CT");
}

const timeUnits: Readonly<Record<TimeUnit, string>> = { s: "second", min: "minute", h: "hour", d: "day", wk: "week", mo: "month", a: "year" };
const days = { mon: "Monday", tue: "Tuesday", wed: "Wednesday", thu: "Thursday", fri: "Friday", sat: "Saturday", sun: "Sunday" } as const;

/** `3 to 4 times in 1 day, at 08:00, for 5 days` */
function writtenTiming({ frequency, frequencyMax, period, periodMax, periodUnit, dayOfWeek, timeOfDay, duration }: DoseTiming): string {
  return [
    `${frequencyMax === undefined ? counted(frequency, "time") : `${frequency} to ${counted(frequencyMax, "time")}`} in ${
      periodMax === undefined ? counted(period, timeUnits[periodUnit]) : `${period} to ${counted(periodMax, timeUnits[periodUnit])}`}`,
    ...(dayOfWeek === undefined ? [] : [`on ${dayOfWeek.map((day) => days[day]).join(", ")}`]),
    ...(timeOfDay === undefined ? [] : [`at ${timeOfDay.map((time) => time.replace(/:00$/, "")).join(", ")}`]),
    ...(duration === undefined ? [] : [`for ${counted(duration.value, timeUnits[duration.unit])}`]),
  ].join(", ");
}
