import type { Bundle, MessageHeader, Resource, BundleEntry } from "../../fhir/types.js";
import { messageEvents } from "../../terminology/message-header.js";
import { profiles } from "../../terminology/profiles.js";
import { findService } from "../../terminology/services.js";
import { systems } from "../../terminology/systems.js";
import { isObject } from "../../values/object.js";
import type { MessageKind } from "../report/report.js";

/** What a resource was meant to be, however broken: by its event, or else by what its bundle holds. */
export function kindOf(root: Resource): Exclude<MessageKind, "unreadable"> {
  if (root.resourceType !== "Bundle") return "other";
  const inside = resourcesIn(root);
  const header = inside.find((resource) => resource.resourceType === "MessageHeader");
  const event = header?.event?.code;
  if (event === messageEvents.response.code || (event === undefined && header?.response !== undefined))
    return "acknowledgement";
  if (event === messageEvents.updateRecord.code || inside.some(recordsService)) return "update-record";
  if (header !== undefined) return isOtherMessage(header, root) ? "other" : "update-record";
  const hasDocument = inside.some((resource) => resource.resourceType === "Bundle");
  if (!hasDocument && isMessage(root) && inside.some((resource) => resource.resourceType === "OperationOutcome"))
    return "acknowledgement";
  return namesProfile(root, profiles.messageBundle) || (isMessage(root) && hasDocument) ? "update-record" : "other";
}

/** True for a part of a message by itself: a document, or a resource with a profile or a heading of this service. */
export function isPart(root: Resource): boolean {
  if (root.resourceType === "Bundle")
    return root.type === "document" && namesProfile(root, profiles.documentBundle) && !isOfAnotherKind(root);
  return (
    Object.values<string>(profiles).some((profile) => namesProfile(root, profile)) ||
    (root.meta?.tag ?? []).some(({ system }) => system?.endsWith("RecordStandardHeadings") === true)
  );
}

/** True for a document whose Composition names what it is, and names none of the services. */
export function isOfAnotherKind(document: Bundle): boolean {
  const composition = resourcesIn(document).find(({ resourceType }) => resourceType === "Composition");
  const named = composition?.resourceType === "Composition" ? (composition.type?.coding ?? []) : [];
  return named.some(({ code }) => code !== undefined) && !recordsService(document);
}

function resourcesIn(bundle: Bundle): readonly Resource[] {
  const found: Resource[] = [];
  for (const entry of soundEntries(bundle)) if (entry?.resource !== undefined) found.push(entry.resource);
  return found;
}

/** A document of one of the services: whatever its event, it was meant as an Update Record message. */
function recordsService(resource: Resource): boolean {
  if (resource.resourceType !== "Bundle") return false;
  const composition = resourcesIn(resource).find(({ resourceType }) => resourceType === "Composition");
  if (composition?.resourceType !== "Composition") return false;
  return (composition.type?.coding ?? []).some(
    ({ system, code }) => system === systems.snomed && code !== undefined && findService(code) !== undefined,
  );
}

/** Another ITK3 event, or a message that is not ITK3's. */
function isOtherMessage({ event }: MessageHeader, root: Bundle): boolean {
  return event?.code === undefined
    ? !namesProfile(root, profiles.messageBundle)
    : /^ITK[0-9]{3}[A-Z]$/.test(event.code) || event.system !== systems.itkMessageEvent;
}

function isMessage(bundle: Bundle): boolean {
  return bundle.type === "message" || namesProfile(bundle, profiles.messageBundle);
}

function namesProfile({ meta }: Resource, profile: string): boolean {
  return meta?.profile?.some((named) => named?.trim() === profile) === true;
}

/** The entries of a bundle, with undefined where a caller without types gave no entry that holds a resource. */
export function soundEntries({ entry }: Bundle): readonly (BundleEntry | undefined)[] {
  const entries: readonly unknown[] = Array.isArray(entry) ? entry : [];
  return entries.map((one) =>
    isObject(one) && isObject(one["resource"]) ? (one as unknown as BundleEntry) : undefined,
  );
}
