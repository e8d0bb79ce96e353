import { entriesOf, resolveReference, resourcesOf } from "../../fhir/bundle.js";
import { readXml, type XmlReading } from "../../fhir/xml/read-xml.js";
import type { Bundle, MessageHeader, MessageHeaderResponse, OperationOutcome } from "../../fhir/types.js";
import { messageEvents } from "../../terminology/message-header.js";
import { codesOf } from "./codes.js";
import { senderReferenceOf } from "./handling.js";
import { codesDisagree, judge } from "./outcome.js";
import { requestIdOf } from "./request-id.js";
import { practiceOf } from "./sender.js";
import type { Acknowledgement } from "./types.js";
import { AcknowledgementUnreadableError } from "./unreadable-error.js";
import { warningsOf, type AcknowledgementWarningCode } from "./warnings.js";

/**
 * Reads an ITK3 acknowledgement, in every shape that receivers are known to send (UR-110 to UR-116).
 *
 * @throws AcknowledgementUnreadableError where nothing in it can be relied on.
 * @example
 * const { requestHeaderId, level, outcome, codes } = readAcknowledgement(item.body);
 */
export function readAcknowledgement(xml: string | Uint8Array): Acknowledgement {
  const seen: AcknowledgementWarningCode[] = [];
  const warn = (code: AcknowledgementWarningCode): void => void seen.push(code);
  const { resource: bundle, problems } = parse(xml);
  if (problems.length > 0) warn("not-strict-fhir");
  if (bundle.resourceType !== "Bundle") throw new AcknowledgementUnreadableError("not-a-bundle");
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
    ...(practiceOdsCode === undefined ? {} : { practiceOdsCode }),
    warnings: warningsOf(seen),
  };
}

function parse(xml: string | Uint8Array): XmlReading {
  try {
    return readXml(xml, { tolerant: true });
  } catch (cause) {
    throw new AcknowledgementUnreadableError("not-xml", { cause });
  }
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
