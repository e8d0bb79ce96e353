export { meshTransport } from "./transport.js";
export { defaultLimits, meshEnvironments } from "./options.js";
export { MeshError, usualFaults } from "../mesh-error.js";
export type { Certainty, MeshErrorFacts, MeshErrorReason, MeshFault } from "../mesh-error.js";
export type {
  MeshEnvironment,
  MeshLimits,
  MeshMailboxSettings,
  MeshPemTls,
  MeshPfxTls,
  MeshTls,
  MeshTransportOptions,
  Pem,
} from "./options.js";
export type { AttemptEnded, CallEnded, CallStarted, Connected, MeshEvent, MeshWarning } from "./events.js";
export type { MeshRequest, MeshRequestOptions, MeshResponse, Operation } from "./exchange.js";
export { envelopeOf } from "../envelope.js";
export type { Sendable } from "../envelope.js";
export type {
  CallOptions,
  Envelope,
  InboxHeaders,
  InboxItem,
  InboxMessage,
  InboxMessageHeaders,
  InboxReport,
  ListOptions,
  MeshTransport,
  Transport,
} from "../transport.js";
export type { Tracking, TrackingStatus } from "../tracking.js";
export type { MeshEndpoint } from "../mesh-endpoint.js";
export { memoryMesh } from "../memory/mesh.js";
export type { MemoryMesh, MemoryMeshOptions, PostedMessage } from "../memory/mesh.js";
export { meshFolderTransport } from "../mesh-folder/transport.js";
export type {
  MeshFolderOptions,
  MeshFolderPaths,
  MeshFolderPlace,
  MeshFolderSettings,
} from "../mesh-folder/options.js";
export { pollInboxes } from "../polling/poll-inboxes.js";
export type { PollClock } from "../polling/clock.js";
export type { PollOptions, PollSubject } from "../polling/options.js";
