import { defaultXmlLimits } from "../fhir/xml/limits.js";
import type { Report } from "./report/report.js";

/**
 * Response code 20015 says that a receiver refuses a message for its size: ITK3 recommends at most 5 MB, and the reader
 * here takes no more.
 */
const most = defaultXmlLimits.size;

/** The report of a message, with an error where its XML is larger than receivers take (UR-001). */
export function withSizeChecked(report: Report, xml: string): Report {
  if (xml.length * 3 <= most || new TextEncoder().encode(xml).byteLength <= most) return report;
  const message =
    `The message has more than ${most} bytes: receivers refuse it (20015). Say less, or send it ` + "another way.";
  return {
    ...report,
    valid: false,
    issues: [...report.issues, { severity: "error", rule: "UR-001", code: "too-large", message, path: "Bundle" }],
  };
}
