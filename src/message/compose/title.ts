import type { Coding } from "../../terminology/systems.js";

/** The title of a document: where the patient was seen, and by which service, as in the official examples. */
export function titleOf(pharmacyName: string, service: Coding): string {
  return `${pharmacyName} - ${service.display}`;
}
