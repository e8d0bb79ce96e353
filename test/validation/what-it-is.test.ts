import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { validateMessage, validateResources, type MessageKind } from "../../src/validation/index.js";
import { changed, entryOf, rightMessage } from "./support/right-message.js";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ns = 'xmlns="http://hl7.org/fhir"';
const bundle = (type: string, inside: string): string =>
  `<Bundle ${ns}><type value="${type}"/><entry><resource>${inside}</resource></entry></Bundle>`;
const patient = `<Patient><active value="true"/></Patient>`;
const header = (event: string): string =>
  '<MessageHeader><event><system value="https://fhir.nhs.uk/STU3/CodeSystem/ITK-MessageEvent-2"/><code ' +
  `value="${event}"/></event><timestamp value="2026-01-01T10:00:00Z"/><source><endpoint value="urn:x"/></source>` +
  "</MessageHeader>";
const utf16 = (text: string): Uint8Array => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);

const others: readonly (readonly [name: string, source: string | Uint8Array, kind: MessageKind, words: string])[] = [
  ["a collection", bundle("collection", patient), "other", "a Bundle of type collection"],
  ["a search set", bundle("searchset", patient), "other", "a Bundle of type searchset"],
  ["a document of something else", bundle("document", patient), "other", "a Bundle of type document"],
  ["a Bundle of an invented type", bundle("sample", patient), "other", "a Bundle without a type that FHIR knows"],
  ["an empty Bundle", `<Bundle ${ns}><type value="collection"/></Bundle>`, "other", "a Bundle without entries"],
  ["a Patient", `<Patient ${ns}><active value="true"/></Patient>`, "other", "a single resource, a Patient"],
  [
    "an Observation",
    `<Observation ${ns}><status value="final"/></Observation>`,
    "other",
    "a single resource, an Observation",
  ],
  [
    "a resource with another prefix",
    `<f:Patient xmlns:f="http://hl7.org/fhir"><f:active value="true"/></f:Patient>`,
    "other",
    "a single resource, a Patient",
  ],
  [
    "a Send Document message",
    bundle("message", header("ITK007C")),
    "other",
    "ITK GP Connect Send Document (event ITK007C)",
  ],
  [
    "an emergency supply",
    bundle("message", header("ITK010D")),
    "other",
    "ITK Digital Medicine Emergency Supply Document (event ITK010D)",
  ],
  ["another ITK3 message", bundle("message", header("ITK010M")), "other", "another ITK3 message (event ITK010M)"],
  [
    "an R4 message",
    `<Bundle ${ns}><type value="message"/><entry><resource><MessageHeader><eventCoding><code ` +
      'value="x"/></eventCoding></MessageHeader></resource></entry></Bundle>',
    "other",
    "R4 has eventCoding there",
  ],
  [
    "a UK Core Patient",
    `<Patient ${ns}><meta><profile value="https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"/></meta>` +
      '<active value="true"/></Patient>',
    "other",
    "a Patient of FHIR R4",
  ],
  [
    "a resource that no message holds",
    `<Immunization ${ns}><status value="completed"/></Immunization>`,
    "other",
    "another FHIR resource",
  ],
  ["a misspelt root", `<Bundel ${ns}/>`, "other", "use Bundle"],
  ["a Bundle without namespace", "<Bundle><type/></Bundle>", "other", 'write xmlns="http://hl7.org/fhir"'],
  [
    "a CDA document",
    '<?xml version="1.0"?><!-- x --><ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:v="urn:x"/>',
    "other",
    "a CDA document",
  ],
  ["an HL7 v3 message", '<h:PRSC_IN040000UK08 xmlns:h="urn:hl7-org:v3"/>', "other", "an HL7 v3 message"],
  ["a page", '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "other", "an HTML page"],
  [
    "a SOAP envelope",
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"/>',
    "other",
    "a SOAP envelope",
  ],
  ["a control file", "<DTSControl><Version>1.0</Version></DTSControl>", "other", "the control file of a MESH client"],
  ["some XML", "<note/>", "other", "XML that is not FHIR"],
  ["nothing", "", "unreadable", "an empty text"],
  ["white space", " \r\n", "unreadable", "an empty text"],
  ["FHIR in JSON that breaks off", '{"resourceType":"Bundle","type":"mess', "unreadable", "The text is no JSON."],
  ["a Patient in JSON", '{"resourceType":"Patient","active":true}', "other", "a single resource, a Patient"],
  ["an empty Bundle in JSON", '{"resourceType":"Bundle","type":"collection"}', "other", "a Bundle without entries"],
  ["another resource in JSON", '{"resourceType":"Immunization","a":1}', "other", "another FHIR resource"],
  ["a misspelt root in JSON", '{"resourceType":"Bundel"}', "other", "use Bundle"],
  ["a list in JSON", '[{"resourceType":"Bundle"}]', "other", "a list in JSON: a message is one object"],
  ["an empty list in JSON", "[]", "other", "a list in JSON"],
  ["an empty object", "{}", "other", "JSON that is not FHIR: it has no resourceType"],
  ["a consultation", '{"service":"pharmacy-first"}', "other", "a consultation: buildMessage makes a message of it"],
  ["a name in JSON that is none", '{"resourceType":"Ada Sample"}', "other", "JSON that is not FHIR"],
  ["a number as the name", '{"resourceType":5}', "other", "JSON that is not FHIR"],
  ["HL7 v2", "MSH|^~\\&|A|B|C|D|20260101||ADT^A01|1|P|2.4\r", "unreadable", "an HL7 v2 message"],
  ["HL7 v2 in its envelope", "\u{b}MSH|^~\\&|A\r\u{1c}\r", "unreadable", "an HL7 v2 message"],
  ["EDIFACT", "UNB+UNOA:2+1+2'", "unreadable", "an EDIFACT interchange"],
  ["a page that is no XML", "<!DOCTYPE html><html><br></html>", "unreadable", "an HTML page"],
  ["a PDF", "%PDF-1.7\n1 0 obj", "unreadable", "a PDF"],
  ["a ZIP archive", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), "unreadable", "a ZIP archive"],
  ["gzip", gzipSync(rightMessage), "unreadable", "gzip"],
  ["UTF-16", utf16(rightMessage), "unreadable", "UTF-16"],
  ["UTF-16 without a mark", new Uint8Array(Buffer.from(rightMessage, "utf16le")), "unreadable", "UTF-16"],
  ["an image", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), "unreadable", "an image"],
  ["base64", Buffer.from('<?xml version="1.0"?><a/>').toString("base64"), "unreadable", "XML in base64"],
];

test.each(others)("UR-002: %s is one issue, which says what it is", (_, source, kind, words) => {
  for (const given of typeof source === "string" ? [source, utf8(source), utf8(`\u{feff}${source}`)] : [source]) {
    const report = validateMessage(given);
    expect([report.kind, report.valid, report.issues.length]).toEqual([kind, false, 1]);
    expect(report.issues[0]).toMatchObject({
      severity: "error",
      rule: kind === "other" ? "UR-002" : "UR-001",
      line: expect.any(Number) as number,
    });
    expect(report.issues[0]?.message).toContain(words);
    if (kind === "other")
      expect(report.issues[0]?.message).toMatch(
        /^This is not an Update Record message, nor an acknowledgement of one, but /,
      );
  }
});

test("UR-001: XML that breaks off is not taken for anything else", () => {
  const [issue] = validateMessage(rightMessage.slice(0, 3000)).issues;
  expect(issue?.message).not.toContain("This is");
});

test("UR-002: a message with a wrong event is still a message, a bundle of a wrong type a bundle", () => {
  expect(validateMessage(changed(rightMessage, "ITK014M", "ITK007C")).kind).toBe("update-record");
  expect(validateMessage(changed(rightMessage, 'type value="message"', 'type value="collection"')).kind).toBe(
    "update-record",
  );
  expect(validateMessage(changed(rightMessage, entryOf("MessageHeader"), "")).kind).toBe("update-record");
});

test("UR-002: resources that were never text are named as well", () => {
  expect(
    validateResources({
      resourceType: "Bundle",
      type: "history",
      entry: [{ resource: { resourceType: "Patient" } }],
    }).issues.map(({ message }) => message),
  ).toEqual(["This is not an Update Record message, nor an acknowledgement of one, but a Bundle of type history."]);
});
