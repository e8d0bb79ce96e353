import { MeshError, usualFaults } from "../../mesh-error.js";
import type { Operation } from "../exchange.js";
import { adviceAfter } from "./without-answer.js";

/**
 * The failure of a call where new connections are closed without an answer, one after the other. A TLS 1.3 server that
 * sends no alert refuses a client certificate so. It proves nothing about the request itself, and the certainty stays.
 */
export function certificateDoubt({ certainty, cause }: MeshError, operation: Operation): MeshError {
  const words =
    "The server closes every new connection without an answer. Most likely it refuses our client certificate (issued " +
    "by another CA, for another environment, expired, revoked, or not sent), or the server is failing: check " +
    "tls.cert and tls.key.";
  return new MeshError(`The ${operation} call failed. ${words}${adviceAfter(certainty, operation)}`, {
    reason: "certificate-refused",
    fault: usualFaults["certificate-refused"],
    certainty,
    resendCanHelp: false,
    cause,
  });
}

/** The failure of a handshake that had to come before a message: the message was certainly not sent. */
export function nothingSent({ message, reason, fault, resendCanHelp, cause }: MeshError): MeshError {
  return new MeshError(`${message} No message was sent.`, {
    reason,
    fault,
    resendCanHelp,
    cause,
    certainty: "not-done",
  });
}
