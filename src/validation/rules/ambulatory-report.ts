import type { Attachment, Observation } from "../../fhir/types.js";
import { ambulatoryMonitoring } from "../../terminology/ambulatory-monitoring.js";
import { errorOf, warningOf, type Finding, type Rule } from "../finding.js";
import { codesOf } from "./measured.js";

const report = ambulatoryMonitoring.report.code;

/** A PDF or a text; a text may say in which characters it is written. */
const readable = /^(?:application\/pdf|text\/plain)(?:\s*;.*)?$/i;

/** The name of a file, which tells a practice nothing. */
const fileName = /^\S*\.(?:pdf|txt|tmp|dat)$/i;

/** UR-077: what a report of ambulatory monitoring is attached as. */
export const ambulatoryReport: Rule = {
  id: "UR-077",
  text: `A report of ambulatory monitoring is an Observation ${report} with an attachment: PDF or text, its bytes, a title that says what it is; no other Observation has one.`,
  source: "update-record.md, section 6",
  severities: ["error", "warning"],
  appliesTo: ["update-record", "other"],
  *check(subject) {
    for (const { resource, path } of subject.of("Observation")) {
      const isReport = codesOf(resource.code).includes(report);
      if (isReport || resource.valueAttachment !== undefined) yield* attached(resource, `${path}.valueAttachment`, isReport);
    }
  },
};

function* attached({ valueAttachment }: Observation, path: string, isReport: boolean): Generator<Finding> {
  if (valueAttachment === undefined) yield errorOf("UR-077", "required", path, "The report is not attached.");
  else if (!isReport) yield errorOf("UR-077", "wrong-resource", path, `Only an Observation ${report} has an attachment.`);
  else yield* parts(valueAttachment, path);
}

function* parts({ contentType, data, title }: Attachment, path: string): Generator<Finding> {
  if (contentType === undefined) yield errorOf("UR-077", "required", `${path}.contentType`, "The attachment must say whether it is a PDF or a text.");
  else if (!readable.test(contentType)) yield errorOf("UR-077", "fixed-value", `${path}.contentType`, "A report is a PDF or a text.", { expected: ["application/pdf", "text/plain"] });
  if (data === undefined) yield errorOf("UR-077", "required", `${path}.data`, "The bytes of the report must be in the message: nobody fetches them from elsewhere.");
  if (title === undefined) yield errorOf("UR-077", "required", `${path}.title`, "The attachment must have a title.");
  else if (fileName.test(title)) yield warningOf("UR-077", "says-nothing", `${path}.title`, "The title is the name of a file: say what the report is.");
}
