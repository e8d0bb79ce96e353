import { givenObject } from "../../values/given.js";
import { FhirWriter } from "./fhir-writer.js";
import type { Resource } from "../types.js";

/** The layout of the XML. */
export interface WriteOptions {
  /** One element on a line, indented by two spaces a level. Default: no white space at all. */
  readonly indent?: boolean;
  /** Begin with `<?xml version="1.0" encoding="UTF-8"?>`. Default false; XML without it is UTF-8 too. */
  readonly declaration?: boolean;
}

/**
 * Writes a resource as FHIR STU3 XML (UR-001). Elements are in the order of the specification, whatever the order of
 * the members; decimals are written as they are. Members that are `undefined` are left out. Reading the XML gives an
 * equal resource.
 *
 * @throws XmlWriteError, with the path, for anything that would be lost or changed: a member that the type does not
 * have, two alternatives of a choice, an empty array, object or text, a primitive of the wrong type, a narrative that
 * is not one XHTML `div`, and text with half of a surrogate pair or another character that XML 1.0 cannot carry
 * (CS-17).
 */
export function writeXml(resource: Resource, options: WriteOptions = {}): string {
  givenObject(options, "options");
  const declaration = options.declaration === true ? '<?xml version="1.0" encoding="UTF-8"?>\n' : "";
  return declaration + new FhirWriter(options.indent === true).write(resource);
}
