import type { Certainty } from "./mesh-error.js";

/** What a call to MESH wants, as it is named in error messages. */
export type Operation = "handshake" | "send" | "list" | "download" | "acknowledge";

const reading: ReadonlySet<Operation> = new Set(["list", "download"]);

/** What is certain where no answer came: reading changed nothing, anything else may have had its effect. */
export function withoutAnswer(operation: Operation): Certainty {
  return reading.has(operation) ? "not-done" : "unknown";
}

/** What a person does about a request whose outcome nobody knows. */
export function whenUnknown(operation: Operation): string {
  if (operation === "send")
    return "It may have been taken: send the very same bytes again, the practice's system recognises them.";
  return "Asking again does no harm.";
}
