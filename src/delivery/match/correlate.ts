import type { Acknowledgement } from "../../message/acknowledgement/types.js";
import type { DeliveryRow } from "../store/rows.js";
import type { DeliveryStore } from "../store/store.js";

/**
 * Finds the delivery that an acknowledgement answers (UR-111). It names the id of the request's MessageHeader, or, with
 * some receivers, the identifier of the request's bundle. Where neither is found, SenderReference decides, if only one
 * delivery has it. More than one: they are the candidates.
 */
export async function correlate(
  store: DeliveryStore,
  { requestHeaderId, senderReference }: Acknowledgement,
): Promise<readonly DeliveryRow[]> {
  if (isAskable(requestHeaderId)) {
    const named =
      (await store.findByHeaderId(requestHeaderId)) ?? (await store.findByBundleIdentifier(requestHeaderId));
    if (named !== undefined) return [named];
  }
  return senderReference !== undefined && isAskable(senderReference)
    ? await store.listBySenderReference(senderReference)
    : [];
}

/** Ids of ours and of MESH's are printable and short. Others write these texts: no store is asked for just anything. */
export function isAskable(id: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(id);
}
