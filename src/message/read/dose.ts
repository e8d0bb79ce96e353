import type { StructuredDoseInput } from "../../consultation/supplies/structured-dose.js";
import type { DoseTimingInput, TimeUnit } from "../../consultation/supplies/timing.js";
import type { Dosage, Quantity, Timing, TimingRepeat } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";
import { readConcept } from "./concepts.js";
import { filled, known } from "./known.js";
import type { Part } from "./part.js";
import { among } from "./patient.js";
import { readMeasured, readSupplyQuantity } from "./quantity.js";
import type { AsFound } from "./received.js";

const timeUnits: readonly TimeUnit[] = ["s", "min", "h", "d", "wk", "mo", "a"];
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** The dose as data; undefined if there are only the texts. */
export function readDose(part: Part<Dosage>): AsFound<StructuredDoseInput> | undefined {
  const maximum = part.part("maxDosePerPeriod");
  const inDays = readMeasured(maximum?.part("denominator"), ["d"]);
  const dose: AsFound<StructuredDoseInput> = known({
    route: readConcept(part.part("route"), systems.snomed),
    site: readConcept(part.part("site"), systems.snomed),
    timing: readTiming(part.part("timing")),
    quantity: readSupplyQuantity(part.part("doseQuantity")),
    maximum:
      inDays === undefined
        ? undefined
        : known({ quantity: readSupplyQuantity(maximum?.part("numerator")), days: inDays.value }),
    asNeeded: part.is("asNeededBoolean", true) ? (true as const) : undefined,
  });
  return Object.keys(dose).length === 0 ? undefined : dose;
}

function readTiming(part: Part<Timing> | undefined): AsFound<DoseTimingInput> | undefined {
  const repeat = part?.part("repeat");
  if (repeat === undefined) return undefined;
  const timing: AsFound<DoseTimingInput> = known({
    frequency: repeat.number("frequency"),
    frequencyMax: repeat.number("frequencyMax"),
    period: repeat.text("period"),
    periodMax: repeat.text("periodMax"),
    periodUnit: repeat.oneOf("periodUnit", among(timeUnits)),
    dayOfWeek: readDays(repeat),
    timeOfDay: filled(repeat.texts("timeOfDay")),
    duration: readDuration(repeat.part("boundsDuration")),
  });
  return Object.keys(timing).length === 0 ? undefined : timing;
}

/** All of them, or none: only some of the days would be a different dose. */
function readDays(repeat: Part<TimingRepeat>): readonly (typeof days)[number][] | undefined {
  const isDay = among(days);
  const given = repeat.see("dayOfWeek") ?? [];
  return given.every((day) => day !== null && isDay(day)) ? filled(repeat.texts("dayOfWeek").filter(isDay)) : undefined;
}

function readDuration(part: Part<Quantity> | undefined): AsFound<{ value: string; unit: TimeUnit }> | undefined {
  const unit =
    part?.see("system")?.trim() === systems.ucum && part.see("comparator") === undefined
      ? part.oneOf("code", among(timeUnits))
      : undefined;
  if (unit === undefined) return undefined;
  part?.is("system", systems.ucum);
  return known({ value: part?.text("value"), unit });
}
