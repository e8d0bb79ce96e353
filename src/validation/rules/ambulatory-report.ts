import type { Attachment, Observation } from "../../fhir/types.js";
import { ambulatoryMonitoring } from "../../terminology/ambulatory-monitoring.js";
import { holdsPdf, isBase64 } from "../../values/base64.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";

const report = ambulatoryMonitoring.report.code;

/** A PDF or a text; a text may name its character encoding. */
const readable = /^(?:application\/pdf|text\/plain)(?:\s*;.*)?$/i;

const calledPdf = /^application\/pdf\b/i;

/** A file name, which tells a practice nothing. */
const fileName = /^\S*\.(?:pdf|txt|tmp|dat)$/i;

/** UR-077: how a report of ambulatory monitoring is attached. */
export const ambulatoryReport: Rule = {
  id: "UR-077",
  text:
    `A report of ambulatory monitoring is an Observation ${report} with an attachment: PDF (%PDF- within its first ` +
    "1,024 bytes) or text, its bytes, a title that says what it is; no other Observation has one.",
  source: "update-record.md, section 6",
  severities: ["error", "warning"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path, codes } of subject.of("Observation")) {
      const isReport = codes.includes(report);
      if (isReport || resource.valueAttachment !== undefined)
        attached(resource, `${path}.valueAttachment`, isReport, found);
    }
  },
};

function attached({ valueAttachment }: Observation, path: string, isReport: boolean, found: Finding[]): void {
  if (valueAttachment === undefined) found.push(errorOf("UR-077", "required", path, "The report is not attached."));
  else if (!isReport)
    found.push(errorOf("UR-077", "wrong-resource", path, `Only an Observation ${report} has an attachment.`));
  else parts(valueAttachment, path, found);
}

function parts({ contentType, data, title }: Attachment, path: string, found: Finding[]): void {
  if (contentType === undefined)
    found.push(
      errorOf("UR-077", "required", `${path}.contentType`, "The attachment must say whether it is a PDF or a text."),
    );
  else if (!readable.test(contentType))
    found.push(
      errorOf("UR-077", "fixed-value", `${path}.contentType`, "A report is a PDF or a text.", {
        expected: ["application/pdf", "text/plain"],
      }),
    );
  if (data === undefined)
    found.push(
      errorOf(
        "UR-077",
        "required",
        `${path}.data`,
        "The bytes of the report must be in the message: receivers do not fetch them from elsewhere.",
      ),
    );
  else if (contentType !== undefined && calledPdf.test(contentType) && !holdsPdf(data) && isBase64(data))
    found.push(
      errorOf(
        "UR-077",
        "wrong-form",
        `${path}.data`,
        "This is called a PDF, but it is none: %PDF- is not within its first 1,024 bytes.",
      ),
    );
  if (title === undefined)
    found.push(errorOf("UR-077", "required", `${path}.title`, "The attachment must have a title."));
  else if (fileName.test(title))
    found.push(
      warningOf("UR-077", "says-nothing", `${path}.title`, "The title is a file name: say what the report is."),
    );
}
