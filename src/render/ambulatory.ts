import type { AmbulatoryReport } from "../consultation/ambulatory.js";
import type { Block } from "./outline.js";
import { facts } from "./sections.js";
import type { ShownConsultation } from "./shown-consultation.js";
import { writtenWhen } from "./when.js";

/** Ambulatory monitoring: its report, or why there was none. */
export function ambulatoryBlocks({ ambulatoryReport, ambulatoryDeclined }: ShownConsultation): readonly Block[] {
  return [
    ...(ambulatoryReport === undefined ? [] : reportBlocks(ambulatoryReport)),
    ...(ambulatoryDeclined === undefined ? [] : [facts([["Reason", ambulatoryDeclined.reason]], "DECLINED: ambulatory blood pressure monitoring")]),
  ];
}

function reportBlocks(report: AmbulatoryReport): readonly Block[] {
  const { title, measuredAt, contentType } = report;
  const when = ["Measured", measuredAt === undefined ? undefined : writtenWhen(measuredAt)] as const;
  return contentType === "text/plain"
    ? [facts([when, ["Report", report.text]], title)]
    : [facts([when], title), { kind: "file", title, contentType, fileName: "ambulatory-report.pdf", base64: report.data }];
}
