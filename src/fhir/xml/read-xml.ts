import { givenObject, givenTextOrBytes } from "../../values/given.js";
import { FhirReader } from "./fhir-reader.js";
import { lineColumns, type LineColumn } from "./line-column.js";
import { type ReadProblem, XmlFaultAt, XmlReadError } from "./errors.js";
import type { Resource } from "../types.js";
import { decodeUtf8 } from "./encoding.js";
import { defaultXmlLimits, type XmlLimits } from "./limits.js";
import { XmlScanner } from "./scanner.js";

/** How a resource is read, from XML or from FHIR JSON. */
export interface ReadOptions {
  /** Limits that differ from the defaults. */
  readonly limits?: Partial<XmlLimits>;
  /** Collect what is not FHIR in `problems` and read on, instead of throwing at the first problem. Default false. */
  readonly tolerant?: boolean;
}

/** A resource that was read, and where everything in it begins. */
export interface XmlReading {
  readonly resource: Resource;
  /** In the order of the text. Empty unless reading was tolerant. */
  readonly problems: readonly ReadProblem[];
  /**
   * Where the element of a path begins, such as `locate("Bundle.entry[0].fullUrl")`; undefined if there is no such
   * element. For an element that holds a resource, such as `Bundle.entry[0].resource`, this is where the resource
   * begins.
   */
  readonly locate: (path: string) => LineColumn | undefined;
  /**
   * The same, but if the text has no such element, the nearest element around it. With `orFirstItem`, the path of a
   * list gives the place of its first item.
   */
  readonly locateNearest: (path: string, orFirstItem: boolean) => LineColumn | undefined;
}

/**
 * Reads a FHIR STU3 resource of this message from XML 1.0 in UTF-8 (UR-001), given as bytes or as text.
 *
 * Nothing is lost or guessed. Decimals are kept as written; strings keep their white space; a list has a `null` for an
 * item that has only an extension. Comments, processing instructions and `xsi:schemaLocation` on the root are ignored.
 * Whether codes, dates and cardinalities are right is checked by validation, not here.
 *
 * Tolerant reading reports each problem and reads on. It keeps the text of a primitive with the wrong form, the first
 * of several elements where only one is allowed, and only the name of an unknown resource; it skips unknown elements.
 *
 * @throws XmlReadError if the text is not well-formed XML in UTF-8, has a document type declaration or exceeds a limit;
 * and, unless reading is tolerant, at the first thing that is not FHIR.
 */
export function readXml(source: string | Uint8Array, options: ReadOptions = {}): XmlReading {
  givenTextOrBytes(source, "source");
  givenObject(options, "options");
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
    throw new XmlReadError(error.reason, error.message, {
      ...placeOf(error.offset),
      path: reader?.pathOfBreak() ?? "",
    });
  }
}
