import { MeshError, type Certainty } from "../../mesh-error.js";
import { maxMessageBytes } from "../exchange.js";

// Failures that this client finds itself, rather than MESH or the network.

/** Options that cannot work, found before anything is sent. */
export function configurationInvalid(message: string, cause?: unknown): MeshError {
  return new MeshError(message, {
    reason: "configuration-invalid",
    certainty: "not-done",
    resendCanHelp: false,
    cause,
  });
}

/**
 * A header that must not be sent. `fault` completes the sentence "The header NAME ...". Never repeats the value
 * (ME-14).
 */
export function headerInvalid(name: string, fault: string): MeshError {
  return new MeshError(`The header ${name} ${fault}. Nothing was sent.`, {
    reason: "header-invalid",
    certainty: "not-done",
    resendCanHelp: false,
  });
}

/** More bytes than one request or this computer's memory may hold. `what` begins the sentence. */
export function tooLarge(what: string): MeshError {
  const limit = `${maxMessageBytes / 1_000_000} MB`;
  return new MeshError(`${what} is larger than ${limit}, the most that this transport handles.`, {
    reason: "too-large",
    certainty: "not-done",
    resendCanHelp: false,
  });
}

/** A status of success with a body or headers that the MESH API does not describe. */
export function answerUnreadable(message: string, certainty: Certainty): MeshError {
  return new MeshError(message, { reason: "answer-unreadable", certainty, resendCanHelp: false });
}
