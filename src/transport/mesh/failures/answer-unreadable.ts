import { MeshError, type Certainty } from "./mesh-error.js";

/** A good status with a body or headers that the MESH API does not give. */
export function answerUnreadable(words: string, certainty: Certainty): MeshError {
  return new MeshError(words, { reason: "answer-unreadable", certainty, resendCanHelp: false });
}
