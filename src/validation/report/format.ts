import type { FhirJsonReading } from "../../fhir/json/read-fhir-json.js";
import type { FhirFault, XmlFault } from "../../fhir/xml/errors.js";
import type { XmlReading } from "../../fhir/xml/read-xml.js";
import type { Locate } from "./report-of.js";
import { whatJsonIs, whatRootIs } from "./what-text-is.js";

/** How reports on the two formats of FHIR differ. */
export interface Format {
  /** The rule that is broken by what the reader met. */
  readonly rule: string;
  readonly whatToDo: Readonly<Record<XmlFault | FhirFault, string>>;
  /** What a text is whose root no message has. */
  readonly whatRootIs: (source: string | Uint8Array, resourceType: string) => string;
  readonly located: (reading: XmlReading | FhirJsonReading) => Locate;
}

/** What helps against what the reader met, said after its own words. */
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
  "wrong-kind": "Write it as FHIR STU3 does in JSON.",
  "wrong-cardinality": "Write a list where FHIR STU3 has one, even around a single value, and nowhere else.",
};

const whatToDoInJson: typeof whatToDo = {
  ...whatToDo,
  encoding: "Write the text in UTF-8.",
  syntax: "Write JSON with a library, and look whether the file is whole.",
};

/** What was read is looked up; what the reader did not keep is where the reader met it. */
function locatedInXml(reading: XmlReading | FhirJsonReading): Locate {
  if (reading.problems.length === 0) return reading.locateNearest;
  const places = new Map(reading.problems.map((problem) => [problem.path, problem]));
  return (path, orFirstItem) => reading.locate(path) ?? places.get(path) ?? reading.locateNearest(path, orFirstItem);
}

/** Of members with one path, such as `gender` and `_gender`, the place is that of the one that the reader met. */
function locatedInJson(reading: XmlReading | FhirJsonReading): Locate {
  const places = new Map(reading.problems.toReversed().map((problem) => [problem.path, problem]));
  return (path, orFirstItem) => places.get(path) ?? reading.locateNearest(path, orFirstItem);
}

export const xml: Format = { rule: "FHIR-xml", whatToDo, whatRootIs, located: locatedInXml };
export const json: Format = {
  rule: "FHIR-json",
  whatToDo: whatToDoInJson,
  whatRootIs: whatJsonIs,
  located: locatedInJson,
};
