import type { Bundle, Resource } from "../fhir/types.js";
import { messageEvents } from "../terminology/message-event.js";
import { profiles } from "../terminology/profiles.js";
import type { MessageKind } from "./report.js";

/** What a resource was meant to be, however broken: the event says it, or else what stands in the bundle. */
export function kindOf(root: Resource): Exclude<MessageKind, "unreadable"> {
  if (root.resourceType !== "Bundle") return "other";
  const inside = (root.entry ?? []).flatMap(({ resource }) => resource ?? []);
  const header = inside.find((resource) => resource.resourceType === "MessageHeader");
  if (header?.event?.code === messageEvents.response.code) return "acknowledgement";
  if (header?.event?.code === messageEvents.updateRecord.code) return "update-record";
  const hasDocument = inside.some((resource) => resource.resourceType === "Bundle");
  if (!hasDocument && inside.some((resource) => resource.resourceType === "OperationOutcome")) return "acknowledgement";
  return header !== undefined || (isMessage(root) && hasDocument) ? "update-record" : "other";
}

function isMessage(bundle: Bundle): boolean {
  return bundle.type === "message" || bundle.meta?.profile?.[0]?.trim() === profiles.messageBundle;
}
