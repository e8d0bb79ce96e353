import type { Step, StepTime } from "../step.js";
import type { DeliveryRow } from "../store/rows.js";
import { causeOf, type FallbackAfter } from "./policy.js";

/**
 * The step, and the consultation's way to the practice by itself: in the same transaction as the state that makes it
 * necessary, so that neither is ever without the other. Undefined where it does not go by itself, and a person must be
 * told at once: no policy names it, or it was tried already.
 */
export function goAnotherWay(
  step: Step,
  before: DeliveryRow,
  reason: string,
  after: FallbackAfter | undefined,
  { at }: StepTime,
): Step | undefined {
  const cause = causeOf(step.row.state, reason);
  if (cause === undefined || after?.has(cause) !== true) return undefined;
  // One that is under way goes on: it must not be begun a second time beside it.
  if (before.fallbackAt === undefined && before.fallbackFailures > 0) return undefined;
  const set = { fallbackAt: before.fallbackAt ?? at };
  return { ...step, row: { ...step.row, ...set }, set: { ...step.set, ...set } };
}
