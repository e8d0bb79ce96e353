import type { Consultation } from "../../consultation/consultation.js";
import type { DeliveryContext } from "../delivery-context.js";
import { DeliveryError } from "../delivery-error.js";
import type { SuccessorOptions } from "../delivery.js";
import type { DeliveryRecord } from "../record.js";
import { closing, goOn, stepFrom } from "../step.js";
import { checkNoSuccessor, placeOf } from "./places.js";
import { succeed } from "./successor.js";

/** A new message instead of one that the practice's system rejected. A rejected replacement is replaced by another. */
export function correct(
  context: DeliveryContext,
  id: string,
  consultation: Consultation,
  options: SuccessorOptions,
): Promise<DeliveryRecord> {
  return succeed(context, id, consultation, options, async (row) => {
    if (row.state !== "rejected") {
      throw new DeliveryError(
        "transition-refused",
        `Only a rejected delivery can be corrected, and this one is ${row.state}. To change what was sent, call ` +
          "`replace`.",
        { deliveryId: id },
      );
    }
    await checkNoSuccessor(context, row);
    const time = { at: context.nowMs(), deadlines: context.deadlines, by: options.by };
    const place = await placeOf(context, row, { kind: "corrects", deliveryId: id });
    return { place, step: closing(goOn(stepFrom(row), "settled", "corrected", time), "corrected", time) };
  });
}
