import type { Consultation } from "../consultation/consultation.js";
import { writeXml } from "../fhir/xml/write-xml.js";
import { composeMessage, type ComposedMessage, type ComposeOptions } from "../message/compose-message.js";
import type { Report } from "./report/report.js";
import type { SafetyOptions } from "./safety/safety-rule.js";
import { validateResources, withSizeChecked } from "./validate-resources.js";

/** A composed message with what validation found; its XML, unless it is invalid before it is written. */
export interface Draft {
  readonly composed: ComposedMessage;
  readonly report: Report;
  readonly xml: string | undefined;
}

/**
 * Composes, validates and encodes a checked consultation: what building does, and what a review looks at beforehand, so
 * that the two cannot disagree.
 * @throws what composeMessage throws.
 */
export function draftMessage(consultation: Consultation, options: ComposeOptions, safety: SafetyOptions): Draft {
  const composed = composeMessage(consultation, options);
  const report = validateResources(composed.bundle, { ...safety, release: options.sender.release });
  if (!report.valid) return { composed, report, xml: undefined };
  const xml = writeXml(composed.bundle);
  return { composed, report: withSizeChecked(report, xml), xml };
}
