import type { Consultation } from "../../consultation/consultation.js";
import type { WithStep } from "../change-record.js";
import { knownRow } from "../change-record.js";
import type { DeliveryContext } from "../delivery-context.js";
import { DeliveryError } from "../delivery-error.js";
import type { SuccessorOptions } from "../delivery.js";
import type { DeliveryRecord } from "../record.js";
import { recordOf } from "../show/record.js";
import { changeOf, type Step } from "../step.js";
import type { DeliveryRow, PreparedDelivery } from "../store/rows.js";
import { contentVersion } from "../submit/content.js";
import { contentOf, prepareDelivery } from "../submit/prepare.js";
import { checkSuccessorOptions, senderFor } from "../submit/submit-options.js";
import { givenPerson } from "./person.js";
import type { Place } from "./places.js";
import { sameWay } from "./same-way.js";

/** What a person's new delivery changes of the earlier one, and its place. */
export interface Decision {
  readonly place: Place;
  readonly step: Step;
}

const attempts = 10;

/**
 * Stores a new delivery that a person makes out of an earlier one, in one step with what changes there. The same
 * id and consultation a second time give the first record.
 */
export async function succeed(
  context: DeliveryContext,
  id: string,
  consultation: Consultation,
  options: SuccessorOptions,
  decide: (row: DeliveryRow) => Promise<Decision>,
): Promise<DeliveryRecord> {
  checkSuccessorOptions(options);
  givenPerson(options);
  const { by, ...submitOptions } = options;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const stored = await storedSuccessor(context, id, consultation, options);
    if (stored !== undefined) return recordOf(stored);
    const before = await knownRow(context, id);
    const { place, step } = await decide(before);
    const way = sameWay(before, await context.store.findBody(id), options.practiceOdsCode);
    const prepared = prepareDelivery(context, consultation, { ...way, ...submitOptions }, { ...place, by });
    if (await storeBoth(context, step, prepared)) return recordOf(prepared.row);
  }
  throw new DeliveryError("changed-meanwhile", "Others kept changing this delivery: try again.", { deliveryId: id });
}

/** False where either has changed in the meantime, or the new one's id is taken. */
export async function storeBoth(context: DeliveryContext, step: Step, prepared: PreparedDelivery): Promise<boolean> {
  const more: WithStep = { add: [prepared] };
  if (!(await context.store.apply(changeOf([step], more)))) return false;
  context.wakeSender();
  return true;
}

/** What an earlier call with the same id has stored. @throws DeliveryError `different-content` */
async function storedSuccessor(
  context: DeliveryContext,
  originalId: string,
  consultation: Consultation,
  { id, sender }: SuccessorOptions,
): Promise<DeliveryRow | undefined> {
  const { odsCode } = senderFor(context, sender);
  const contentHash = contentOf(context, consultation);
  const row = await context.store.findByCallerId(odsCode, id);
  if (row === undefined) return undefined;
  const isSame = row.contentVersion !== contentVersion || row.contentHash === contentHash;
  if (isSame && (await isMadeOf(context, row, originalId))) return row;
  throw new DeliveryError(
    "different-content",
    "This id is stored already, with another consultation, or made of another delivery: nothing was stored. Use a " +
      "new id.",
    { deliveryId: row.id },
  );
}

/** Where the original never reached the practice, the new one is linked to what that one would have replaced. */
async function isMadeOf({ store }: DeliveryContext, { link }: DeliveryRow, originalId: string): Promise<boolean> {
  if (link === undefined || link.deliveryId === originalId) return link !== undefined;
  return (await store.findById(originalId))?.link?.deliveryId === link.deliveryId;
}
