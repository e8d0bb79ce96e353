import { UpdateRecordError } from "../../errors.js";
import type { FhirFault, ReadProblem, XmlFault } from "../xml/errors.js";

/** Why a text is not JSON in UTF-8 within the limits, or JSON but no FHIR STU3 as this message uses it. */
export type JsonReadFault =
  Extract<XmlFault, "encoding" | "syntax" | "too-large" | "too-deep" | "too-many-elements"> | FhirFault;

/** One thing in a JSON text that is not FHIR. The message never repeats a value. */
export interface JsonReadProblem extends ReadProblem {
  /** The same place as a JSON pointer (RFC 6901): `/entry/2/resource/type/coding/0/code`. */
  readonly pointer: string;
}

/** A text that cannot be read as a FHIR STU3 resource in JSON. Says where; never repeats what is there. */
export class JsonReadError extends UpdateRecordError {
  static override readonly name = "JsonReadError";
  readonly code = "json-unreadable";

  readonly reason: JsonReadFault;
  /** From 1; in UTF-16 code units for the column. */
  readonly line: number;
  readonly column: number;
  /** The FHIR path of what was being read; empty where that is the text as a whole. */
  readonly path: string;
  /** The same place as a JSON pointer (RFC 6901). */
  readonly pointer: string;

  constructor(
    reason: JsonReadFault,
    message: string,
    place: Pick<JsonReadProblem, "line" | "column" | "path" | "pointer">,
  ) {
    super(`${message} (line ${place.line}, column ${place.column}${place.path === "" ? "" : `, ${place.path}`})`);
    this.reason = reason;
    this.line = place.line;
    this.column = place.column;
    this.path = place.path;
    this.pointer = place.pointer;
  }
}
