import { UpdateRecordError } from "../../errors.js";

/** Why no acknowledgement could be made out of what arrived. */
export type AcknowledgementUnreadableReason =
  "not-xml" | "not-a-bundle" | "no-message-header" | "not-a-response" | "nothing-said";

const words: Readonly<Record<AcknowledgementUnreadableReason, string>> = {
  "not-xml": "it is no readable FHIR XML",
  "not-a-bundle": "it is no Bundle",
  "no-message-header": "its first entry is no MessageHeader",
  "not-a-response": "its MessageHeader answers nothing (no response element)",
  "nothing-said": "it holds neither a response code nor an outcome",
};

/**
 * What came as an acknowledgement says nothing that can be relied on: keep it, and tell a person.
 * The message never repeats what the document holds (UR-104); a fault of the XML stands in `cause`.
 */
export class AcknowledgementUnreadableError extends UpdateRecordError {
  readonly code = "acknowledgement-unreadable";

  readonly reason: AcknowledgementUnreadableReason;

  constructor(reason: AcknowledgementUnreadableReason, options?: ErrorOptions) {
    super(
      `The acknowledgement cannot be read: ${words[reason]}. Keep it and ask the practice what became of the message.`,
      options,
    );
    this.reason = reason;
  }
}
