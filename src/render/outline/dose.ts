import type { StructuredDoseInput } from "../../consultation/supplies/structured-dose.js";
import type { SupplyQuantityInput } from "../../consultation/supplies/supply-quantity.js";
import type { DoseTimingInput, TimeUnit } from "../../consultation/supplies/timing.js";
import type { AsFound } from "../../message/read/received.js";
import { writtenConcept } from "./concept.js";
import { counted, joined, shown, type Row, type Shown } from "./sections.js";

/** The structured dose, row by row. It is shown in addition to the two dosage texts. */
export function doseRows({
  quantity,
  timing,
  route,
  site,
  maximum,
  asNeeded,
}: AsFound<StructuredDoseInput>): readonly Row[] {
  return [
    ["Dose", writtenQuantity(quantity)],
    ["How often", shown(timing, writtenTiming)],
    ["Only when needed", shown(asNeeded, () => "yes")],
    [
      "No more than",
      joined(
        " in ",
        writtenQuantity(maximum?.quantity),
        shown(maximum?.days, (days) => counted(days, "day")),
      ),
    ],
    ["Route", writtenConcept(route)],
    ["Body site", writtenConcept(site)],
  ];
}

/** `20 capsules` */
export function writtenQuantity({ value, unit }: AsFound<SupplyQuantityInput> = {}): Shown {
  if (value !== undefined && typeof unit === "string" && unit !== "ml" && unit !== "mg") return counted(value, unit);
  return joined(" ", shown(value, String), typeof unit === "string" ? unit : writtenConcept(unit));
}

const timeUnits: Readonly<Record<TimeUnit, string>> = {
  s: "second",
  min: "minute",
  h: "hour",
  d: "day",
  wk: "week",
  mo: "month",
  a: "year",
};
const days = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
} as const;

/** `3 to 4 times a day, at 08:00, for 5 days` */
function writtenTiming(timing: AsFound<DoseTimingInput>): string {
  const { frequency, frequencyMax, period, periodMax, periodUnit, dayOfWeek, timeOfDay, duration } = timing;
  const times = upTo(frequency, frequencyMax, "time");
  const unit = periodUnit === undefined ? "" : timeUnits[periodUnit];
  const within = upTo(period, periodMax, unit);
  return (
    joined(
      ", ",
      unit !== "" && within === `1 ${unit}` && times !== undefined
        ? `${times === "1 time" ? "once" : times} ${unit === "hour" ? "an" : "a"} ${unit}`
        : joined(" in ", times, within),
      shown(dayOfWeek, (found) => `on ${found.map((day) => days[day]).join(", ")}`),
      shown(timeOfDay, (found) => `at ${found.map((time) => time.replace(/:00$/, "")).join(", ")}`),
      shown(
        duration?.value,
        (value) => `for ${counted(value, duration?.unit === undefined ? "" : timeUnits[duration.unit])}`,
      ),
    ) ?? ""
  );
}

/** `3 to 4 times` */
function upTo(least: string | number | undefined, most: string | number | undefined, noun: string): Shown {
  const counts = joined(" to ", shown(least, String), shown(most, String));
  return counts === undefined ? undefined : counted(counts, noun);
}
