import { resolveReference, resourcesOf } from "../../fhir/bundle.js";
import type { Bundle, MessageHeader, Organization } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";
import { isOdsCode } from "../../values/ods-code.js";
import type { AcknowledgementWarningCode } from "./warnings.js";

/**
 * The practice's ODS code, where the sender's Organization says it (update-record.md, section 11); a Practitioner has
 * none (UR-116).
 */
export function practiceOf(
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
