import type { AmbulatoryDeclined, AmbulatoryReport } from "../../consultation/observations/ambulatory.js";
import type { Attachment, Observation } from "../../fhir/types.js";
import { ambulatoryMonitoring } from "../../terminology/ambulatory-monitoring.js";
import { base64Of } from "../../values/base64.js";
import { type OwnResource, conceptOf } from "./elements.js";
import type { MessageContext } from "./context.js";
import { composeObservationBase } from "./observation-base.js";

/** UR-077: the report as an attachment with its title; UR-036: under the category of vital signs. */
export function composeAmbulatoryReport(context: MessageContext, report: AmbulatoryReport): Observation & OwnResource {
  const about = { code: conceptOf(ambulatoryMonitoring.report), category: "vital-signs" } as const;
  return {
    ...composeObservationBase(context, about, { measuredAt: report.measuredAt }),
    valueAttachment: attachmentOf(report),
  };
}

function attachmentOf(report: AmbulatoryReport): Attachment {
  const { contentType, title } = report;
  return { contentType, data: report.contentType === "text/plain" ? base64Of(report.text) : report.data, title };
}

/** UR-063: the reason is the text of the code, as in NHS England's fragment. */
export function composeAmbulatoryDeclined(
  context: MessageContext,
  { reason }: AmbulatoryDeclined,
): Observation & OwnResource {
  const code = { ...conceptOf(ambulatoryMonitoring.declined), text: reason };
  return composeObservationBase(context, { code, category: "social-history", heading: "procedures-and-therapies" });
}
