import { type ReadProblem, XmlReadError, type FhirFault, type XmlFault } from "../fhir/xml/errors.js";
import { readXml, type XmlReading } from "../fhir/xml/read-xml.js";
import { InvalidValueError } from "../errors.js";
import { errorOf, type Finding } from "./report/finding.js";
import { judge } from "./verdict/judge.js";
import { type ValidateOptions, checkOptions } from "./options.js";
import { notAMessage } from "./rules/message-shape.js";
import { reportOf, type Locate } from "./report/report-of.js";
import type { Report } from "./report/report.js";
import { whatRootIs, whatTextIs } from "./report/what-text-is.js";

/**
 * Checks one message or acknowledgement, given as XML text or as the bytes that arrived, against FHIR STU3, NHS
 * England's
 * profiles and the rules of the guide (UR-) and of clinical safety (CS-). Issues are sorted by place, and name codes
 * and
 * places, never the patient.
 *
 * Never throws on content: whatever the bytes are, they get a report (UR-001).
 * @throws InvalidValueError where an option, or what is given as the message, is not what its type says.
 *
 * @example
 * const report = validateMessage(await readFile("message.xml"));
 * if (!report.valid) for (const { rule, line, message } of report.issues) console.error(rule, line, message);
 */
export function validateMessage(xml: string | Uint8Array, options: ValidateOptions = {}): Report {
  checkOptions(options);
  const reading = read(xml, options);
  if (reading instanceof XmlReadError) return unreadable(reading, xml);
  const root = reading.resource.resourceType;
  const foreign = reading.problems.find(
    ({ path, reason }) => path === root && (reason === "wrong-namespace" || reason === "unknown-resource-type"),
  );
  if (foreign !== undefined) return reportOf("other", [notAMessage(root, whatRootIs(xml))], () => foreign);
  const { kind, findings } = judge(reading.resource, options, reading.problems.map(problemFinding));
  return reportOf(kind, findings, located(reading));
}

function read(xml: string | Uint8Array, { xmlLimits }: ValidateOptions): XmlReading | XmlReadError {
  if (typeof xml !== "string" && !((xml as unknown) instanceof Uint8Array))
    throw new InvalidValueError("message", "must be a string or a Uint8Array");
  try {
    return readXml(xml, xmlLimits === undefined ? { tolerant: true } : { tolerant: true, limits: xmlLimits });
  } catch (error) {
    if (error instanceof XmlReadError) return error;
    throw error;
  }
}

function unreadable({ reason, message, line, column, path }: XmlReadError, xml: string | Uint8Array): Report {
  const what = whatTextIs(xml);
  const said =
    what === undefined
      ? sentence(message.slice(0, message.lastIndexOf(" (line ")), reason)
      : `This is ${what}. A message is XML in UTF-8, and its root is a Bundle of FHIR STU3.`;
  return { kind: "unreadable", valid: false, issues: [{ ...errorOf("UR-001", reason, path, said), line, column }] };
}

/** The reader's words as a sentence, and what to do. */
function sentence(words: string, reason: XmlReadError["reason"]): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. ${whatToDo[reason]}`;
}

function problemFinding({ path, reason, message }: ReadProblem): Finding {
  return errorOf("FHIR-xml", reason, path, sentence(message, reason));
}

/** What was read is looked up; what the reader did not keep is where the reader met it. */
function located(reading: XmlReading): Locate {
  if (reading.problems.length === 0) return reading.locateNearest;
  const places = new Map(reading.problems.map((problem) => [problem.path, problem]));
  return (path, orFirstItem) => reading.locate(path) ?? places.get(path) ?? reading.locateNearest(path, orFirstItem);
}

/** What helps against what the reader of XML met, said after its own words. */
const whatToDo: Readonly<Record<XmlFault | FhirFault, string>> = {
  encoding: "Write the text in UTF-8, and let the XML declaration say so.",
  character: "Take it out before writing XML.",
  syntax: "Write XML with a library, and look whether the file is whole.",
  doctype: "Take it out.",
  entity: "Write the character itself.",
  namespace: "Declare each prefix once, on the root.",
  "too-large": "Say less, or send it another way: receivers refuse more than 5 MB.",
  "too-deep": "No message needs that: look at what wrote it.",
  "too-many-elements": "No message needs that: look at what wrote it.",
  "too-many-attributes": "No message needs that: look at what wrote it.",
  "unknown-resource-type": "Take it out.",
  "unknown-element": "Take it out, or spell it as FHIR STU3 does.",
  "unknown-attribute": "Take it out.",
  "missing-attribute": "Add it.",
  "wrong-namespace": 'Declare xmlns="http://hl7.org/fhir" on the root alone.',
  "wrong-order": "Write the elements in the order that FHIR STU3 gives them.",
  repeated: "Leave one.",
  "stray-text": "Take it out: values stand in the attribute value.",
  "wrong-form": "Correct the value.",
  empty: "Give it a value, or leave it out.",
};
