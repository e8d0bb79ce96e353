import type { CodeableConcept } from "../../fhir/types.js";
import type { Coding } from "../../terminology/systems.js";

/** Code and display from one value, the display once more as text, as in the official examples. */
export function conceptOf(coding: Coding): CodeableConcept {
  const { system, code, display } = coding;
  return { coding: [{ system, code, display }], text: display };
}
