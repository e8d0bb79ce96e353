export {
  entriesOf,
  placedResources,
  referenceTo,
  resolveReference,
  resourcesOf,
  type PlacedResource,
} from "./bundle.js";
export type { FhirFault, ReadProblem, XmlFault } from "./xml/read-problem.js";
export { readXml, type ReadOptions, type XmlReading } from "./xml/read-xml.js";
export type * from "./types.js";
export { writeXml, type WriteOptions } from "./xml/write-xml.js";
export { defaultXmlLimits, type XmlLimits } from "./xml/limits.js";
export { XmlReadError } from "./xml/read-error.js";
export { XmlWriteError } from "./xml/write-error.js";
