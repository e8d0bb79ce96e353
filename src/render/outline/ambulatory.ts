import type { AmbulatoryReportInput } from "../../consultation/observations/ambulatory.js";
import type { AsFound } from "../../message/read/received.js";
import type { Block } from "./outline.js";
import { facts, shown, type Row } from "./sections.js";
import type { ShownConsultation } from "../shown-consultation.js";
import { writtenWhen } from "./when.js";

/** Ambulatory monitoring: its report, or the reason why the patient declined it. */
export function ambulatoryBlocks({ ambulatoryReport, ambulatoryDeclined }: ShownConsultation): readonly Block[] {
  return [
    ...(ambulatoryReport === undefined ? [] : [reportBlock(ambulatoryReport)]),
    ...(ambulatoryDeclined === undefined
      ? []
      : [facts([["Reason", ambulatoryDeclined.reason]], "DECLINED: ambulatory blood pressure monitoring")]),
  ];
}

function reportBlock(report: AsFound<AmbulatoryReportInput>): Block {
  const { title = "Report without a title", measuredAt } = report;
  const when: Row = ["Measured", shown(measuredAt, writtenWhen)];
  if (report.contentType !== "application/pdf")
    return facts([when, ["Report", "text" in report ? report.text : undefined]], title);
  return {
    kind: "file",
    heading: title,
    rows: facts([when]).rows,
    contentType: report.contentType,
    fileName: "ambulatory-report.pdf",
    base64: report.data ?? "",
  };
}
