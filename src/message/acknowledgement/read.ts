import { givenTextOrBytes } from "../../values/given.js";
import { entriesOf, resolveReference, resourcesOf } from "../../fhir/bundle.js";
import { readXml } from "../../fhir/xml/read-xml.js";
import type {
  Bundle,
  MessageHeader,
  MessageHeaderResponse,
  OperationOutcome,
  Organization,
  Extension,
} from "../../fhir/types.js";
import { messageEvents } from "../../terminology/message-header.js";
import { lenientText } from "./lenient-text.js";
import { codesDisagree, judge, codesOf } from "./outcome.js";
import type { Acknowledgement } from "./types.js";
import { AcknowledgementUnreadableError, readBundle } from "../unreadable.js";
import { warningsOf, type AcknowledgementWarningCode } from "./warnings.js";
import { unreadableId, handlingParts, nothing } from "./shape.js";
import { systems } from "../../terminology/systems.js";
import { isInstant } from "../../values/dates.js";
import { isOdsCode } from "../../values/ods-code.js";
import { extensions } from "../../terminology/profiles.js";

/**
 * Reads an ITK3 acknowledgement, in every shape that receivers are known to send (UR-110 to UR-116).
 *
 * @throws AcknowledgementUnreadableError if nothing in it can be relied on.
 * @example
 * const { requestHeaderId, level, outcome, codes } = readAcknowledgement(item.body);
 */
export function readAcknowledgement(xml: string | Uint8Array): Acknowledgement {
  givenTextOrBytes(xml, "acknowledgement");
  const seen: AcknowledgementWarningCode[] = [];
  const warn = (code: AcknowledgementWarningCode): void => void seen.push(code);
  const { bundle, problems } = readBundle(lenientText(xml, warn), AcknowledgementUnreadableError, readXml);
  if (problems.length > 0) warn("not-strict-fhir");
  const header = headerOf(bundle, warn);
  const { response } = header;
  if (response === undefined) throw new AcknowledgementUnreadableError("not-a-response");
  const codes = codesOf(outcomesOf(bundle, header, response, warn), warn);
  const responseCode = responseCodeOf(response, warn);
  if (codes.length === 0 && responseCode === undefined) throw new AcknowledgementUnreadableError("nothing-said");
  if (codesDisagree(codes, responseCode)) warn("codes-disagree");
  const messageBundleId = bundle.identifier?.value?.trim();
  const senderReference = senderReferenceOf(header, warn);
  const practiceOdsCode = practiceOf(bundle, header, warn);
  return {
    requestHeaderId: requestIdOf(response, warn),
    ...(messageBundleId === undefined ? {} : { messageBundleId }),
    ...(senderReference === undefined ? {} : { senderReference }),
    responseCode,
    codes,
    ...judge(codes, responseCode),
    ...(isInstant(header.timestamp) ? { sentAt: header.timestamp } : {}),
    ...(practiceOdsCode === undefined ? {} : { practiceOdsCode }),
    warnings: warningsOf(seen),
  };
}

function headerOf(bundle: Bundle, warn: (code: AcknowledgementWarningCode) => void): MessageHeader {
  const [header] = resourcesOf(bundle, "MessageHeader");
  if (header === undefined) throw new AcknowledgementUnreadableError("no-message-header");
  if (entriesOf(bundle)[0]?.resource !== header) warn("envelope-unusual");
  if (header.event?.code !== messageEvents.response.code) warn("event-unusual");
  return header;
}

/** Every outcome counts, wherever response.details points: a refusal must not be lost because of a broken reference. */
function outcomesOf(
  bundle: Bundle,
  header: MessageHeader,
  response: MessageHeaderResponse,
  warn: (code: AcknowledgementWarningCode) => void,
): OperationOutcome[] {
  const contained = (header.contained ?? []).filter(
    (resource): resource is OperationOutcome => resource.resourceType === "OperationOutcome",
  );
  const reference = response.details?.reference;
  if (reference === undefined) warn("details-missing");
  else if (
    resolveReference(bundle, response.details) === undefined &&
    !contained.some(({ id }) => reference === `#${id ?? ""}`)
  )
    warn("details-unresolved");
  return [...resourcesOf(bundle, "OperationOutcome"), ...contained];
}

function responseCodeOf(
  { code }: MessageHeaderResponse,
  warn: (code: AcknowledgementWarningCode) => void,
): Acknowledgement["responseCode"] {
  if (code !== "ok" && code !== "fatal-error") warn("response-code-unusual");
  return code === "ok" || code === "fatal-error" || code === "transient-error" ? code : undefined;
}

/** The `requestHeaderId` of an acknowledgement that names no message. */
const unreadableInOriginal = "unreadable-in-original";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The id of the message that is answered (UR-111): without `urn:uuid:` or `MessageHeader/`, and a UUID in lower case.
 */
function requestIdOf(
  { identifier = "" }: MessageHeaderResponse,
  warn: (code: AcknowledgementWarningCode) => void,
): string {
  const id = identifier.trim().replace(/^(?:urn:uuid:|MessageHeader\/)/i, "");
  if (id === "") warn("identifier-missing");
  else if (id.toUpperCase() === unreadableId) warn("identifier-unreadable-in-original");
  else return uuid.test(id) ? id.toLowerCase() : id;
  return unreadableInOriginal;
}

/**
 * The practice's ODS code, from the sender's Organization (update-record.md, section 11); a Practitioner has none
 * (UR-116).
 */
function practiceOf(
  bundle: Bundle,
  header: MessageHeader,
  warn: (code: AcknowledgementWarningCode) => void,
): string | undefined {
  const sender = resolveReference(bundle, header.sender);
  if (sender?.resourceType !== "Organization") warn("sender-not-an-organisation");
  const organisations: readonly Organization[] =
    sender?.resourceType === "Organization" ? [sender] : resourcesOf(bundle, "Organization");
  const odsCode = organisations
    .flatMap(({ identifier }) => identifier ?? [])
    .filter(({ system }) => system === systems.odsOrganisationCode)
    .map(({ value }) => value?.trim().toUpperCase())
    .find(isOdsCode);
  if (odsCode === undefined) warn("sender-unknown");
  return odsCode;
}

/** The SenderReference that the receiver echoed; undefined where it is missing or `None` (UR-115, UR-116). */
function senderReferenceOf(
  header: MessageHeader,
  warn: (code: AcknowledgementWarningCode) => void,
): string | undefined {
  const parts = (header.extension ?? [])
    .filter(({ url }) => url === extensions.messageHandling)
    .flatMap(({ extension }) => extension ?? []);
  const part = (url: string): Extension | undefined => parts.find((one) => one.url === url);
  const flags = [part(handlingParts.businessFlag)?.valueBoolean, part(handlingParts.infrastructureFlag)?.valueBoolean];
  if (flags.includes(true)) warn("flags-set");
  if (flags.includes(undefined)) warn("flags-missing");
  const reference = part(handlingParts.senderReference)?.valueString?.trim() ?? "";
  if (reference !== "" && reference.toLowerCase() !== nothing.toLowerCase()) return reference;
  warn("sender-reference-missing");
  return undefined;
}
