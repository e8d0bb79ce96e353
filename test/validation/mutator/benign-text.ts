import type { Random } from "../../fault/random.js";

const declarations = [
  '<?xml version="1.0"?>',
  '<?xml version="1.0" encoding="UTF-8"?>\n',
  "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n",
];

/** Ways of writing the same message: the text is another, and nothing that it says. */
export const otherTexts: Readonly<Record<string, (xml: string, random: Random) => string>> = {
  "another prefix": (xml) =>
    xml.replace(/(<\/?)(?=[A-Za-z])/g, "$1f:").replace('xmlns="http://hl7.org/fhir"', 'xmlns:f="http://hl7.org/fhir"'),
  "namespace declared again inside": (xml, random) =>
    everySo(xml, /<(?:resource|coding|meta)(?=>)/g, random, (found) => `${found} xmlns="http://hl7.org/fhir"`),
  "namespaces that nobody uses": (xml) =>
    xml.replace("<Bundle ", '<Bundle xmlns:h="http://www.w3.org/1999/xhtml" xmlns:o="urn:example:other" '),
  "schema location": (xml) =>
    xml.replace(
      "<Bundle ",
      '<Bundle xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://hl7.org/fhir ' +
        'fhir-single.xsd" ',
    ),
  comments: (xml, random) => everySo(xml, /></g, random, () => "><!-- seen & <checked> --><"),
  "white space between elements": (xml, random) =>
    everySo(xml, /></g, random, () => `>${random.of(["\n", "\n    ", "\t", "\r\n  ", " "])}<`),
  "each element on its line": (xml) => xml.replaceAll("><", ">\n<"),
  "white space in tags": (xml, random) => everySo(xml, /"\/>/g, random, () => random.of(['" />', '"\n/>', '"\t/>'])),
  "white space in end tags": (xml, random) => everySo(xml, /<\/[A-Za-z]+(?=>)/g, random, (found) => `${found} \n`),
  "white space around equals": (xml, random) => everySo(xml, /value=/g, random, () => "value = "),
  "single quotes": (xml, random) => everySo(xml, /"[^"'<>]*"/g, random, (found) => found.replaceAll('"', "'")),
  "end tags of empty elements": (xml, random) =>
    everySo(xml, /<([A-Za-z]+)( [^<>]*)\/>/g, random, (found) =>
      found.replace(/^<([A-Za-z]+)(.*)\/>$/s, "<$1$2></$1>"),
    ),
  "XML declaration": (xml, random) => `${random.of(declarations)}${xml}`,
  "byte order mark": (xml) => `\ufeff${xml}`,
  "letters as character references": (xml, random) =>
    everySo(
      xml,
      /value="[A-Za-z]/g,
      random,
      (found) => `value="&#${random.of(["", "x"]) === "x" ? `x${hex(found)}` : String(found.charCodeAt(7))};`,
    ),
  "comment before the beginning": (xml) => `<!-- a message -->\n${xml}`,
  "comment and line break after the end": (xml) => `${xml}\n<!-- the end -->\n`,
};

const hex = (found: string): string => found.charCodeAt(7).toString(16);

/** Makes something of a third of the places, and of the first in any case. */
function everySo(xml: string, places: RegExp, random: Random, make: (found: string) => string): string {
  let first = true;
  return xml.replace(places, (found) => {
    const chosen = first || random.below(3) === 0;
    first = false;
    return chosen ? make(found) : found;
  });
}
