import type { TimingRepeat } from "../../fhir/types.js";
import { invariant, has, needs, notBoth, type Invariant } from "./invariant.js";

const repeat = "Timing.repeat";
/** Meals in general: an offset before or after one of these is not allowed. */
const meals: readonly string[] = ["C", "CM", "CD", "CV"];

/** FHIR's rules for how often something is repeated. */
export const timingInvariants: readonly Invariant[] = [
  invariant("tim-1", repeat, "required", ".durationUnit", "A duration has a unit.", needs("duration", "durationUnit")),
  invariant("tim-2", repeat, "required", ".periodUnit", "A period has a unit.", needs("period", "periodUnit")),
  invariant(
    "tim-4",
    repeat,
    "wrong-form",
    ".duration",
    "A duration is not negative.",
    ({ duration }: TimingRepeat) => !isNegative(duration),
  ),
  invariant(
    "tim-5",
    repeat,
    "wrong-form",
    ".period",
    "A period is not negative.",
    ({ period }: TimingRepeat) => !isNegative(period),
  ),
  invariant(
    "tim-6",
    repeat,
    "required",
    ".period",
    "A longest period needs the usual period.",
    needs("periodMax", "period"),
  ),
  invariant(
    "tim-7",
    repeat,
    "required",
    ".duration",
    "A longest duration needs the usual duration.",
    needs("durationMax", "duration"),
  ),
  invariant(
    "tim-8",
    repeat,
    "required",
    ".count",
    "A greatest count needs the least count.",
    needs("countMax", "count"),
  ),
  invariant(
    "tim-9",
    repeat,
    "required",
    ".when",
    "An offset names the event of the day that it counts from, which is not a meal in general.",
    (timing: TimingRepeat) => {
      return (
        !has(timing, "offset") ||
        (has(timing, "when") && !(timing.when ?? []).some((event) => event !== null && meals.includes(event)))
      );
    },
  ),
  invariant(
    "tim-10",
    repeat,
    "forbidden",
    ".when",
    "A time of day and an event of the day exclude each other.",
    notBoth("timeOfDay", "when"),
  ),
];

function isNegative(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("-") && /[1-9]/.test(value);
}
