import { DeliveryError } from "./delivery-error.js";
import type { DeliveryRow } from "./store/rows.js";

/** Whether its patient data was deleted. */
export function isPurged({ patientKey }: DeliveryRow): boolean {
  return patientKey === undefined;
}

export function purgedError({ id }: DeliveryRow): DeliveryError {
  return new DeliveryError(
    "purged",
    "The message of this delivery was deleted after its retention, or at the patient's request: only its audit is " +
      "left. To send something, submit the consultation under a new id.",
    { deliveryId: id },
  );
}
