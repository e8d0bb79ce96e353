import type { DeliveryContext } from "../delivery-context.js";
import { successorOf } from "../people/places.js";
import type { DeliveryRow } from "../store/rows.js";
import type { FallbackAfter } from "./policy.js";

/** What a person reads of a version that a later one is to replace. */
export const supersededText: string =
  "A later version of this consultation was submitted, and goes its own way: see that the practice gets that one. " +
  "This one must go to the practice only if the later one was taken back.";

/**
 * What makes a delivery go another way, and what a person reads where nothing does. A version that a later one is to
 * replace never goes by itself: it would reach the practice after the corrected one. A person is told of it instead,
 * since the later one may still be taken back.
 */
export async function otherWayOf(
  { store, fallback }: Pick<DeliveryContext, "store" | "fallback">,
  row: DeliveryRow,
): Promise<{ readonly after: FallbackAfter | undefined; readonly detail: string | undefined }> {
  return (await successorOf({ store }, row)) === undefined
    ? { after: fallback?.after, detail: undefined }
    : { after: undefined, detail: supersededText };
}
