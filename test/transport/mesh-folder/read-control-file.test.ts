import { expect, test } from "vitest";
import { controlFileOf } from "../../../src/transport/mesh-folder/control-file.js";
import { mostControlBytes, readControlFile } from "../../../src/transport/mesh-folder/read-control-file.js";
import { envelope } from "../support/fixtures.js";
import { control, statusRecord } from "./support/drop.js";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");
const subjectOf = (bytes: Uint8Array): string | undefined => readControlFile(bytes)?.values.get("Subject");

test("ME-05: a control file that is written here is read again as it was given", () => {
  const subject = `A & B <"c'd"> ]]> {}`;
  const found = readControlFile(controlFileOf("X26ABC1", { ...envelope, subject }));
  expect(Object.fromEntries(found?.values ?? [])).toEqual({
    Version: "1.0",
    AddressType: "DTS",
    MessageType: "Data",
    From_DTS: "X26ABC1",
    To_DTS: envelope.to,
    Subject: subject,
    LocalId: envelope.localId,
    WorkflowId: envelope.workflowId,
    Encrypted: "N",
    Compress: "Y",
  });
  expect(found?.statusRecords).toEqual([]);
});

test.each([
  ["UTF-8", utf8(control({ Subject: "Siân Łukasz" })), "Siân Łukasz"],
  ["UTF-8 with a byte order mark", utf8(`\uFEFF${control({ Subject: "Siân" })}`), "Siân"],
  ["UTF-8, declared", utf8(`<?xml version="1.0" encoding="UTF-8"?>\n${control({ Subject: "Siân" })}`), "Siân"],
  ["Latin-1, declared", latin1(`<?xml version='1.0' encoding='ISO-8859-1' ?>${control({ Subject: "Siân" })}`), "Siân"],
  ["Latin-1, not declared", latin1(control({ Subject: "Siân" })), undefined],
  ["UTF-16", Buffer.from(`\uFEFF${control()}`, "utf16le"), undefined],
  ["an encoding that nobody agreed on", utf8(`<?xml version="1.0" encoding="constructor"?>${control()}`), undefined],
  ["Windows-1252, declared", utf8(`<?xml version="1.0" encoding="windows-1252"?>${control()}`), undefined],
])("ME-07: a control file in %s", (_, bytes, subject) => {
  expect(subjectOf(bytes)).toBe(subject);
});

test.each([
  ["references", "A &amp; B &#x43;&#68; &lt;e&gt; &quot;&apos;", `A & B CD <e> "'`],
  ["a CDATA section", "a <![CDATA[ <b> & ]]>c", "a  <b> & c"],
  ["comments and instructions", "a<!-- x > -->b<?y z?>c", "abc"],
  ["white space around it", "\r\n\t a b \n", "a b"],
  ["nothing", "", ""],
])("ME-07: a text with %s is read as XML says", (_, written, meant) => {
  expect(subjectOf(utf8(control({ Subject: written })))).toBe(meant);
});

test("ME-07: other elements are read over, and the first of two counts", () => {
  const text = control(
    { Other: "x", Nested: "<a><Subject>inner</Subject></a>", Empty: "" },
    "<Subject>second</Subject><Selfclosed/>",
  );
  expect(subjectOf(utf8(text))).toBe("Acknowledgement");
  expect(readControlFile(utf8(text))?.values.get("Selfclosed")).toBe("");
});

test("ME-09: every StatusRecord is read", () => {
  const found = readControlFile(utf8(control({}, statusRecord("SUCCESS", "00") + statusRecord("ERROR", "14"))));
  expect(found?.statusRecords.map((record) => record.get("StatusCode"))).toEqual(["00", "14"]);
});

test.each([
  ["nothing", ""],
  ["the beginning of one", control().slice(0, -3)],
  ["another root", "<Control><Subject>S</Subject></Control>"],
  ["a document type", `<!DOCTYPE a [<!ENTITY x "y">]>${control()}`],
  ["an entity that is not defined", control({ Subject: "&x;" })],
  ["more than one root", control() + control()],
  ["no XML", "Version=1.0"],
  ["deep nesting", "<DTSControl>".repeat(50) + "</DTSControl>".repeat(50)],
  ["very many elements", control({}, "<a/>".repeat(1_000))],
  ["very much", control({}, " ".repeat(mostControlBytes))],
])("ME-07: %s is no control file", (_, text) => {
  expect(readControlFile(utf8(text))).toBeUndefined();
});
