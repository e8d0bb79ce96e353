import { FhirWriter } from "./fhir-writer.js";
import type { Resource } from "../types.js";

/** How the XML is laid out. */
export interface WriteOptions {
  /** Two spaces a level, one element a line. Default: no white space at all. */
  readonly indent?: boolean;
  /** Begin with `<?xml version="1.0" encoding="UTF-8"?>`. Default false; XML without it is UTF-8 too. */
  readonly declaration?: boolean;
}

/**
 * Writes a resource as FHIR STU3 XML (UR-001). Elements stand in the order of the specification, whatever the order of
 * the members;
 * decimals stand as they are; reading what was written gives an equal resource. Members that are `undefined` are
 * absent.
 *
 * @throws XmlWriteError, with the path, for whatever would be lost or changed: a member that the type does not have,
 * two alternatives
 * of a choice, an empty array, object or text, a primitive of the wrong type, a narrative that is not one XHTML `div`,
 * and text with
 * a character that XML 1.0 cannot carry or half of a surrogate pair (CS-17).
 */
export function writeXml(resource: Resource, options: WriteOptions = {}): string {
  const declaration = options.declaration === true ? '<?xml version="1.0" encoding="UTF-8"?>\n' : "";
  return declaration + new FhirWriter(options.indent === true).write(resource);
}
