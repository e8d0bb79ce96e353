export {
  entriesOf,
  placedResources,
  referenceTo,
  resolveReference,
  resourcesOf,
  type PlacedResource,
} from "./bundle.js";
export { XmlReadError, XmlWriteError, type FhirFault, type ReadProblem, type XmlFault } from "./xml/errors.js";
export { readXml, type ReadOptions, type XmlReading } from "./xml/read-xml.js";
export type * from "./types.js";
export { writeXml, type WriteOptions } from "./xml/write-xml.js";
export { defaultXmlLimits, type XmlLimits } from "./xml/limits.js";
