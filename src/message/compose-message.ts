import { parseConsultation } from "../consultation/parse-consultation.js";
import { givenFunction, givenObject } from "../values/given.js";
import type { Consultation } from "../consultation/consultation.js";
import type { Bundle } from "../fhir/types.js";
import { instantOf } from "../values/dates.js";
import { newUuid } from "../values/uuid.js";
import { contextOf } from "./compose/context.js";
import { composeMessageBundle } from "./compose/bundles.js";
import type { MessageIds } from "./message-ids.js";
import { type MessageVersion, checkReplacement } from "./replacement.js";
import { routingOf, type MessageRouting } from "./routing.js";
import { checkSender, type SenderProfile } from "./sender-profile.js";

/** A consultation as FHIR resources, not yet validated and not yet XML. */
export interface ComposedMessage {
  /** The message bundle as FHIR resources. */
  readonly bundle: Bundle;
  /** The ids by which answers name the message: keep them. */
  readonly ids: MessageIds;
  /** Address, subject, local id and workflow id for MESH (UR-091). Address and subject hold patient data. */
  readonly routing: MessageRouting;
  /** Keep this: the message can be replaced only with it (UR-080). */
  readonly version: MessageVersion;
}

/** What composing needs besides the consultation. The same clock and ids give the same message. */
export interface ComposeOptions {
  /** Who sends: ODS code, MESH mailbox and release of the guide. */
  readonly sender: SenderProfile;
  /** Default: the system's clock. */
  readonly clock?: () => Date;
  /** Gives a new lower-case uuid at each call. Default: random ones. */
  readonly newId?: () => string;
  /**
   * What this message replaces (UR-080): `version` of the message just before it. Call `replaceMessage` rather than
   * setting this.
   */
  readonly replaces?: MessageVersion;
}

/**
 * Writes a checked consultation as the resources of an Update Record message. It does not validate them: `buildMessage`
 * does.
 *
 * @example const { bundle, ids, routing } = composeMessage(consultation, { sender });
 * @throws InvalidValueError where the sender's profile or an id is malformed, or its release does not list the service
 * (UR-053).
 * @throws AddressImpossibleError where no routing address can be written.
 * @throws ReplacementRefusedError if it is to replace a message of another patient, pharmacy or service (CS-23).
 */
export function composeMessage(consultation: Consultation, options: ComposeOptions): ComposedMessage {
  givenObject(options, "options");
  parseConsultation(consultation);
  const { clock = () => new Date(), newId = newUuid, replaces } = options;
  givenFunction(clock, "clock");
  givenFunction(newId, "newId");
  if (replaces !== undefined) checkReplacement(replaces, consultation);
  const sender = checkSender(options.sender);
  const context = contextOf(consultation, sender, instantOf(clock()), newId, replaces);
  const { messageBundle, messageHeader, documentBundle, composition, encounter } = context.ids;
  const ids = { messageBundle, messageHeader, documentBundle, composition, encounter };
  const { patient, pharmacy, service } = consultation;
  return {
    routing: routingOf(context),
    ids,
    version: {
      ids,
      documentIdentifier: { system: sender.identifierSystem, value: documentBundle },
      version: context.version,
      nhsNumber: patient.nhsNumber,
      pharmacyOdsCode: pharmacy.odsCode,
      service,
      sentAt: context.now,
    },
    bundle: composeMessageBundle(context),
  };
}
