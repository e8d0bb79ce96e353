import type { Certainty } from "../../mesh-error.js";
import type { Operation } from "../exchange.js";

const reading: ReadonlySet<Operation> = new Set(["list", "count", "download", "head", "track", "look-up"]);

/**
 * What is certain after a call without an answer. Reading changes nothing; any other call may have been carried out.
 */
export function withoutAnswer(operation: Operation): Certainty {
  return reading.has(operation) ? "not-done" : "unknown";
}

/** What to do where nobody knows whether the call was carried out. Left out: trying again does no harm. */
const advice: Readonly<Partial<Record<Operation, string>>> = {
  send: " MESH may have accepted it: send exactly the same bytes again, the practice's system recognises duplicates.",
  // It depends on which part it is: the error about the message says it.
  "send-chunk": "",
};

/** Advice to add to an error message after a call with this outcome. Empty where the outcome is known. */
export function adviceAfter(certainty: Certainty, operation: Operation): string {
  return certainty === "unknown" ? (advice[operation] ?? " It is safe to try again.") : "";
}
