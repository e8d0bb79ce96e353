import { UpdateRecordError } from "../errors.js";
import type { Bundle } from "../fhir/types.js";
import type { ReadProblem } from "../fhir/xml/errors.js";
import type { readResource } from "../fhir/read-resource.js";

/** Why a message could not be read as a consultation. */
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

/** Why something received could not be read as an acknowledgement. */
export type AcknowledgementUnreadableReason =
  "not-xml" | "not-a-bundle" | "no-message-header" | "not-a-response" | "nothing-said";

const notABundle = "it is not a Bundle";

const ofMessage: Readonly<Record<MessageUnreadableReason, string>> = {
  "not-xml": "it is not readable FHIR, in XML or in JSON",
  "not-a-bundle": notABundle,
  "no-message-header": "it has no MessageHeader",
  "not-an-update-record": "its event is not ITK014M, ITK Update Record",
  "no-document": "it has no document, or more than one",
  "no-composition": "its document has no Composition, or more than one",
  "no-encounter": "its document has no Encounter, or more than one",
  "no-patient": "its document has no Patient, or more than one",
  "service-unknown": "its Composition names no service of Update Record, or a different one from its Encounter",
};

const ofAcknowledgement: Readonly<Record<AcknowledgementUnreadableReason, string>> = {
  "not-xml": "it is not readable FHIR XML",
  "not-a-bundle": notABundle,
  "no-message-header": "its first entry is not a MessageHeader",
  "not-a-response": "its MessageHeader has no response element, so it answers no message",
  "nothing-said": "it holds neither a response code nor an outcome",
};

/**
 * Nothing in this message can be relied on; `validateMessage` reports all that is wrong with it. The error never
 * repeats what the message holds; a fault in the text is in `cause`.
 */
export class MessageUnreadableError extends UpdateRecordError {
  static override readonly name = "MessageUnreadableError";
  readonly code = "message-unreadable";

  readonly reason: MessageUnreadableReason;

  constructor(reason: MessageUnreadableReason, options?: ErrorOptions) {
    super(`The message cannot be read: ${ofMessage[reason]}.`, options);
    this.reason = reason;
  }
}

/**
 * Nothing in this acknowledgement can be relied on: keep it, and tell a person. The error never repeats what the
 * document holds (UR-104); a fault in the XML is in `cause`.
 */
export class AcknowledgementUnreadableError extends UpdateRecordError {
  static override readonly name = "AcknowledgementUnreadableError";
  readonly code = "acknowledgement-unreadable";

  readonly reason: AcknowledgementUnreadableReason;

  constructor(reason: AcknowledgementUnreadableReason, options?: ErrorOptions) {
    super(
      `The acknowledgement cannot be read: ${ofAcknowledgement[reason]}. Keep it and ask the practice what happened ` +
        "to the message.",
      options,
    );
    this.reason = reason;
  }
}

/** The Bundle in a text, and what in it is not FHIR; throws an error of this class if there is no Bundle. */
export function readBundle(
  source: string | Uint8Array,
  Unreadable: typeof MessageUnreadableError | typeof AcknowledgementUnreadableError,
  read: typeof readResource,
): { readonly bundle: Bundle; readonly problems: readonly ReadProblem[] } {
  let reading: ReturnType<typeof readResource>;
  try {
    reading = read(source, { tolerant: true });
  } catch (cause) {
    throw new Unreadable("not-xml", { cause });
  }
  const { resource, problems } = reading;
  if (resource.resourceType !== "Bundle") throw new Unreadable("not-a-bundle");
  return { bundle: resource, problems };
}
