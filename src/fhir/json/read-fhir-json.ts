import { givenObject, givenTextOrBytes } from "../../values/given.js";
import type { Resource } from "../types.js";
import { XmlFaultAt } from "../xml/errors.js";
import { defaultXmlLimits, type XmlLimits } from "../xml/limits.js";
import { lineColumns, type LineColumn } from "../xml/line-column.js";
import type { FhirFault } from "../xml/errors.js";
import type { ReadOptions } from "../xml/read-xml.js";
import { decodeUtf8 } from "../xml/encoding.js";
import { JsonReadError, type JsonReadFault, type JsonReadProblem } from "./errors.js";
import { FhirJsonReader } from "./fhir-reader.js";
import { JsonFault, jsonTree, type JsonFaultReason, type JsonNode } from "./json-tree.js";
import { nearestPlace, type JsonPlace, type Step } from "./places.js";

/** A place in a JSON text. */
export interface JsonLineColumn extends LineColumn {
  /** RFC 6901: `/entry/0/fullUrl`. */
  readonly pointer: string;
}

/** A resource that was read from JSON, and where everything in it is. */
export interface FhirJsonReading {
  readonly resource: Resource;
  /** Empty unless reading was tolerant. In the order of the text. */
  readonly problems: readonly JsonReadProblem[];
  /** Where the element of a FHIR path is: at the name of its member, or at the item of its list. */
  readonly locate: (path: string) => JsonLineColumn | undefined;
  /** The same, or where the text has no such element, the nearest one around it. */
  readonly locateNearest: (path: string) => JsonLineColumn;
}

const reasons: Readonly<Record<JsonFaultReason, JsonReadFault>> = {
  syntax: "syntax",
  "too-deep": "too-deep",
  "too-many-values": "too-many-elements",
  repeated: "repeated",
};

/**
 * Reads a FHIR STU3 resource of this message from JSON in UTF-8: bytes, or a text that was decoded already.
 *
 * As strict as the reading of XML, and with the same limits and options: nothing is lost or guessed. Decimals stay as
 * written (`37.40`). A member that FHIR does not have, one that is there twice, a list where one value belongs, a
 * number in quotes, an empty text, a character that XML cannot carry: each is a problem with its FHIR path, its JSON
 * pointer, its line and its column. Whether codes, dates and cardinalities are right is for `validateMessage` to say.
 *
 * Without `tolerant` the first problem is thrown; with it all are collected in `problems`. Tolerant reading keeps the
 * text of a primitive that has the wrong form, the first of members with the same name, and the name alone of an
 * unknown resource.
 *
 * @example
 * const { resource } = readFhirJson('{"resourceType":"Patient","active":true}');
 * console.log(writeXml(resource)); // <Patient xmlns="http://hl7.org/fhir"><active value="true"/></Patient>
 * @throws JsonReadError where the text is no JSON, no UTF-8, no resource or beyond a limit; and, unless reading is
 * tolerant, at the first thing that is not FHIR.
 */
export function readFhirJson(source: string | Uint8Array, options: ReadOptions = {}): FhirJsonReading {
  givenTextOrBytes(source, "source");
  givenObject(options, "options");
  const limits = { ...defaultXmlLimits, ...options.limits };
  const problems: JsonReadProblem[] = [];
  let text = "";
  let placeOf = (offset: number): LineColumn => lineColumns(text)(offset);
  const fail = (reason: JsonReadFault, message: string, offset: number): never => {
    throw new JsonReadError(reason, message, { ...placeOf(offset), path: "", pointer: "" });
  };
  try {
    if (source.length > limits.size) fail("too-large", `the text is larger than ${limits.size}`, 0);
    text = decodeUtf8(source);
    placeOf = lineColumns(text);
    const root = treeOf(text, limits);
    const report = (reason: FhirFault, message: string, { path, pointer, offset }: Step): void => {
      const problem = { reason, message, path, pointer, ...placeOf(offset) };
      if (options.tolerant !== true || problems.length >= limits.problems)
        throw new JsonReadError(reason, message, problem);
      problems.push(problem);
    };
    const resource = new FhirJsonReader(limits.depth, report).read(root) as unknown as Resource | undefined;
    const located = ({ pointer, offset }: JsonPlace): JsonLineColumn => ({ ...placeOf(offset), pointer });
    return {
      resource: resource ?? fail("unknown-resource-type", "the text is no object with a resourceType", root.offset),
      problems: problems.sort((a, b) => a.line - b.line || a.column - b.column),
      locate: (path) => {
        const place = nearestPlace(root, path);
        return place.isExact ? located(place) : undefined;
      },
      locateNearest: (path) => located(nearestPlace(root, path)),
    };
  } catch (error) {
    if (error instanceof JsonFault) fail(reasons[error.reason], `the text ${error.message}`, error.offset);
    if (error instanceof XmlFaultAt && error.reason === "encoding") {
      if (typeof source !== "string") text = new TextDecoder().decode(source);
      fail("encoding", error.message, error.offset);
    }
    throw error;
  }
}

/** Each element can be an object in a list: two levels of JSON for one of XML. */
function treeOf(text: string, { depth, elements }: XmlLimits): JsonNode {
  return jsonTree(text, { depth: 2 * depth, values: elements });
}
