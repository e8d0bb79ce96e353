import type { Certainty } from "../../mesh-error.js";
import type { Operation } from "../exchange.js";

const reading: ReadonlySet<Operation> = new Set(["list", "download"]);

/**
 * What is certain after a call without an answer. Reading changes nothing; any other call may have been carried out.
 */
export function withoutAnswer(operation: Operation): Certainty {
  return reading.has(operation) ? "not-done" : "unknown";
}

/** Advice to add to an error message after a call with this outcome. Empty where the outcome is known. */
export function adviceAfter(certainty: Certainty, operation: Operation): string {
  if (certainty !== "unknown") return "";
  return operation === "send"
    ? " MESH may have accepted it: send exactly the same bytes again, the practice's system recognises duplicates."
    : " It is safe to try again.";
}
