import { changeRecord } from "../change-record.js";
import type { DeliveryContext } from "../delivery-context.js";
import { DeliveryError } from "../delivery-error.js";
import type { PersonOptions } from "../delivery.js";
import type { DeliveryRecord } from "../record.js";
import { recordOf } from "../show/record.js";
import { checkTransition } from "../states.js";
import { closing, goOn, stepFrom } from "../step.js";
import { givenPerson } from "./person.js";
import { mayHaveArrived } from "./places.js";

/** Takes back what was never sent. A worker that claims it at the same moment has changed its version, and wins. */
export async function cancel(context: DeliveryContext, id: string, options: PersonOptions): Promise<DeliveryRecord> {
  const by = givenPerson(options);
  const row = await changeRecord(context, id, async (before) => {
    checkTransition(before.state, "cancelled");
    if (await mayHaveArrived(context, before)) {
      throw new DeliveryError(
        "transition-refused",
        "A send of this message may have arrived, so it cannot be taken back any more. To change it, call `replace`.",
        { deliveryId: id },
      );
    }
    const time = { at: context.nowMs(), deadlines: context.deadlines, by };
    const step = goOn(stepFrom(before), "cancelled", "cancelled", time, { waitsFor: undefined });
    return closing(step, "cancelled", time);
  });
  return recordOf(row);
}
