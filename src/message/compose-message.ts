import type { Consultation } from "../consultation/consultation.js";
import type { Bundle } from "../fhir/types.js";
import { instantOf } from "../values/instant.js";
import { newUuid, type Uuid } from "../values/uuid.js";
import { contextOf } from "./context.js";
import { composeMessageBundle } from "./message-bundle.js";
import { routingOf, type MessageRouting } from "./routing.js";
import { checkSender, type SenderProfile } from "./sender-profile.js";

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
 * Writes a checked consultation as the resources of an Update Record message. It does not judge what it wrote:
 * `buildMessage` does.
 *
 * @example const { bundle, ids, routing } = composeMessage(consultation, { sender });
 * @throws InvalidValueError where the sender's profile or an id is malformed.
 * @throws AddressImpossibleError where no routing address can be written.
 */
export function composeMessage(consultation: Consultation, options: ComposeOptions): ComposedMessage {
  const { clock = () => new Date(), newId = newUuid } = options;
  const sender = checkSender(options.sender);
  const context = contextOf(consultation, sender, instantOf(clock()), newId);
  const { messageBundle, messageHeader, documentBundle, composition, encounter } = context.ids;
  return {
    routing: routingOf(consultation, context.title, sender),
    ids: { messageBundle, messageHeader, documentBundle, composition, encounter },
    bundle: composeMessageBundle(context),
  };
}
