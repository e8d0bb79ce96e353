import { createHmac } from "node:crypto";

/**
 * The key of an address and a subject: MESH's report about a message whose id was lost is found by it. Both hold
 * patient data, which the key does not show.
 */
export function addressKeyOf(lookUpKey: Uint8Array, to: string, subject: string): string {
  // An address has no line breaks, so no other pair makes the same text.
  return createHmac("sha256", lookUpKey).update(`${to}\n${subject}`).digest("base64url");
}

/** The key of a patient, by which all that is stored about them is found. */
export function patientKeyOf(lookUpKey: Uint8Array, nhsNumber: string): string {
  return createHmac("sha256", lookUpKey).update(`patient\n${nhsNumber}`).digest("base64url");
}
