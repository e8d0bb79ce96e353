import { changed, changedIn, rightMessage } from "./right-message.js";

const right = rightMessage;
const declaration = '<!DOCTYPE Bundle [<!ENTITY a "b">]>';
const script =
  '<text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div></text>';

/** Texts that are not messages at all, or not even XML: what each is called, and what kind it gets. */
export const brokenText: readonly {
  readonly name: string;
  readonly xml: string;
  readonly kind: "unreadable" | "other" | "update-record";
}[] = [
  { name: "an empty text", xml: "", kind: "unreadable" },
  { name: "JSON", xml: '{"resourceType":"Bundle"', kind: "unreadable" },
  { name: "a text that is cut off", xml: right.slice(0, right.length / 2), kind: "unreadable" },
  { name: "a document type declaration", xml: declaration + right, kind: "unreadable" },
  { name: "an unpaired tag", xml: changed(right, "</Patient>", "</Person>"), kind: "unreadable" },
  { name: "another root namespace", xml: changed(right, "http://hl7.org/fhir", "urn:other"), kind: "other" },
  { name: "no namespace", xml: changed(right, ' xmlns="http://hl7.org/fhir"', ""), kind: "other" },
  { name: "a page", xml: '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', kind: "other" },
  { name: "a script in a narrative", xml: changedIn("Patient", "</meta>", `</meta>${script}`), kind: "update-record" },
];
