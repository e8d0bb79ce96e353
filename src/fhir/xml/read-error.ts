import { UpdateRecordError } from "../../errors.js";
import type { FhirFault, XmlFault } from "./read-problem.js";

/** A text that cannot be read as a FHIR STU3 resource in XML. Says where; never repeats what stands there. */
export class XmlReadError extends UpdateRecordError {
  readonly code = "xml-unreadable";

  readonly reason: XmlFault | FhirFault;
  /** From 1; in UTF-16 code units for the column. */
  readonly line: number;
  readonly column: number;
  /** The FHIR path of the element that was being read; empty before the first. */
  readonly path: string;

  constructor(
    reason: XmlFault | FhirFault,
    message: string,
    place: { readonly line: number; readonly column: number; readonly path: string },
  ) {
    super(`${message} (line ${place.line}, column ${place.column}${place.path === "" ? "" : `, ${place.path}`})`);
    this.reason = reason;
    this.line = place.line;
    this.column = place.column;
    this.path = place.path;
  }
}
