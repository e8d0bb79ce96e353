import { fhirNamespace, xhtmlNamespace } from "../../fhir/xml/namespaces.js";
import { isMisspelt } from "./misspelt.js";

/** How other things that people send by mistake begin. */
const beginnings: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^\s*$/, "an empty text"],
  [/^(?:\u{fe}\u{ff}|\u{ff}\u{fe}|\0[^\0]|[^\0]\0)/u, "a text in UTF-16: write it in UTF-8"],
  [/^%PDF-/, "a PDF"],
  [/^PK[\u{3}\u{5}]/u, "a ZIP archive, or a document of an office program: unpack it first"],
  [/^\u{1f}\u{8b}/u, "compressed with gzip: unpack it first"],
  [/^(?:\u{89}PNG|\u{ff}\u{d8}\u{ff}|GIF8|II\*\0|MM\0\*)/u, "an image"],
  [/^\u{d0}\u{cf}\u{11}\u{e0}/u, "a document of an office program"],
  [/^\u{b}?\s*(?:MSH|FHS|BHS)\|/u, "an HL7 v2 message"],
  [/^\s*(?:UNA|UNB\+)/, "an EDIFACT interchange"],
  [/^\s*(?:<!DOCTYPE\s+html|<html[\s>])/i, "an HTML page"],
  [/^\s*PD94bWwg/, "XML in base64: decode it first"],
  [/^[^\s<{]{1,250}\.(?:xml|json)\s*$/i, "the name of a file: give the text in it"],
];

/** Enough of the beginning to tell what a text is. */
const enough = 4_000;

/** What a text looks like that cannot be read as XML; undefined where it does look like XML. */
export function whatTextIs(source: string | Uint8Array): string | undefined {
  const start = startOf(source);
  return beginnings.find(([pattern]) => pattern.test(start))?.[1];
}

/** The beginning, one character for each byte: as much as the patterns need. */
function startOf(source: string | Uint8Array): string {
  const start =
    typeof source === "string" ? source.slice(0, enough) : String.fromCharCode(...source.subarray(0, enough));
  return start.replace(/^(?:\u{feff}|\u{ef}\u{bb}\u{bf})/u, "");
}

const anotherResource = "another FHIR resource, or not a FHIR resource";

/** What JSON is that no message begins with, by its `resourceType` where it has one that can be a name. */
export function whatJsonIs(source: string | Uint8Array, resourceType: string | undefined): string {
  if (resourceType !== undefined)
    return isMisspelt(resourceType, "Bundle") ? "a resource that FHIR does not have: use Bundle" : anotherResource;
  const start = startOf(source);
  if (/^\s*\[/.test(start)) return "a list in JSON: a message is one object, a Bundle";
  return /"service"\s*:/.test(start)
    ? "a consultation: buildMessage makes a message of it"
    : "JSON that is not FHIR: it has no resourceType";
}

/** The start tag of the root: its prefix, its name and its attributes. */
const rootTag = /<(?:([\w.-]+):)?([A-Za-z_][\w.-]*)((?:[\s/][^<>]*)?)>/;

/** What a well-formed text is when its root is not that of a message, by the root's name and namespace. */
export function whatRootIs(source: string | Uint8Array): string {
  const [, prefix, name = "", attributes = ""] =
    rootTag.exec(startOf(source).replace(/<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)/g, "")) ?? [];
  const declared = [...attributes.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']/g)].find(
    ([, of]) => of === prefix,
  );
  const namespace = declared?.[2] ?? "";
  if (namespace === xhtmlNamespace || name.toLowerCase() === "html") return "an HTML page";
  if (namespace === "urn:hl7-org:v3")
    return name === "ClinicalDocument" ? "a CDA document of HL7 v3" : "an HL7 v3 message";
  if (name === "Envelope") return "a SOAP envelope";
  if (name === "DTSControl") return "the control file of a MESH client";
  if (namespace === fhirNamespace) {
    return isMisspelt(name, "Bundle") ? "an element that FHIR does not have: use Bundle" : anotherResource;
  }
  if (name === "Bundle")
    return (
      `a Bundle ${namespace === "" ? "without a namespace" : "in a namespace that is not FHIR's"}: write ` +
      `xmlns="${fhirNamespace}"`
    );
  return "XML that is not FHIR";
}
