import type { MessageHeader, Extension } from "../../fhir/types.js";
import { messageEvents, recipientTypes } from "../../terminology/message-header.js";
import { profiles, extensions, messageDefinition } from "../../terminology/profiles.js";
import { type OwnResource, metaOf } from "./elements.js";
import { refer, type MessageContext } from "./context.js";
import { referenceTo } from "../../fhir/bundle.js";

/** UR-003, UR-004, UR-005, and UR-006 in its extension. */
export function composeMessageHeader(context: MessageContext): MessageHeader & OwnResource {
  const { ids, now, sender } = context;
  return {
    resourceType: "MessageHeader",
    id: ids.messageHeader,
    meta: metaOf(profiles.messageHeader, now),
    extension: [composeMessageHandling(context)],
    event: messageEvents.updateRecord,
    sender: refer(ids.headerOrganization),
    timestamp: now,
    source: { endpoint: sender.mailboxId },
    focus: [refer(ids.documentBundle)],
  };
}

/** UR-006: exactly these six, in this order. */
function composeMessageHandling({ ids, sender }: MessageContext): Extension {
  return {
    url: extensions.messageHandling,
    extension: [
      { url: "BusAckRequested", valueBoolean: true },
      { url: "InfAckRequested", valueBoolean: true },
      { url: "RecipientType", valueCoding: recipientTypes[sender.recipientType] },
      { url: "MessageDefinition", valueReference: { reference: messageDefinition } },
      { url: "SenderReference", valueString: referenceTo(ids.encounter) },
      { url: "LocalExtension", valueString: "None" },
    ],
  };
}
