import type { Extension, MessageHeader } from "../../fhir/types.js";
import { extensions } from "../../terminology/profiles.js";
import { handlingParts, nothing } from "./shape.js";
import type { AcknowledgementWarningCode } from "./warnings.js";

/** The SenderReference that the receiver echoed; undefined where it is missing or `None` (UR-115, UR-116). */
export function senderReferenceOf(
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
