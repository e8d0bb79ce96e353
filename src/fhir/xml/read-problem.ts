/** Why a text is not readable as XML 1.0 with namespaces in UTF-8, within the limits. Always thrown. */
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

/** Why well-formed XML is not FHIR STU3 as this message uses it. Thrown, or collected when reading is tolerant. */
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
  | "empty";

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
