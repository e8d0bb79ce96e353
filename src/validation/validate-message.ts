import { givenTextOrBytes } from "../values/given.js";
import { JsonReadError } from "../fhir/json/errors.js";
import type { FhirJsonReading } from "../fhir/json/read-fhir-json.js";
import { isJson, readResource } from "../fhir/read-resource.js";
import { XmlReadError } from "../fhir/xml/errors.js";
import type { XmlReading } from "../fhir/xml/read-xml.js";
import { errorOf } from "./report/finding.js";
import { json, xml, type Format } from "./report/format.js";
import { judge } from "./verdict/judge.js";
import { type ValidateOptions, checkOptions } from "./options.js";
import { notAMessage } from "./rules/message-shape.js";
import { reportOf } from "./report/report-of.js";
import type { Report } from "./report/report.js";
import { whatJsonIs, whatTextIs } from "./report/what-text-is.js";

/**
 * Checks one message or acknowledgement, given as text or as the bytes that arrived, against FHIR STU3, NHS England's
 * profiles and the rules of the guide (UR-) and of clinical safety (CS-). Issues are sorted by place, and name codes
 * and places, never the patient.
 *
 * FHIR JSON is checked as the same message in XML is: the report has the `format` "fhir-json", and each issue the JSON
 * pointer of its place. Messages are sent as XML, so a valid one in JSON is to be written with `writeXml` first.
 *
 * Never throws on content: whatever the bytes are, they get a report (UR-001).
 * @throws InvalidValueError where an option, or what is given as the message, is not what its type says.
 *
 * @example
 * const report = validateMessage(await readFile("message.xml"));
 * if (!report.valid) for (const { rule, line, message } of report.issues) console.error(rule, line, message);
 */
export function validateMessage(source: string | Uint8Array, options: ValidateOptions = {}): Report {
  checkOptions(options);
  const reading = read(source, options);
  const format = isJson(source) ? json : xml;
  if (reading instanceof XmlReadError) return unreadable(reading, format, whatTextIs(source));
  if (reading instanceof JsonReadError)
    return reading.reason === "unknown-resource-type" && reading.path === ""
      ? reportOf("other", [notAMessage(reading.path, whatJsonIs(source, undefined))], () => reading)
      : unreadable(reading, format, undefined);
  const report = reportOn(reading, format, source, options);
  return format === json ? { ...report, format: "fhir-json" } : report;
}

function read(
  source: string | Uint8Array,
  { xmlLimits }: ValidateOptions,
): XmlReading | FhirJsonReading | XmlReadError | JsonReadError {
  givenTextOrBytes(source, "message", "must be a string or a Uint8Array");
  try {
    return readResource(source, xmlLimits === undefined ? { tolerant: true } : { tolerant: true, limits: xmlLimits });
  } catch (error) {
    if (error instanceof XmlReadError || error instanceof JsonReadError) return error;
    throw error;
  }
}

function reportOn(
  reading: XmlReading | FhirJsonReading,
  format: Format,
  source: string | Uint8Array,
  options: ValidateOptions,
): Report {
  const root = reading.resource.resourceType;
  const foreign = reading.problems.find(
    ({ path, reason }) => path === root && (reason === "wrong-namespace" || reason === "unknown-resource-type"),
  );
  if (foreign !== undefined)
    return reportOf("other", [notAMessage(root, format.whatRootIs(source, root))], () => foreign);
  const problems = reading.problems.map(({ path, reason, message }) =>
    errorOf(format.rule, reason, path, sentence(message, format.whatToDo[reason])),
  );
  const { kind, findings } = judge(reading.resource, options, problems);
  return reportOf(kind, findings, format.located(reading));
}

/** `what` it is instead, where that is known. */
function unreadable(error: XmlReadError | JsonReadError, format: Format, what: string | undefined): Report {
  const { reason, message, line, column, path } = error;
  const said =
    what === undefined
      ? sentence(message.slice(0, message.lastIndexOf(" (line ")), format.whatToDo[reason])
      : `This is ${what}. A message is XML in UTF-8, and its root is a Bundle of FHIR STU3.`;
  return { kind: "unreadable", valid: false, issues: [{ ...errorOf("UR-001", reason, path, said), line, column }] };
}

/** The reader's words as a sentence, and what to do. */
function sentence(words: string, toDo: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. ${toDo}`;
}
