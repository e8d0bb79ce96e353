import { referenceTo } from "../../fhir/bundle.js";
import type { Extension } from "../../fhir/types.js";
import { extensions, messageDefinition } from "../../terminology/profiles.js";
import { recipientTypes } from "../../terminology/message-header.js";
import type { MessageContext } from "./context.js";

/** UR-006: exactly these six, in this order. */
export function composeMessageHandling({ ids, sender }: MessageContext): Extension {
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
