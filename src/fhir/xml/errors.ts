import { UpdateRecordError } from "../../errors.js";

/** Why a text cannot be read as XML 1.0 with namespaces, in UTF-8 and within the limits. Always thrown. */
export type XmlFault =
  | "encoding"
  | "character"
  | "syntax"
  | "doctype"
  | "entity"
  | "namespace"
  | "too-large"
  | "too-deep"
  | "too-many-elements"
  | "too-many-attributes";

/**
 * Why well-formed XML or JSON is not FHIR STU3 as this message uses it. Thrown, or collected if reading is tolerant.
 * The last three are of JSON alone.
 */
export type FhirFault =
  | "unknown-resource-type"
  | "unknown-element"
  | "unknown-attribute"
  | "missing-attribute"
  | "wrong-namespace"
  | "wrong-order"
  | "repeated"
  | "stray-text"
  | "wrong-form"
  | "empty"
  | "wrong-kind"
  | "wrong-cardinality"
  | "character";

/** One thing in well-formed XML that is not FHIR. The message never repeats a value. */
export interface ReadProblem {
  readonly reason: FhirFault;
  readonly message: string;
  /** `Bundle.entry[2].resource.type.coding[0].code` */
  readonly path: string;
  /** From 1; lines end with LF, CR LF or CR. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as editors count. */
  readonly column: number;
}

/** What the scanner throws: a fault and its offset in the text. `readXml` adds line, column and path. */
export class XmlFaultAt extends Error {
  readonly reason: XmlFault;
  readonly offset: number;

  constructor(reason: XmlFault, message: string, offset: number) {
    super(message);
    this.reason = reason;
    this.offset = offset;
  }
}

/** A text that cannot be read as a FHIR STU3 resource in XML. Says where, and never repeats any of the text. */
export class XmlReadError extends UpdateRecordError {
  static override readonly name = "XmlReadError";
  readonly code = "xml-unreadable";

  readonly reason: XmlFault | FhirFault;
  /** From 1, as the column, which counts UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  /** The FHIR path of the element that was being read; empty before the first element. */
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

/** A resource that cannot be written as XML without losing or changing something. Says where, never repeats a value. */
export class XmlWriteError extends UpdateRecordError {
  static override readonly name = "XmlWriteError";
  readonly code = "xml-unwritable";

  /** `Bundle.entry[2].resource.title` */
  readonly path: string;

  constructor(message: string, path: string) {
    super(`${message} (${path})`);
    this.path = path;
  }
}
