import type { AmbulatoryReport } from "../consultation/ambulatory.js";
import type { Block } from "./outline.js";
import { facts } from "./sections.js";
import type { ShownConsultation } from "./shown-consultation.js";
import { writtenWhen } from "./when.js";

/** Ambulatory monitoring: its report, or why there was none. */
export function ambulatoryBlocks({ ambulatoryReport, ambulatoryDeclined }: ShownConsultation): readonly Block[] {
  return [
    ...(ambulatoryReport === undefined ? [] : [reportBlock(ambulatoryReport)]),
    ...(ambulatoryDeclined === undefined ? [] : [facts([["Reason", ambulatoryDeclined.reason]], "DECLINED: ambulatory blood pressure monitoring")]),
  ];
}

function reportBlock(report: AmbulatoryReport): Block {
  const { title, measuredAt, contentType } = report;
  const when = ["Measured", measuredAt === undefined ? undefined : writtenWhen(measuredAt)] as const;
  if (contentType === "text/plain") return facts([when, ["Report", report.text]], title);
  return { kind: "file", heading: title, rows: facts([when]).rows, contentType, fileName: "ambulatory-report.pdf", base64: report.data };
}
