import { givenObject } from "../values/given.js";
import type { Bundle } from "../fhir/types.js";
import { judge } from "./verdict/judge.js";
import { type ValidateOptions, checkOptions } from "./options.js";
import { reportOf } from "./report/report-of.js";
import type { Report } from "./report/report.js";
import { defaultXmlLimits } from "../fhir/xml/limits.js";

/**
 * Checks a message that is being built, before it is encoded: the same rules as `validateMessage`, without lines and
 * columns.
 *
 * @example const report = validateResources(composeMessage(consultation, { sender }).bundle, { release: "1.2.1" });
 * @throws InvalidValueError where an option is not what its type says.
 */
export function validateResources(bundle: Bundle, options: ValidateOptions = {}): Report {
  checkOptions(options);
  givenObject(bundle, "bundle");
  const { kind, findings } = judge(bundle, options);
  return reportOf(kind, findings);
}

/**
 * With response code 20015 a receiver refuses a message because of its size: ITK3 recommends at most 5 MB, and the
 * reader here takes no more.
 */
const most = defaultXmlLimits.size;

/** The report of a message, with an error where its XML is larger than receivers take (UR-001). */
export function withSizeChecked(report: Report, xml: string): Report {
  if (xml.length * 3 <= most || new TextEncoder().encode(xml).byteLength <= most) return report;
  const message =
    `The message has more than ${most} bytes: receivers refuse it (20015). Shorten it, or send it ` + "another way.";
  return {
    ...report,
    valid: false,
    issues: [...report.issues, { severity: "error", rule: "UR-001", code: "too-large", message, path: "Bundle" }],
  };
}
