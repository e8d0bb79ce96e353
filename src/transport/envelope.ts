import type { Envelope } from "./transport.js";

/** The part of a built message that travelling needs; `buildMessage` gives one. */
export interface Sendable {
  readonly xml: string;
  readonly routing: {
    readonly to: string;
    readonly subject: string;
    readonly localId: string;
    readonly workflowId: string;
  };
}

/**
 * The envelope of a built message: its XML as UTF-8 bytes, and the words that MESH needs. The same message
 * always gives the same bytes, so that a resend carries what was sent before (ME-13).
 *
 * @example
 * await transport.send(envelopeOf(buildMessage(consultation, { sender })));
 */
export function envelopeOf(message: Sendable): Envelope {
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
