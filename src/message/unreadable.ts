import { UpdateRecordError } from "../errors.js";
import type { Bundle } from "../fhir/types.js";
import type { ReadProblem } from "../fhir/xml/errors.js";
import type { readResource } from "../fhir/read-resource.js";

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

/** Why no acknowledgement could be made out of what arrived. */
export type AcknowledgementUnreadableReason =
  "not-xml" | "not-a-bundle" | "no-message-header" | "not-a-response" | "nothing-said";

const notABundle = "it is no Bundle";

const ofMessage: Readonly<Record<MessageUnreadableReason, string>> = {
  "not-xml": "it is no readable FHIR, in XML or in JSON",
  "not-a-bundle": notABundle,
  "no-message-header": "it has no MessageHeader",
  "not-an-update-record": "its event is not ITK014M, ITK Update Record",
  "no-document": "it has no document, or more than one",
  "no-composition": "its document has no Composition, or more than one",
  "no-encounter": "its document has no Encounter, or more than one",
  "no-patient": "its document has no Patient, or more than one",
  "service-unknown": "its Composition names no service of Update Record, or not the one that its Encounter names",
};

const ofAcknowledgement: Readonly<Record<AcknowledgementUnreadableReason, string>> = {
  "not-xml": "it is no readable FHIR XML",
  "not-a-bundle": notABundle,
  "no-message-header": "its first entry is no MessageHeader",
  "not-a-response": "its MessageHeader answers nothing (no response element)",
  "nothing-said": "it holds neither a response code nor an outcome",
};

/**
 * What came as a message says nothing that can be relied on: `validateMessage` says all that is wrong with it.
 * The error never repeats what the message holds; a fault of the text is in `cause`.
 */
export class MessageUnreadableError extends UpdateRecordError {
  readonly code = "message-unreadable";

  readonly reason: MessageUnreadableReason;

  constructor(reason: MessageUnreadableReason, options?: ErrorOptions) {
    super(`The message cannot be read: ${ofMessage[reason]}.`, options);
    this.reason = reason;
  }
}

/**
 * What came as an acknowledgement says nothing that can be relied on: keep it, and tell a person.
 * The message never repeats what the document holds (UR-104); a fault of the XML stands in `cause`.
 */
export class AcknowledgementUnreadableError extends UpdateRecordError {
  readonly code = "acknowledgement-unreadable";

  readonly reason: AcknowledgementUnreadableReason;

  constructor(reason: AcknowledgementUnreadableReason, options?: ErrorOptions) {
    super(
      `The acknowledgement cannot be read: ${ofAcknowledgement[reason]}. Keep it and ask the practice what became ` +
        "of the message.",
      options,
    );
    this.reason = reason;
  }
}

/** The Bundle that a text holds, and what in it is not FHIR; without one it throws an error of this class. */
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
