import type { MessageHeader } from "../../fhir/types.js";
import { messageEvents } from "../../terminology/message-header.js";
import { profiles } from "../../terminology/profiles.js";
import type { OwnResource } from "./bundle-entry.js";
import { refer, type MessageContext } from "./context.js";
import { composeMessageHandling } from "./message-handling.js";
import { metaOf } from "./meta.js";

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
