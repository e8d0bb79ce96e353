/**
 * How far an update-record message has come, as its sender can know it from the answers in its inbox.
 *
 * | value | answers so far |
 * | --- | --- |
 * | `sent` | none |
 * | `received` | the infrastructure acknowledgement: the practice's system has the message (also 20007 and 20008) |
 * | `patient-matched` | a positive business acknowledgement |
 * | `rejected` | a negative acknowledgement |
 * | `switched-off` | 20010: the practice does not take Update Record |
 * | `undeliverable` | MESH's own report that it could not deliver the message |
 * | `unanswered` | none, and none will come; or one that cannot be read |
 */
export type SandboxMessageState =
  "sent" | "received" | "patient-matched" | "rejected" | "switched-off" | "undeliverable" | "unanswered";

/** What a message is: by its workflow, or MESH's own `report` about a message that was not delivered. */
export type SandboxMessageKind = "update-record" | "acknowledgement" | "report" | "other";

/** What kind of thing happened to a message. */
export type SandboxStepType =
  | "taken"
  | "reached-practice"
  | "infrastructure-acknowledgement"
  | "business-acknowledgement"
  | "report"
  | "downloaded"
  | "acknowledged"
  | "silent"
  | "fault";

/**
 * One entry of a message's timeline. Steps of an answer (downloaded, acknowledged by its reader) are in the timeline of
 * the message that it answers too, with the answer's `messageId`.
 */
export interface SandboxStep {
  readonly at: Date;
  readonly step: SandboxStepType;
  /** Response code of an acknowledgement, or MESH's code of a report. */
  readonly code?: string;
  /** A sentence for a person, without patient data. */
  readonly words: string;
  /** The answer that the step is about. Left out where it is about the message itself. */
  readonly messageId?: string;
}

/** A message that the sandbox holds, as it was when it was asked for. It does not change afterwards. */
export interface SandboxMessage {
  /** MESH's id: 32 upper-case hexadecimal digits. */
  readonly id: string;
  readonly kind: SandboxMessageKind;
  /** The run that it belongs to. Empty: none. */
  readonly run: string;
  /** The sender's mailbox. Empty for a report, which MESH itself writes. */
  readonly from: string;
  /** The mailbox that may read it. Empty while automatic routing has not found one. */
  readonly to: string;
  /** ODS code of the practice that it reached, or of the practice that wrote it. */
  readonly practice?: string;
  readonly workflowId: string;
  readonly localId: string;
  /** When it was sent, by the sandbox's clock. */
  readonly at: Date;
  /** Of update-record messages only. */
  readonly state?: SandboxMessageState;
  /** `MessageHeader.id` of an update-record message that a practice could read. */
  readonly headerId?: string;
  /** The identifier of its document. */
  readonly documentId?: string;
  /** Words for a list, such as `Pharmacy First, Sinusitis`. */
  readonly service?: string;
  /** Name of the test patient. Patient data: it must never get into a log. */
  readonly patient?: string;
  /** Ids of the messages that answer it, in the order in which they came into the sender's inbox. */
  readonly answers: readonly string[];
  /** Id of the message that it answers. */
  readonly answerTo?: string;
  /** The timeline, oldest first. */
  readonly steps: readonly SandboxStep[];
}
