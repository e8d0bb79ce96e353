import { UpdateRecordError } from "../errors.js";

/** Why no consultation could be made out of a message. */
export type MessageUnreadableReason =
  | "not-xml"
  | "not-a-bundle"
  | "no-message-header"
  | "not-an-update-record"
  | "no-document"
  | "no-composition"
  | "no-encounter"
  | "no-patient"
  | "service-unknown";

const words: Readonly<Record<MessageUnreadableReason, string>> = {
  "not-xml": "it is no readable FHIR XML",
  "not-a-bundle": "it is no Bundle",
  "no-message-header": "it has no MessageHeader",
  "not-an-update-record": "its event is not ITK014M, ITK Update Record",
  "no-document": "it has no document, or more than one",
  "no-composition": "its document has no Composition, or more than one",
  "no-encounter": "its document has no Encounter, or more than one",
  "no-patient": "its document has no Patient, or more than one",
  "service-unknown": "its Composition names no service of Update Record, or not the one that its Encounter names",
};

/**
 * What came as a message says nothing that can be relied on: `validateMessage` says all that is wrong with it.
 * The error never repeats what the message holds; a fault of the XML stands in `cause`.
 */
export class MessageUnreadableError extends UpdateRecordError {
  readonly code = "message-unreadable";

  readonly reason: MessageUnreadableReason;

  constructor(reason: MessageUnreadableReason, options?: ErrorOptions) {
    super(`The message cannot be read: ${words[reason]}.`, options);
    this.reason = reason;
  }
}
