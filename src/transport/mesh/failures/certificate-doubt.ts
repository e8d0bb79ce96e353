import { MeshError } from "./mesh-error.js";
import { whenUnknown, withoutAnswer, type Operation } from "./operation.js";

/**
 * Two connections in a row were closed without a single answer, and none ever gave one: this is how a TLS 1.3 server
 * refuses a client certificate where it sends no alert. It proves nothing about the request, so its outcome stays open.
 */
export function certificateDoubt(failure: MeshError, operation: Operation): MeshError {
  const certainty = withoutAnswer(operation);
  const after = certainty === "unknown" ? ` ${whenUnknown(operation)}` : "";
  const words =
    "The server closes every connection without an answer: most likely it refuses our client certificate (of " +
    "another CA, for another environment, expired, revoked, or not sent), or it is failing. Check tls.cert and " +
    "tls.key.";
  return new MeshError(`The ${operation} call failed. ${words}${after}`, {
    reason: "certificate-refused",
    certainty,
    resendCanHelp: false,
    cause: failure.cause,
  });
}
