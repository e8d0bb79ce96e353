import { givenText } from "../values/given.js";
import type { DeliveryContext } from "./delivery-context.js";
import { DeliveryError } from "./delivery-error.js";
import { changeOf, type Step } from "./step.js";
import type { DeliveryRow } from "./store/rows.js";

/** What else a step stores in the same transaction. */
export type WithStep = Parameters<typeof changeOf>[1];

const attempts = 10;

/**
 * Changes a delivery in the store. Starts again where another worker changed it in the meantime. The step undefined:
 * nothing is to be changed any more.
 *
 * @throws DeliveryError `unknown-id`, `changed-meanwhile`, and whatever `decide` throws: nothing was stored.
 */
export async function changeRecord(
  context: DeliveryContext,
  id: string,
  decide: (row: DeliveryRow) => Step | undefined | Promise<Step | undefined>,
  more?: WithStep,
): Promise<DeliveryRow> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await knownRow(context, id);
    const step = await decide(before);
    if (step === undefined) return before;
    if (await context.store.apply(changeOf([step], more))) return { ...step.row, version: before.version + 1 };
  }
  throw new DeliveryError("changed-meanwhile", "Others kept changing this delivery: try again.", { deliveryId: id });
}

/** @throws DeliveryError with reason `unknown-id`; InvalidValueError for anything but text. */
export async function knownRow({ store }: DeliveryContext, id: string): Promise<DeliveryRow> {
  givenText(id, "id");
  const row = await store.findById(id);
  if (row === undefined)
    throw new DeliveryError("unknown-id", "The store has no delivery with this id: check the id.", { deliveryId: id });
  return row;
}
