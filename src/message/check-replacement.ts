import type { Consultation } from "../consultation/consultation.js";
import type { MessageVersion } from "./message-version.js";
import { ReplacementRefusedError } from "./replacement-refused-error.js";

/** CS-23: the same patient, pharmacy and service, or ReplacementRefusedError. */
export function checkReplacement(previous: MessageVersion, { patient, pharmacy, service }: Consultation): void {
  if (previous.nhsNumber !== patient.nhsNumber) throw new ReplacementRefusedError("other-patient");
  if (previous.pharmacyOdsCode !== pharmacy.odsCode) throw new ReplacementRefusedError("other-pharmacy");
  if (previous.service !== service) throw new ReplacementRefusedError("other-service");
}
