import { expect, test } from "vitest";
import { readXml } from "../../../src/fhir/xml/read-xml.js";
import type { Resource } from "../../../src/fhir/types.js";
import { writeXml } from "../../../src/fhir/xml/write-xml.js";
import { XmlWriteError } from "../../../src/fhir/xml/errors.js";
import { parseDecimal } from "../../../src/values/decimal.js";

const patient = (members: object): Resource => ({ resourceType: "Patient", ...members });
const open = `<Patient xmlns="http://hl7.org/fhir">`;

test("UR-001: a resource is written in the order of the specification, whatever the order of its members", () => {
  expect(writeXml(patient({ birthDate: "1980-02-29", name: [{ given: ["A"], family: "Test" }], id: "p" }))).toBe(
    `${open}<id value="p"/><name><family value="Test"/><given value="A"/></name><birthDate ` +
      'value="1980-02-29"/></Patient>',
  );
});

test("a repeating primitive with a gap is written with the extension in its place", () => {
  const resource = patient({
    name: [{ given: ["A", null, "C"], _given: [null, { extension: [{ url: "urn:absent", valueCode: "unknown" }] }] }],
  });
  expect(writeXml(resource)).toBe(
    `${open}<name><given value="A"/><given><extension url="urn:absent"><valueCode value="unknown"/></extension>` +
      '</given><given value="C"/></name></Patient>',
  );
});

test.each(["37.40", "-0.0", "0.10000000000000000001"])("the decimal %s is written as it is", (text) => {
  expect(writeXml({ resourceType: "Observation", valueQuantity: { value: parseDecimal(text) } })).toContain(
    `<value value="${text}"/>`,
  );
});

test("UR-001: markup and white space in a value are escaped so that reading gives the same", () => {
  const language = `<a & "b">\t\r\n'é\u{1f600}\u0085\u2028`;
  const xml = writeXml(patient({ language }));
  expect(xml).toBe(
    `${open}<language value="&lt;a &amp; &quot;b&quot;&gt;&#9;&#13;&#10;'é\u{1f600}\u0085\u2028"/></Patient>`,
  );
  expect(readXml(xml).resource).toEqual(patient({ language }));
});

test.each(["\0", "\u000b", "\u001f", "\ufffe", "\uffff", "\ud800", "a\udc00", "\ud800\ud800\udc00"])(
  "CS-17, UR-001: text with %j is refused with its place",
  (text) => {
    expect(() => writeXml(patient({ name: [{ family: "x" }, { family: text }] }))).toThrow(
      /Patient\.name\[1\]\.family.*|CS-17.*Patient\.name\[1\]\.family/,
    );
  },
);

test.each([
  [{ surname: "a" }, "Patient.surname"],
  [{ name: [{ familyName: "a" }] }, "Patient.name[0].familyName"],
  [{ deceasedBoolean: true, deceasedDateTime: "2020" }, "Patient.deceasedDateTime"],
  [{ active: "true" }, "Patient.active"],
  [{ multipleBirthInteger: 1.5 }, "Patient.multipleBirthInteger"],
  [{ multipleBirthInteger: -0 }, "Patient.multipleBirthInteger"],
  [{ multipleBirthInteger: 2147483648 }, "Patient.multipleBirthInteger"],
  [{ language: "" }, "Patient.language"],
  [{ language: null }, "Patient.language"],
  [{ language: 5 }, "Patient.language"],
  [{ name: {} }, "Patient.name"],
  [{ name: [] }, "Patient.name"],
  [{ name: [{}] }, "Patient.name[0]"],
  [{ name: [null] }, "Patient.name[0]"],
  [{ name: [{ given: [null] }] }, "Patient.name[0].given[0]"],
  [{ language: ["en"] }, "Patient.language"],
  [{ extension: [{ valueString: "a" }] }, "Patient.extension[0]"],
  [{ text: { div: "<p>a</p>" } }, "Patient.text.div"],
  [{ contained: [{ resourceType: "Account" }] }, "Patient.contained[0]"],
  [{ extension: [{ url: "a", valueQuantity: { value: 37.4 } }] }, "Patient.extension[0].valueQuantity.value"],
] as const)("what XML or the type cannot hold is refused, never dropped: %j", (members, path) => {
  const error = (() => {
    try {
      writeXml(patient(members));
    } catch (thrown) {
      return thrown;
    }
    return undefined;
  })();
  expect(error).toBeInstanceOf(XmlWriteError);
  expect((error as XmlWriteError).path).toBe(path);
});

test.each([
  `<div xmlns="http://www.w3.org/1999/xhtml">a</div><extra/>`,
  `<div xmlns="http://www.w3.org/1999/xhtml">`,
  `<div>a</div>`,
  `<!-- a --><div xmlns="http://www.w3.org/1999/xhtml"/>`,
  `<div xmlns="http://www.w3.org/1999/xhtml">&nbsp;</div>`,
  `<h:div xmlns:h="http://www.w3.org/1999/xhtml"><b/></h:div>`,
  `<?xml version="1.0"?><div xmlns="http://www.w3.org/1999/xhtml"/>`,
  `<!DOCTYPE div><div xmlns="http://www.w3.org/1999/xhtml"/>`,
  "",
])("a narrative that is not a single, self-contained div is refused: %s", (div) => {
  expect(() => writeXml(patient({ text: { status: "generated", div } }))).toThrow(XmlWriteError);
});

test("a resource that holds itself is refused", () => {
  const resource: { resourceType: "Patient"; contained: unknown[] } = { resourceType: "Patient", contained: [] };
  resource.contained.push(resource);
  expect(() => writeXml(resource as unknown as Resource)).toThrow(/nested deeper/);
});

test("a narrative too deep to be read again is refused", () => {
  const div = `<div xmlns="http://www.w3.org/1999/xhtml">${"<b>".repeat(61)}${"</b>".repeat(61)}</div>`;
  expect(readXml(writeXml(patient({ text: { div } }))).resource).toEqual(patient({ text: { div } }));
  expect(() => writeXml(patient({ text: { div: div.replace("<b>", "<b><b>").replace("</b>", "</b></b>") } }))).toThrow(
    /deeper/,
  );
});

test("members that are undefined are absent, and a resource without any is an empty element", () => {
  expect(writeXml(patient({ id: undefined }))).toBe(`<Patient xmlns="http://hl7.org/fhir"/>`);
});

test("indented and with a declaration, the same is read", () => {
  const resource: Resource = {
    resourceType: "Bundle",
    type: "message",
    entry: [
      {
        fullUrl: "urn:a",
        resource: patient({
          active: true,
          text: { status: "generated", div: `<div xmlns="http://www.w3.org/1999/xhtml">a\n  b</div>` },
        }),
      },
    ],
  };
  const xml = writeXml(resource, { indent: true, declaration: true });
  expect(xml).toBe(
    [
      `<?xml version="1.0" encoding="UTF-8"?>`,
      `<Bundle xmlns="http://hl7.org/fhir">`,
      `  <type value="message"/>`,
      `  <entry>`,
      `    <fullUrl value="urn:a"/>`,
      `    <resource>`,
      `      <Patient>`,
      `        <text>`,
      `          <status value="generated"/>`,
      `          <div xmlns="http://www.w3.org/1999/xhtml">a`,
      `  b</div>`,
      `        </text>`,
      `        <active value="true"/>`,
      `      </Patient>`,
      `    </resource>`,
      `  </entry>`,
      `</Bundle>`,
    ].join("\n"),
  );
  expect(readXml(xml).resource).toEqual(resource);
});
