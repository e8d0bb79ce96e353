import type { Bundle, Extension, MessageHeader } from "../../fhir/types.js";
import { messageEvents, recipientTypes, type RecipientType } from "../../terminology/message-header.js";
import { extensions, messageDefinition, profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import { MessageUnreadableError } from "../unreadable.js";
import { takeCoding } from "./concepts.js";
import type { Part } from "./part.js";
import { named, ofType, placedIn } from "./placed.js";
import { refersTo, takeFrame, takeIdentifier, takeMeta } from "./reading.js";

/** The envelope around the document. */
export interface Envelope {
  readonly document: Part<Bundle>;
  readonly documentId: string;
  readonly documentIdentifier: { readonly system: string; readonly value: string };
  readonly messageId: string;
  readonly headerId: string;
  readonly headerOrganizationId: string;
  readonly composedAt: string;
  readonly identifierSystem: string;
  readonly odsCode: string;
  readonly mailboxId: string;
  readonly recipientType: RecipientType | undefined;
}

/** UR-002 to UR-006. */
export function readEnvelope(message: Part<Bundle>): Envelope {
  const placed = placedIn(message);
  const [headerPlace] = ofType(placed, "MessageHeader");
  if (headerPlace === undefined) throw new MessageUnreadableError("no-message-header");
  const header = headerPlace.part;
  const event = header.part("event");
  if (event === undefined || !takeCoding(event, messageEvents.updateRecord))
    throw new MessageUnreadableError("not-an-update-record");
  const documents = ofType(placed, "Bundle");
  const [documentPlace, ...more] = documents;
  if (documentPlace === undefined || more.length > 0) throw new MessageUnreadableError("no-document");
  const document = documentPlace.part;

  const composedAt = header.text("timestamp") ?? "";
  const identifierSystem = message.see("identifier")?.system?.trim() ?? systems.rfc4122;
  const common = { composedAt, identifierSystem };
  const messageId = takeBundle(message, common, profiles.messageBundle, "message");
  const documentId = takeBundle(document, common, profiles.documentBundle, "document");
  const documentIdentifier = {
    system: document.see("identifier")?.system ?? "",
    value: document.see("identifier")?.value ?? "",
  };

  const headerId = takeFrame(header, common, profiles.messageHeader);
  const recipientType = takeHandling(header, ofType(placedIn(document), "Encounter")[0]?.fullUrl ?? "");
  for (const focus of header.parts("focus")) refersTo(focus, documentPlace.fullUrl);
  const organization = named(ofType(placed, "Organization"), header.part("sender"));
  if (organization !== undefined) refersTo(header.part("sender"), organization.fullUrl);
  const identifier = organization?.part
    .parts("identifier")
    .find((one) => one.is("system", systems.odsOrganisationCode));
  return {
    document,
    documentId,
    documentIdentifier,
    messageId,
    headerId,
    composedAt,
    identifierSystem,
    recipientType,
    headerOrganizationId:
      organization === undefined ? "" : takeFrame(organization.part, common, profiles.headerOrganization),
    odsCode: identifier?.text("value") ?? "",
    mailboxId: header.part("source")?.text("endpoint") ?? "",
  };
}

function takeBundle(
  bundle: Part<Bundle>,
  { composedAt, identifierSystem }: Pick<Envelope, "composedAt" | "identifierSystem">,
  profile: typeof profiles.messageBundle | typeof profiles.documentBundle,
  type: string,
): string {
  const id = bundle.text("id") ?? "";
  takeMeta(bundle.part("meta"), composedAt, profile);
  takeIdentifier(bundle.part("identifier"), identifierSystem, id);
  bundle.is("type", type);
  return id;
}

/** UR-006; the SenderReference should be the address of the Encounter. */
function takeHandling(header: Part<MessageHeader>, encounter: string): RecipientType | undefined {
  const handling = header.parts("extension").find((one) => one.is("url", extensions.messageHandling));
  const part = (url: string): Part<Extension> | undefined =>
    handling?.parts("extension").find((one) => one.see("url") === url);
  takeValue(part("BusAckRequested"), (one) => one.is("valueBoolean", true));
  takeValue(part("InfAckRequested"), (one) => one.is("valueBoolean", true));
  takeValue(part("MessageDefinition"), (one) => refersTo(one.part("valueReference"), messageDefinition));
  takeValue(part("SenderReference"), (one) => one.is("valueString", encounter));
  takeValue(part("LocalExtension"), (one) => one.is("valueString", "None"));
  const recipient = part("RecipientType");
  const coding = recipient?.part("valueCoding");
  const type = (Object.keys(recipientTypes) as RecipientType[]).find(
    (one) => coding !== undefined && takeCoding(coding, recipientTypes[one]),
  );
  if (type !== undefined) takeValue(recipient, () => true);
  return type;
}

/** Takes an extension if its value is taken. */
function takeValue(part: Part<Extension> | undefined, take: (part: Part<Extension>) => boolean): void {
  if (part !== undefined && take(part)) part.text("url");
}
