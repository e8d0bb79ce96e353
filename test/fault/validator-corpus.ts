import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { parseConsultation } from "../../src/consultation/index.js";
import { writeXml } from "../../src/fhir/index.js";
import { composeAcknowledgement } from "../../src/message/acknowledgement/compose.js";
import { leastInput } from "../consultation/inputs.js";
import { compose, countingIds } from "../message/support/composed.js";
import { rightMessage } from "../validation/support/right-message.js";
import { ownTexts } from "./xml-corpus.js";

/** What a person may have written: no report, error or rendering of a report may repeat any of it. */
const marker = "Zz";

/** Elements whose values are a patient's or a person's own words. */
const personal = new RegExp(
  "<(family|given|line|city|district|postalCode|summary|description|comment|patientInstruction|text|diagnostics)" +
    ' value="',
  "g",
);

/** Matches such a text: a marked value, or an NHS number of the range for tests. */
export const saysPatientData: RegExp = new RegExp(`${marker}[A-Za-z0-9]|999[0-9]{7}`);

function marked(xml: string): string {
  return xml.replace(personal, `<$1 value="${marker}`);
}

const examples = "examples/consultations";

function messageOf(name: string): string {
  return writeXml(compose(parseConsultation(JSON.parse(readFileSync(`${examples}/${name}`, "utf8")))).bundle);
}

/** The smallest valid message. */
export const leastMessage: string = marked(writeXml(compose(leastInput).bundle));

const acknowledgements = (["30001", "20013", "none"] as const).map((code) =>
  marked(
    writeXml(
      composeAcknowledgement({
        request: { headerId: "3f9f6a9e-5d0b-4a53-9d0e-0d6f3a1c2b41" },
        code,
        practice: { odsCode: "A12345", mailboxId: "A12345GP001" },
        diagnostics: "No patient of this number.",
        clock: () => new Date("2025-07-02T09:31:00.000Z"),
        newId: countingIds(),
      }),
    ),
  ),
);

/** What most mutations start from: small, for speed. */
export const smallTexts: readonly string[] = [
  leastMessage,
  ...acknowledgements,
  ...ownTexts.map(marked),
  documentIn(leastMessage),
];

/** A message of every service and pathway, and one with everything in it, one element to a line. */
export const wholeTexts: readonly string[] = [
  ...readdirSync(examples)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map(messageOf),
  rightMessage,
].map(marked);

function documentIn(xml: string): string {
  const [document = ""] = /<Bundle>[\s\S]*<\/Bundle>(?=<\/resource>)/.exec(xml) ?? [];
  return document.replace("<Bundle>", `<Bundle xmlns="http://hl7.org/fhir">`);
}

const utf16 = (text: string): Uint8Array =>
  new Uint8Array(Uint16Array.from(`\ufeff${text}`, (character) => character.charCodeAt(0)).buffer);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What arrives by mistake. */
export const otherBytes: readonly Uint8Array[] = [
  bytes(""),
  bytes(" \n"),
  bytes(`{"resourceType":"Bundle","type":"message","entry":[{"resource":{"resourceType":"Patient","id":"1"}}]}`),
  bytes("MSH|^~\\&|SEND|FAC|RECV|FAC|20250702100500||ADT^A01|1|P|2.4\rPID|||9991956832^^^NHS||ZzFAIRWEATHER^DOMINIC\r"),
  bytes("<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Session expired<br></body></html>"),
  bytes(`<html xmlns="http://www.w3.org/1999/xhtml"><body><p>ZzFairweather</p></body></html>`),
  bytes(
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault/></soap:Body>' +
      "</soap:Envelope>",
  ),
  bytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"),
  bytes(`<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;&b;&b;&b;</a>`),
  bytes(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>`),
  utf16(leastMessage.slice(0, 2_000)),
  new Uint8Array(gzipSync(leastMessage)),
  Uint8Array.from([0xef, 0xbb, 0xbf]),
  Uint8Array.from([0xff, 0xfe, 0x3c, 0x00]),
  new Uint8Array(512),
];
