import { FhirReader } from "./fhir-reader.js";
import { lineColumns, type LineColumn } from "./line-column.js";
import { type ReadProblem, XmlFaultAt, XmlReadError } from "./errors.js";
import type { Resource } from "../types.js";
import { decodeUtf8 } from "./encoding.js";
import { defaultXmlLimits, type XmlLimits } from "./limits.js";
import { XmlScanner } from "./scanner.js";

export interface ReadOptions {
  /** Limits that differ from the defaults. */
  readonly limits?: Partial<XmlLimits>;
  /** Collect what is not FHIR in `problems` and read on, instead of throwing at the first. Default false. */
  readonly tolerant?: boolean;
}

/** A resource that was read, and where everything in it stands. */
export interface XmlReading {
  readonly resource: Resource;
  /** Empty unless reading was tolerant. In the order of the text. */
  readonly problems: readonly ReadProblem[];
  /**
   * Where the element of a path begins, from 1: `locate("Bundle.entry[0].fullUrl")`; undefined where the text has none.
   * The path of
   * an element that holds a resource, `Bundle.entry[0].resource`, is the place of the resource itself.
   */
  readonly locate: (path: string) => LineColumn | undefined;
  /**
   * The same, or where the text has no such element, the nearest one around it. Where asked for, a list is where its
   * first item is.
   */
  readonly locateNearest: (path: string, orFirstItem: boolean) => LineColumn | undefined;
}

/**
 * Reads a FHIR STU3 resource of this message from XML 1.0 in UTF-8 (UR-001): bytes, or a text that was decoded already.
 *
 * Nothing is lost or guessed. Decimals stay as written; strings keep their white space; an element that repeats keeps a
 * `null`
 * where it has only an extension. Comments, processing instructions and `xsi:schemaLocation` on the root are not part
 * of a
 * resource. Whether codes, dates and cardinalities are right is for validation to say.
 *
 * Tolerant reading keeps the text of a primitive that has the wrong form, the first of an element that may stand once
 * only,
 * and the name alone of an unknown resource; what is unknown is passed over. Each has its problem.
 *
 * @throws XmlReadError where the text is not well-formed XML, has a document type declaration, is no UTF-8 or exceeds a
 * limit;
 * unless reading is tolerant also at the first thing that is not FHIR.
 */
export function readXml(source: string | Uint8Array, options: ReadOptions = {}): XmlReading {
  const limits = { ...defaultXmlLimits, ...options.limits };
  const problems: ReadProblem[] = [];
  let text = "";
  let reader: FhirReader | undefined;
  let placeOf = (offset: number): LineColumn => lineColumns(text)(offset);
  try {
    if (source.length > limits.size) throw new XmlFaultAt("too-large", `the text is larger than ${limits.size}`, 0);
    text = decodeUtf8(source);
    placeOf = lineColumns(text);
    const reading = new FhirReader(new XmlScanner(text, limits), {
      report: (reason, message, offset) => {
        const problem = { reason, message, path: reading.path(), ...placeOf(offset) };
        if (options.tolerant !== true || problems.length >= limits.problems)
          throw new XmlReadError(reason, message, problem);
        problems.push(problem);
      },
    });
    reader = reading;
    const resource = reading.read() as unknown as Resource;
    const placeAt = (offset: number | undefined): LineColumn | undefined =>
      offset === undefined ? undefined : placeOf(offset);
    return {
      resource,
      problems,
      locate: (path) => placeAt(reading.outline.offsetOf(path)),
      locateNearest: (path, orFirstItem) => placeAt(reading.outline.offsetNearest(path, orFirstItem)),
    };
  } catch (error) {
    if (!(error instanceof XmlFaultAt)) throw error;
    if (error.reason === "encoding" && typeof source !== "string" && text === "")
      text = new TextDecoder().decode(source);
    throw new XmlReadError(error.reason, error.message, { ...placeOf(error.offset), path: reader?.path() ?? "" });
  }
}
