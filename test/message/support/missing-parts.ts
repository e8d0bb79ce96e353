import type { Consultation } from "../../../src/consultation/index.js";
import type { MissingParts } from "../../../src/message/index.js";

/**
 * The parts that no message carries. Beside them nothing is lost but the labels of practitioners (they are numbered), a
 * pulse said to be regular, and whether an irregular one was said with its rate or beside it: none of these changes a
 * message.
 */
const notCarried = ["sharing", "pathway", "stage", "noSupplyReason", "registeredPractice", "confirmations"] as const;

/** What has to be said beside a message to have the consultation again. */
export function missingParts(consultation: Consultation): MissingParts {
  const kept = Object.entries(consultation).filter(([name]) => (notCarried as readonly string[]).includes(name));
  const none = consultation.redFlags === "none-found" ? { redFlags: "none-found" } : {};
  return { ...Object.fromEntries(kept), ...none } as unknown as MissingParts;
}
