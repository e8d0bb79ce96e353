/** A MESH server with simulated practices, for tests, demos and integration testers. */
export { startSandbox } from "./start.js";
export { SandboxError, SandboxTimeoutError, type SandboxErrorReason } from "./errors.js";
export type {
  SandboxMessage,
  SandboxMessageKind,
  SandboxMessageState,
  SandboxStep,
  SandboxStepType,
} from "./messages/message.js";
export type {
  SandboxMessageFilter,
  SandboxMessagePage,
  SandboxMessages,
  SandboxRelease,
  SandboxWaitOptions,
} from "./messages/messages.js";
export type { PracticeSwitch, SandboxPractice, SandboxPractices } from "./practice/switch.js";
export type { SandboxAdvance, SandboxTime } from "./time/time.js";
export { startSandboxPage, type SandboxPage, type SandboxPageOptions } from "./page/start-page.js";
export { CertificatePackagesError } from "./certificates/packages-error.js";
export type { Sandbox, SandboxCounts, SandboxMailbox, SandboxTransportOptions } from "./sandbox.js";
export type { CredentialFiles } from "./write-credentials.js";
export type { SandboxMailboxOptions, SandboxOptions, SandboxPracticeOptions } from "./options.js";
export type { SandboxArrival } from "./arrival.js";
export type {
  Fault,
  FaultEffect,
  FaultRemoval,
  LateArrivalFault,
  LatencyFault,
  PlannedFault,
  SandboxFaults,
  SandboxOperation,
  StatusFault,
} from "./faults/fault.js";
export type { SandboxEvent, SandboxEventType } from "./events.js";
export { simulatedPractice } from "./practice/simulated-practice.js";
export type {
  PracticeMail,
  PracticeReply,
  SimulatedPractice,
  SimulatedPracticeOptions,
} from "./practice/simulated-practice.js";
export { triggerOf, type MeshReportCode, type Trigger } from "./practice/triggers.js";
export { practiceMesh, type PracticeMeshOptions } from "./practice-mesh.js";
export type { MemoryMesh } from "../transport/memory/mesh.js";
