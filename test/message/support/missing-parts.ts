import type { Consultation } from "../../../src/consultation/index.js";
import type { MissingParts } from "../../../src/message/index.js";

/**
 * The parts that no message carries. Apart from these, all that is lost is the labels of practitioners (they are
 * numbered), that a pulse was regular, and whether an irregular one was given with its rate or separately: none of
 * these changes a message.
 */
const notCarried = [
  "sharing",
  "pathway",
  "gatewayPoint",
  "stage",
  "noSupplyReason",
  "noReadingReason",
  "registeredPractice",
  "confirmations",
] as const;

/** What must be given in addition to a message to have the consultation again. */
export function missingParts(consultation: Consultation): MissingParts {
  const kept = Object.entries(consultation).filter(([name]) => (notCarried as readonly string[]).includes(name));
  return Object.fromEntries(kept) as unknown as MissingParts;
}
