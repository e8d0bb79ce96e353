import type { Step, StepTime } from "../step.js";
import type { DeliveryRow } from "../store/rows.js";
import { causeOf, type FallbackAfter } from "./policy.js";

/**
 * The step, with the other way to the practice made due in the same transaction: neither is ever stored without the
 * other. Undefined if a person must be told instead: the policy does not name this case, or it was tried already.
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
