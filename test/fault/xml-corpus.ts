import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Our own small texts, each with something that is easily misread. */
export const ownTexts: readonly string[] = [
  '<Patient xmlns="http://hl7.org/fhir"><id value="p1"/><name><family value="Test"/><given value="A"/><given>' +
    '<extension url="urn:x"><valueCode value="unknown"/></extension></given><given value="C"/></name><birthDate ' +
    'value="1980-02-29"/></Patient>',
  '<?xml version="1.0" encoding="UTF-8"?>\n<Observation xmlns="http://hl7.org/fhir">\n  <status ' +
    'value="final"/>\n  <code><text value="a &amp; b &lt; c &#65;&#x42;"/></code>\n  <valueQuantity>\n    <value ' +
    'value="37.40" />\n    <unit value=\'degrees "C"\'/>\n  </valueQuantity>\n</Observation>\n',
  '<f:Bundle xmlns:f="http://hl7.org/fhir"><f:type value="message"/><f:entry><f:resource><f:Organization>' +
    '<f:active value="true"/><f:name value="Pharmacy"/></f:Organization></f:resource></f:entry></f:Bundle>',
  '<Composition xmlns="http://hl7.org/fhir"><text><status value="generated"/><div ' +
    'xmlns="http://www.w3.org/1999/xhtml"><p class="a">One <b>two</b> &amp; three<br/></p><![CDATA[<raw>]]><!-- ' +
    'kept --></div></text><status value="final"/><title value="&#9;t&#10;"/></Composition>',
  "<?xml version='1.0'?><!-- before --><?go on?><Encounter xmlns=\"http://hl7.org/fhir\" " +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"><!-- in --><status\n  ' +
    'value\n=\n"finished"\r\n/><period><start value="2023-08-08T09:12:14+01:00"></start></period></Encounter><!-- ' +
    "after -->",
  '<Bundle xmlns="http://hl7.org/fhir"><type value="document"/><total value="3"/><entry><resource><Patient>' +
    '<contained><Practitioner><id value="x"/></Practitioner></contained><gender value="female"/></Patient>' +
    '</resource></entry><entry><resource><h:Condition xmlns:h="http://hl7.org/fhir"><h:code><h:coding ' +
    'id="c"><h:code value="é\u{1f600}"/></h:coding></h:code></h:Condition></resource></entry></Bundle>',
  '<Composition xmlns="http://hl7.org/fhir" xmlns:h="http://www.w3.org/1999/xhtml"><text><status ' +
    'value="additional"/><h:div><h:p xml:lang="en" h:x="1">a</h:p></h:div></text></Composition>',
];

/** The official examples, where they are available. */
export function officialTexts(folder = "../shared/spec/examples"): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".xml"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"));
}
