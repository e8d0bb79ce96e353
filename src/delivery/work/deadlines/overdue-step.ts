import type { DeliveryContext } from "../../delivery-context.js";
import { goAnotherWay } from "../../fallback/go-another-way.js";
import { otherWayOf } from "../../fallback/superseded.js";
import { mayGo } from "../../states.js";
import { goOn, needing, noted, stepFrom, type Step, type StepTime } from "../../step.js";
import type { DeliveryRow } from "../../store/rows.js";

/**
 * The step of a delivery whose deadline has passed. What was never sent cannot be overdue at the practice: sending goes
 * on, and a person is told.
 */
export async function overdueStep(context: DeliveryContext, row: DeliveryRow, time: StepTime): Promise<Step> {
  const { newId } = context;
  const step = stepFrom(row);
  const { state } = row;
  if (state === "queued" || state === "sending") {
    const reason = row.waitsFor === undefined ? "not-sent-in-time" : "replacement-waiting";
    return needing(noted(step, reason, time, { dueAt: undefined }), reason, newId(), time);
  }
  if (mayGo(state, "overdue")) {
    const missing = state === "received" ? "no-business-acknowledgement" : "no-infrastructure-acknowledgement";
    const overdue = goOn(step, "overdue", missing, time);
    const { after, detail } = await otherWayOf(context, row);
    return (
      goAnotherWay(overdue, row, missing, after, time) ??
      needing(overdue, "acknowledgement-overdue", newId(), time, detail)
    );
  }
  // Nothing is expected any more in the other states.
  const set = { dueAt: undefined };
  return { ...step, row: { ...row, ...set }, set };
}
