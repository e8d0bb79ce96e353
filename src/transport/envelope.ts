import { givenObject, givenText } from "../values/given.js";
import type { Envelope } from "./transport.js";

/** The part of a built message that is needed to send it. `buildMessage` returns one. */
export interface Sendable {
  /** The message as XML. */
  readonly xml: string;
  /** What MESH needs to route it (UR-091). */
  readonly routing: {
    /** `GPPROVIDER_...` (automatic routing). Holds patient data: never log it. */
    readonly to: string;
    /** mex-subject. Holds patient data: never log it. */
    readonly subject: string;
    /** mex-localid: the sender's ODS code. */
    readonly localId: string;
    /** MESH workflow id. */
    readonly workflowId: string;
  };
}

/**
 * The envelope of a built message: its XML as UTF-8 bytes, and what MESH needs to route it. The same message always
 * gives the same bytes, so a resend carries exactly what was sent before (ME-13).
 *
 * @example
 * await transport.send(envelopeOf(buildMessage(consultation, { sender })));
 */
export function envelopeOf(message: Sendable): Envelope {
  givenObject(message, "message");
  givenObject(message.routing, "routing");
  givenText(message.xml, "xml");
  const { to, subject, localId, workflowId } = message.routing;
  return {
    workflowId,
    to,
    subject,
    localId,
    contentType: "application/fhir+xml",
    body: new TextEncoder().encode(message.xml),
  };
}
