import type { Bundle, Resource } from "../../fhir/types.js";
import { otherEvents } from "../../terminology/message-header.js";
import { isOfAnotherKind } from "../subject/kind.js";
import { shownCode } from "../report/shown-code.js";

/** What a resource is that is not a message of this service, in words that follow "this is". */
export function whatResourceIs(root: Resource): string {
  if (mentionsR4(root)) return `${article(root.resourceType)} of FHIR R4`;
  if (root.resourceType !== "Bundle") return `a single resource, ${article(root.resourceType)}`;
  const event = (root.entry ?? [])
    .map(({ resource }) => resource)
    .find((resource) => resource?.resourceType === "MessageHeader");
  if (event?.resourceType === "MessageHeader") return whatMessageIs(event.event?.code);
  return whatBundleIs(root);
}

function whatMessageIs(code: string | undefined): string {
  if (code === undefined) return "a FHIR message without a code of ITK3 for its event (R4 has eventCoding there)";
  const known = otherEvents.get(code);
  if (known !== undefined) return `another ITK3 message, ${known} (event ${code})`;
  return shownCode(code) === undefined ? "a FHIR message of another event" : `another ITK3 message (event ${code})`;
}

const bundleTypes: readonly (string | undefined)[] = [
  "document",
  "message",
  "transaction",
  "transaction-response",
  "batch",
  "batch-response",
  "history",
  "searchset",
  "collection",
];

function whatBundleIs(bundle: Bundle): string {
  const { type, entry = [] } = bundle;
  if (entry.length === 0) return "a Bundle without entries";
  if (type === "document" && isOfAnotherKind(bundle)) return "a document of another kind, not of one of its services";
  return bundleTypes.includes(type) ? `a Bundle of type ${String(type)}` : "a Bundle without a type that FHIR knows";
}

/** Profiles of UK Core and of R4 say so in their addresses. */
function mentionsR4({ meta }: Resource): boolean {
  return (meta?.profile ?? []).some((profile) => /\/UKCore-|\/R4\/|\/4\.0\//.test(profile ?? ""));
}

function article(type: string): string {
  return `${/^[AEIO]/.test(type) ? "an" : "a"} ${type}`;
}
