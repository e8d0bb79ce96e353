import { changeRecord } from "../change-record.js";
import { DeliveryError } from "../delivery-error.js";
import type { DeliveryContext } from "../delivery-context.js";
import type { PersonOptions } from "../delivery.js";
import type { DeliveryRow } from "../store/rows.js";
import { closing, goOn, needing, stepFrom, type StepTime } from "../step.js";
import { givenPerson, givenWords } from "./person.js";

/** How long a person's note may be. */
export const longestNote = 1000;

/**
 * The consultation went to the practice another way: nothing more is sent, and its attentions are closed.
 *
 * @throws InvalidValueError, DeliveryError `unknown-id`, `transition-refused`, `changed-meanwhile`; StoreError.
 */
export async function sentByFallback(
  context: DeliveryContext,
  id: string,
  options: PersonOptions & { readonly how: string },
): Promise<DeliveryRow> {
  const by = givenPerson(options);
  const how = givenWords(options.how, "how", longestNote);
  const time: StepTime = { at: context.nowMs(), deadlines: context.deadlines, by };
  return changeRecord(context, id, (row) =>
    closing(goOn(stepFrom(row), "sent-by-fallback", "sent-by-fallback", time, { fallbackFrom: row.state }), how, time),
  );
}

/**
 * The other way has failed: the delivery returns to the state before it, and a person is told. It is not sent by
 * itself.
 *
 * @throws DeliveryError `unknown-id`, `transition-refused` where it did not go another way, `changed-meanwhile`;
 * StoreError.
 */
export async function fallbackFailed(context: DeliveryContext, id: string): Promise<DeliveryRow> {
  const time: StepTime = { at: context.nowMs(), deadlines: context.deadlines };
  return changeRecord(context, id, (row) => {
    if (row.state !== "sent-by-fallback" || row.fallbackFrom === undefined)
      throw new DeliveryError("transition-refused", "This delivery did not go to the practice another way.", {
        deliveryId: id,
      });
    const step = goOn(stepFrom(row), row.fallbackFrom, "fallback-failed", time, { fallbackFrom: undefined });
    return needing(step, "fallback-failed", context.newId(), time, "It came back, or did not arrive.");
  });
}
