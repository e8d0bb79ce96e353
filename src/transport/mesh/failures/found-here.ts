import { MeshError, usualFaults, type Certainty, type MeshFault } from "../../mesh-error.js";
import { maxMessageBytes } from "../exchange.js";

// Failures that this client finds itself, rather than MESH or the network.

/** Options that cannot work, found before anything is sent. */
export function configurationInvalid(message: string, cause?: unknown): MeshError {
  return new MeshError(message, {
    reason: "configuration-invalid",
    fault: usualFaults["configuration-invalid"],
    certainty: "not-done",
    resendCanHelp: false,
    cause,
  });
}

/** This transport does not have the mailbox. */
export function noSuchMailbox(message: string): MeshError {
  return new MeshError(message, {
    reason: "no-such-mailbox",
    fault: usualFaults["no-such-mailbox"],
    certainty: "not-done",
    resendCanHelp: false,
  });
}

/**
 * A header that must not be sent. `fault` completes the sentence "The header NAME ...". Never repeats the value
 * (ME-14).
 */
export function headerInvalid(name: string, fault: string): MeshError {
  return new MeshError(`The header ${name} ${fault}. Nothing was sent.`, {
    reason: "header-invalid",
    fault: usualFaults["header-invalid"],
    certainty: "not-done",
    resendCanHelp: false,
  });
}

/** More bytes than one request or this computer's memory may hold. `what` begins the sentence. */
export function tooLarge(
  what: string,
  maxBytes: number = maxMessageBytes,
  certainty: Certainty = "not-done",
): MeshError {
  return new MeshError(`${what} is larger than ${maxBytes / 1_000_000} MB, the most that this transport handles.`, {
    reason: "too-large",
    fault: usualFaults["too-large"],
    certainty,
    resendCanHelp: false,
  });
}

/** The transport was closed by its owner. */
export function transportClosed(): MeshError {
  return new MeshError("This transport was closed. Open a new one.", {
    reason: "transport-closed",
    fault: usualFaults["transport-closed"],
    certainty: "not-done",
    resendCanHelp: false,
  });
}

/** A status of success with a body or headers that the MESH API does not describe. */
export function answerUnreadable(
  message: string,
  certainty: Certainty,
  fault: MeshFault = usualFaults["answer-unreadable"],
): MeshError {
  return new MeshError(message, {
    reason: "answer-unreadable",
    fault,
    certainty,
    resendCanHelp: false,
  });
}
