import { readFhirJson, type FhirJsonReading } from "./json/read-fhir-json.js";
import { readXml, type ReadOptions, type XmlReading } from "./xml/read-xml.js";

/** White space and the byte order mark of UTF-8, as characters and as bytes. */
const ahead: ReadonlySet<number> = /* @__PURE__ */ new Set([9, 10, 13, 32, 0xfeff, 0xef, 0xbb, 0xbf]);

/** True for what begins as an object or a list of JSON does; no XML begins so. */
export function isJson(source: string | Uint8Array): boolean {
  let at = 0;
  const codeAt = (): number | undefined => (typeof source === "string" ? source.charCodeAt(at) : source[at]);
  while (ahead.has(codeAt() ?? 0)) at += 1;
  return codeAt() === 0x7b || codeAt() === 0x5b;
}

/** A resource from FHIR XML or FHIR JSON, whichever the text is. @throws XmlReadError, JsonReadError */
export function readResource(source: string | Uint8Array, options: ReadOptions = {}): XmlReading | FhirJsonReading {
  return isJson(source) ? readFhirJson(source, options) : readXml(source, options);
}
