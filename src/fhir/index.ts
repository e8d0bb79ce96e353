export {
  entriesOf,
  placedResources,
  referenceTo,
  resolveReference,
  resourcesOf,
  type PlacedResource,
} from "./bundle.js";
export type { FhirFault, ReadProblem, XmlFault } from "./xml/errors.js";
export { readXml, type ReadOptions, type XmlReading } from "./xml/read-xml.js";
export type * from "./types.js";
export { writeXml, type WriteOptions } from "./xml/write-xml.js";
export { defaultXmlLimits, type XmlLimits } from "./xml/limits.js";
export { XmlReadError } from "./xml/errors.js";
export { XmlWriteError } from "./xml/errors.js";
