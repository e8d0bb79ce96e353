import { maxMessageBytes } from "../limits.js";
import { MeshError } from "./mesh-error.js";

/** More bytes than one request or our memory may hold; `what` begins the sentence. */
export function tooLarge(what: string): MeshError {
  return new MeshError(
    `${what} is larger than ${maxMessageBytes / 1_000_000} MB, which is more than this transport handles.`,
    {
      reason: "too-large",
      certainty: "not-done",
      resendCanHelp: false,
    },
  );
}
