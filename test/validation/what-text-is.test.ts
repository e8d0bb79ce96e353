import { expect, test } from "vitest";
import { isJson } from "../../src/fhir/read-resource.js";
import { whatJsonIs, whatRootIs, whatTextIs } from "../../src/validation/report/what-text-is.js";

const office = "a document of an office program";
const page = "an HTML page";
const edifact = "an EDIFACT interchange";
const hl7 = "an HL7 v2 message";
const base64 = "XML in base64: decode it first";

/** What a text begins with, and what it is then, whether or not white space may stand before it. */
const spaced: readonly (readonly [string, string])[] = [
  ["MSH|^~", hl7],
  ["FHS|", hl7],
  ["BHS|", hl7],
  ["\u{b}MSH|", hl7],
  ["UNA:+.", edifact],
  ["UNB+UNOA", edifact],
  ["<!DOCTYPE html>", page],
  ["<!DOCTYPE  html>", page],
  ["<!doctype HTML", page],
  ["<html>", page],
  ["<html lang", page],
  ["<HTML\n", page],
  ["PD94bWwgdmVyc2lvbj0", base64],
];
const exact: readonly (readonly [string, string])[] = [
  ["%PDF-1.7", "a PDF"],
  ["PK\u{3}\u{4}", "a ZIP archive, or a document of an office program: unpack it first"],
  ["PK\u{5}\u{6}", "a ZIP archive, or a document of an office program: unpack it first"],
  ["\u{1f}\u{8b}", "compressed with gzip: unpack it first"],
  ["\u{89}PNG", "an image"],
  ["\u{ff}\u{d8}\u{ff}", "an image"],
  ["GIF87a", "an image"],
  ["II*\0", "an image"],
  ["MM\0*", "an image"],
  ["\u{d0}\u{cf}\u{11}\u{e0}", office],
  ["\u{fe}\u{ff}", "a text in UTF-16: write it in UTF-8"],
  ["\u{ff}\u{fe}", "a text in UTF-16: write it in UTF-8"],
  ["\0<", "a text in UTF-16: write it in UTF-8"],
  ["<\0", "a text in UTF-16: write it in UTF-8"],
];

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([...spaced, ...exact])("UR-001: a text that begins with %j is %s, as a string and as bytes", (text, what) => {
  for (const given of [text, bytes(text), `\u{feff}${text}`, bytes(`\u{ef}\u{bb}\u{bf}${text}`)])
    expect(whatTextIs(given)).toBe(what);
});

test.each(spaced)(
  "UR-001: %j is the same after white space, and is nothing in particular after anything else",
  (text, what) => {
    if (!text.startsWith("\u{b}")) expect(whatTextIs(` \n${text}`)).toBe(what);
    expect(whatTextIs(`x${text}`)).toBeUndefined();
  },
);

test.each(exact)("UR-001: %j is nothing in particular in the middle of a text", (text) => {
  expect(whatTextIs(`<a>${text}`)).toBeUndefined();
});

test.each([
  "<Bundle>",
  "<htmlx>",
  '{x"',
  '{<"resourceType"',
  "MSH",
  "UNB",
  "PK\u{7}",
  "MSH\u{feff}|",
  `{${" ".repeat(5_000)}"resourceType"`,
  "\0\0",
  "<!DOCTYPEhtml",
])("UR-001: %j is nothing in particular", (text) => {
  expect(whatTextIs(text)).toBeUndefined();
});

test.each([
  '{"type":"message","resourceType":"Bundle"}',
  '[ {"resourceType"',
  '{ "a": "<", "resourceType"',
  "[ ]",
  "{}",
  "[[",
  '{x"',
])("UR-001: a text that begins with %j is read as JSON, also after white space, and after nothing else", (text) => {
  for (const given of [text, bytes(text), `\u{feff}${text}`, bytes(`\u{ef}\u{bb}\u{bf} \n${text}`)])
    expect(isJson(given)).toBe(true);
  for (const given of [`x${text}`, `<a>${text}`, bytes(`<a>${text}`)]) expect(isJson(given)).toBe(false);
});

test.each(["", " ", "<Bundle/>", '"a"', "5", "\u{ff}\u{fe}{"])("UR-001: %j is not read as JSON", (text) => {
  expect(isJson(text)).toBe(false);
  expect(isJson(bytes(text))).toBe(false);
});

test("UR-002: JSON that is no message says what it is instead", () => {
  expect(whatJsonIs("{}", "Bundel")).toBe("a resource that FHIR does not have: use Bundle");
  expect(whatJsonIs("{}", "Account")).toBe("another FHIR resource, or not a FHIR resource");
  expect(whatJsonIs(" {}", undefined)).toBe("JSON that is not FHIR: it has no resourceType");
  for (const list of [" [1]", bytes("\u{ef}\u{bb}\u{bf}[]")])
    expect(whatJsonIs(list, undefined)).toBe("a list in JSON: a message is one object, a Bundle");
});

test("UR-001: nothing, or nothing but white space, is an empty text", () => {
  for (const text of ["", " \r\n\t", "\u{feff}"]) expect(whatTextIs(text)).toBe("an empty text");
});

const write = 'write xmlns="http://hl7.org/fhir"';

test.each([
  ["<page xmlns='http://www.w3.org/1999/xhtml'/>", page],
  ["<HTML/>", page],
  ['<page xmlns:a="urn:a" xmlns="http://www.w3.org/1999/xhtml"/>', page],
  ['<a:page xmlns="urn:a" xmlns:a="http://www.w3.org/1999/xhtml"/>', page],
  ['<ClinicalDocument xmlns = "urn:hl7-org:v3"/>', "a CDA document of HL7 v3"],
  ['<ClinicalDocument xmlns="urn:x"/>', "XML that is not FHIR"],
  ['<in:PORX xmlns:in="urn:hl7-org:v3"/>', "an HL7 v3 message"],
  ["<s:Envelope/>", "a SOAP envelope"],
  ["<DTSControl>", "the control file of a MESH client"],
  ['<Bundel xmlns="http://hl7.org/fhir"/>', "an element that FHIR does not have: use Bundle"],
  ['<Account xmlns="http://hl7.org/fhir"/>', "another FHIR resource, or not a FHIR resource"],
  ["<Bundle/>", `a Bundle without a namespace: ${write}`],
  ['<Bundle xmlns=""/>', `a Bundle without a namespace: ${write}`],
  ['<abc:Bundle xmlns:abc="urn:x"/>', `a Bundle in a namespace that is not FHIR's: ${write}`],
  ['<Bundle xmlns:f="http://hl7.org/fhir"/>', `a Bundle without a namespace: ${write}`],
  ["<!--\n <html> x --><note/>", "XML that is not FHIR"],
  ["<?xml version='1.0'?>\n<?x <html> y\n?><note/>", "XML that is not FHIR"],
  ["<!--\n <html> x --><!-- <html> --><Envelope/>", "a SOAP envelope"],
  ["", "XML that is not FHIR"],
])("UR-002: the root of %s is %s", (text, what) => {
  expect(whatRootIs(text)).toBe(what);
  expect(whatRootIs(bytes(text))).toBe(what);
});
