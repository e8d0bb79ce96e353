import type { Bundle } from "../fhir/types.js";
import type { AcknowledgementInput } from "./acknowledgement-types.js";

/** Builds the acknowledgement that a practice sends (UR-110 to UR-112, UR-115). */
export function composeAcknowledgement(input: AcknowledgementInput): Bundle {
  throw new Error(`Not built yet: ${input.code}`);
}
