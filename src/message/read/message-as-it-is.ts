import type { Bundle } from "../../fhir/types.js";
import { readXml } from "../../fhir/xml/read-xml.js";
import { serviceCoding } from "../../terminology/services.js";
import { parseUuid } from "../../values/uuid.js";
import { titleOf } from "../compose/context.js";
import type { MessageIds } from "../message-ids.js";
import { routingOf, type MessageRouting } from "../routing.js";
import { checkSender, type SenderProfile } from "../sender-profile.js";
import { MessageUnreadableError } from "../unreadable.js";
import { readMessage } from "./read-message.js";

/** A message that was built before, with everything that is needed to send exactly these bytes. */
export interface MessageAsItIs {
  readonly xml: string;
  readonly bundle: Bundle;
  readonly ids: MessageIds;
  readonly routing: MessageRouting;
  /** Who confirmed what is not in a message. */
  readonly confirmations: readonly [];
}

/**
 * Reads a message that is to be sent as it is: its ids, and the address and subject that follow from its content
 * (UR-090 to UR-092). It judges nothing: validate the message first.
 *
 * @throws MessageUnreadableError where it is no Update Record message about one patient.
 * @throws InvalidValueError where an id is no UUID in lower case (UR-007).
 * @throws AddressImpossibleError where no routing address can be written.
 */
export function messageAsItIs(xml: string, sender: SenderProfile): MessageAsItIs {
  const { consultation, release, ids, version } = readMessage(xml);
  const { patient = {}, pharmacy = {}, service } = consultation;
  const { nhsNumber, birthDate, name: { family, given = [] } = {} } = patient;
  const coding = serviceCoding(service, release);
  const { resource } = readXml(xml);
  if (nhsNumber === undefined || birthDate === undefined || family === undefined)
    throw new MessageUnreadableError("no-patient");
  if (coding === undefined) throw new MessageUnreadableError("service-unknown");
  if (resource.resourceType !== "Bundle") throw new MessageUnreadableError("not-a-bundle");
  const { name: location = "", odsCode = "" } = pharmacy;
  return {
    xml,
    bundle: resource,
    ids: {
      messageBundle: parseUuid(ids.messageBundle),
      messageHeader: parseUuid(ids.messageHeader),
      documentBundle: parseUuid(ids.documentBundle),
      composition: parseUuid(ids.composition),
      encounter: parseUuid(ids.encounter),
    },
    routing: routingOf({
      consultation: {
        patient: { nhsNumber, birthDate, name: { family, given } },
        pharmacy: { name: location, odsCode },
      },
      title: titleOf(location, coding),
      version: version.version,
      sender: checkSender(sender),
    }),
    confirmations: [],
  };
}
