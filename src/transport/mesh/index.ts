export { meshTransport } from "./mesh-transport.js";
export { meshEnvironments } from "./mesh-environments.js";
export { MeshError } from "./mesh-error.js";
export type { Certainty, MeshErrorFacts, MeshErrorReason } from "./mesh-error.js";
export type { MeshTls, MeshTransportOptions, Pem } from "./mesh-options.js";
export type { MeshRequest, MeshRequestOptions, MeshResponse } from "./mesh-request.js";
export { envelopeOf } from "../envelope.js";
export type { Sendable } from "../envelope.js";
export type { Envelope, InboxItem, InboxMessage, InboxReport, Transport } from "../transport.js";
