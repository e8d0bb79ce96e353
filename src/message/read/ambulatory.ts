import type { AmbulatoryDeclined, AmbulatoryReportInput } from "../../consultation/observations/ambulatory.js";
import type { Observation } from "../../fhir/types.js";
import { ambulatoryMonitoring } from "../../terminology/ambulatory-monitoring.js";
import { systems } from "../../terminology/systems.js";
import { textOfBase64 } from "../../values/base64.js";
import { takeCoding, takeConcept, wordsAgree } from "./concepts.js";
import { known } from "./known.js";
import { takeObservationBase } from "./observation-base.js";
import type { Part } from "./part.js";
import { codeIn, headingOf, timeUnlessStart, type Reading } from "./reading.js";
import type { AsFound } from "./received.js";

/**
 * UR-077: the report, as the PDF or the text that it is; for any other Observation it takes nothing and returns
 * undefined.
 */
export function readAmbulatoryReport(
  part: Part<Observation>,
  reading: Reading,
): AsFound<AmbulatoryReportInput> | undefined {
  const attachment = part.part("valueAttachment");
  const contentType = attachment?.see("contentType")?.trim();
  if (
    attachment === undefined ||
    codeIn(part.see("code"), systems.snomed) !== ambulatoryMonitoring.report.code ||
    !wordsAgree(part.see("code"))
  )
    return undefined;
  const text = contentType === "text/plain" ? textOfBase64(attachment.see("data") ?? "") : undefined;
  if (attachment.see("data") === undefined || (contentType !== "application/pdf" && text === undefined))
    return undefined;
  takeConcept(part.part("code"), ambulatoryMonitoring.report);
  const measuredAt = timeUnlessStart(part, "effectiveDateTime", reading);
  takeObservationBase(part, reading, { category: "vital-signs" });
  attachment.is("contentType", contentType);
  const data = attachment.text("data");
  const common = known({ title: attachment.text("title"), measuredAt });
  return text === undefined
    ? known({ contentType: "application/pdf" as const, data, ...common })
    : { contentType: "text/plain", text, ...common };
}

/** UR-063: the reason is the text of the code. */
export function readAmbulatoryDeclined(
  part: Part<Observation>,
  reading: Reading,
): AsFound<AmbulatoryDeclined> | undefined {
  const { code } = part.bare;
  if (
    codeIn(code, systems.snomed) !== ambulatoryMonitoring.declined.code ||
    !wordsAgree(code) ||
    headingOf(part) !== "procedures-and-therapies"
  )
    return undefined;
  if (![undefined, reading.startedAt].includes(part.see("effectiveDateTime"))) return undefined;
  for (const coding of part.part("code")?.parts("coding") ?? []) takeCoding(coding, ambulatoryMonitoring.declined);
  part.is("effectiveDateTime", reading.startedAt);
  takeObservationBase(part, reading, { category: "social-history", heading: "procedures-and-therapies" });
  return known({ reason: part.part("code")?.text("text") });
}
