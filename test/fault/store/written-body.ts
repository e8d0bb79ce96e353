import type { DeliveryBody } from "../../../src/delivery/store/rows.js";
import { prepared } from "../../delivery/store/contract/rows.js";

/** A body of the size of a real one, and of no other delivery. */
export function bodyOf(callerId: string): Pick<DeliveryBody, "envelope"> {
  const body = new TextEncoder().encode(`${callerId} `.repeat(36_000 / (callerId.length + 1)));
  return { envelope: { ...prepared().body.envelope, body } };
}
