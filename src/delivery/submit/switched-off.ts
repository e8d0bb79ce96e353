import type { DeliveryContext } from "../delivery-context.js";
import { goAnotherWay } from "../fallback/go-another-way.js";
import { goOn, needing, stepFrom, type StepTime } from "../step.js";
import type { DeliveryRow, PreparedDelivery } from "../store/rows.js";
import { practiceNow } from "../practices/practice.js";

/** The reason in the audit where no message was sent, so that no 20010 came. */
export const knownOff = "practice-switched-off";

/**
 * Stores a delivery whose practice is remembered as switched off: MESH is not asked again, and the consultation goes
 * another way at once, or a person is told. Undefined if the practice is not remembered so, or the delivery is stored
 * already.
 */
export async function addSwitchedOff(
  context: DeliveryContext,
  prepared: PreparedDelivery,
): Promise<DeliveryRow | undefined> {
  const { practiceOdsCode } = prepared.row;
  if (practiceOdsCode === undefined || !(await practiceNow(context, practiceOdsCode)).isSwitchedOff) return undefined;
  const time: StepTime = { at: context.nowMs(), deadlines: context.deadlines };
  const step = goOn(stepFrom({ ...prepared.row, state: "sent" }), "switched-off", knownOff, time);
  const { row, events, open, moves } =
    goAnotherWay(step, prepared.row, knownOff, context.fallback?.after, time) ??
    needing(step, "switched-off", context.newId(), time);
  const add = [{ ...prepared, row, events: [...prepared.events, ...events] }];
  const change = { add, open, moves: moves.map((event) => ({ row, event })) };
  return (await context.store.apply(change)) ? row : undefined;
}
