import type { Bundle } from "../../fhir/types.js";
import { profiles } from "../../terminology/profiles.js";
import { entryOf, type OwnResource } from "./bundle-entry.js";
import { identifierOf, type MessageContext } from "./context.js";
import { composeDocumentBundle } from "./document-bundle.js";
import { composeHeaderOrganization } from "./header-organization.js";
import { composeMessageHeader } from "./message-header.js";
import { metaOf } from "./meta.js";

/** UR-002, UR-003: the envelope; header, sender, document, in this order. */
export function composeMessageBundle(context: MessageContext): Bundle & OwnResource {
  const { ids, now } = context;
  return {
    resourceType: "Bundle",
    id: ids.messageBundle,
    meta: metaOf(profiles.messageBundle, now),
    identifier: identifierOf(ids.messageBundle, context),
    type: "message",
    entry: [composeMessageHeader(context), composeHeaderOrganization(context), composeDocumentBundle(context)].map(
      entryOf,
    ),
  };
}
