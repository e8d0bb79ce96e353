import type { Consultation } from "../consultation/consultation.js";
import type { Bundle } from "../fhir/types.js";
import type { OdsCode } from "../values/ods-code.js";
import type { Uuid } from "../values/uuid.js";
import type { SenderProfile } from "./sender-profile.js";

/** The ids of a message by which it is found again. */
export interface MessageIds {
  /** `Bundle.id` and `Bundle.identifier.value` of the ITK3 message. */
  readonly messageBundle: Uuid;
  /** `MessageHeader.id`: acknowledgements name it (UR-111). */
  readonly messageHeader: Uuid;
  /** `Bundle.id` of the document; also the identifier of document and Composition, which a replacement names (UR-080). */
  readonly documentBundle: Uuid;
  readonly composition: Uuid;
  /** `Encounter.id`: the SenderReference is `urn:uuid:` and this (UR-006). */
  readonly encounter: Uuid;
}

/** What MESH is told about a message. `to` and `subject` hold patient data: never log them. */
export interface MessageRouting {
  /** `GPPROVIDER_<NHS number>_<date of birth>_<surname>` (UR-091). */
  readonly to: string;
  /** UR-092; printable ASCII, at most 500 characters. */
  readonly subject: string;
  /** The sender's ODS code (UR-092). */
  readonly localId: OdsCode;
  /** UR-090. */
  readonly workflowId: "GPCONNECT_UPDATE_RECORD";
}

/** A consultation as FHIR resources, not yet judged and not yet XML. */
export interface ComposedMessage {
  readonly bundle: Bundle;
  readonly ids: MessageIds;
  readonly routing: MessageRouting;
}

/** What composing needs besides the consultation. The same clock and ids give the same message. */
export interface ComposeOptions {
  readonly sender: SenderProfile;
  /** Default: the system's clock. */
  readonly clock?: () => Date;
  /** Gives a new lower-case uuid at each call. Default: random ones. */
  readonly newId?: () => string;
}

/**
 * Writes a checked consultation as the resources of an Update Record message.
 *
 * @throws InvalidValueError where the sender's profile or an id is malformed.
 * @throws AddressImpossibleError where no routing address can be written.
 */
export function composeMessage(consultation: Consultation, options: ComposeOptions): ComposedMessage {
  throw new Error(`not written yet: ${consultation.pathway} ${options.sender.release}`);
}
