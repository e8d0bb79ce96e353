import type { FhirFault, XmlFault } from "../../fhir/xml/errors.js";

/** What helps against what the reader of XML met, said after its own words. */
export const whatToDo: Readonly<Record<XmlFault | FhirFault, string>> = {
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
