import type { Acknowledgement } from "../../message/acknowledgement/types.js";
import type { DeliveryRecord } from "../record.js";
import type { DeliveryStore } from "../store/store.js";

/**
 * Finds the delivery that an acknowledgement answers (UR-111). It names the id of the request's MessageHeader, or, with
 * some receivers, the identifier of the request's bundle. Where neither is found, SenderReference decides, if only one
 * delivery has it.
 */
export async function correlate(
  store: DeliveryStore,
  acknowledgement: Acknowledgement,
): Promise<DeliveryRecord | undefined> {
  const { requestHeaderId, senderReference } = acknowledgement;
  const named = (await store.findByHeaderId(requestHeaderId)) ?? (await store.findByBundleIdentifier(requestHeaderId));
  if (named !== undefined || senderReference === undefined) return named;
  const [only, ...others] = await store.listBySenderReference(senderReference);
  return others.length === 0 ? only : undefined;
}
