import { expect, test } from "vitest";
import type { Patient, Observation } from "../../../src/fhir/types.js";
import { readXml, type ReadOptions } from "../../../src/fhir/xml/read-xml.js";
import { XmlReadError } from "../../../src/fhir/xml/errors.js";

const ns = `xmlns="http://hl7.org/fhir"`;

function refusal(
  source: string | Uint8Array,
  options?: ReadOptions,
): Pick<XmlReadError, "reason" | "line" | "column" | "path"> {
  try {
    readXml(source, options);
  } catch (error) {
    if (!(error instanceof XmlReadError)) throw error;
    return { reason: error.reason, line: error.line, column: error.column, path: error.path };
  }
  throw new Error("it was read");
}

function patient(xml: string): Patient {
  return readXml(xml).resource as Patient;
}

function decimalRead(text: string): string | undefined {
  return (
    readXml(`<Observation ${ns}><valueQuantity><value value="${text}"/></valueQuantity></Observation>`)
      .resource as Observation
  ).valueQuantity?.value;
}

test("a repeating primitive keeps its place where one item has only an extension: A, absent, C", () => {
  const xml =
    `<Patient ${ns}><name><given value="A"/><given><extension url="urn:absent"><valueCode ` +
    'value="unknown"/></extension></given><given value="C"/></name></Patient>';
  expect(patient(xml).name).toEqual([
    { given: ["A", null, "C"], _given: [null, { extension: [{ url: "urn:absent", valueCode: "unknown" }] }, null] },
  ]);
});

test.each(["37.40", "-0.0", "0.10000000000000000001", "150.00", "0", "-12"])(
  "the decimal %s stays as written",
  (text) => {
    expect(decimalRead(text)).toBe(text);
  },
);

test.each(["1e3", "+1", ".5", "5.", "01", "--1", " 1", "1 ", "NaN"])(
  "the decimal %j is refused, not guessed",
  (text) => {
    expect(() => decimalRead(text)).toThrow(/decimal/);
  },
);

test.each(["-2147483648", "0", "2147483647"])("the integer %s is read as a number", (text) => {
  expect(patient(`<Patient ${ns}><multipleBirthInteger value="${text}"/></Patient>`).multipleBirthInteger).toBe(
    Number(text),
  );
});

test.each(["2147483648", "9007199254740993", "-0", "01", "1.0", "+1", "", "1 "])(
  "the integer %j, which a number cannot hold exactly, is refused",
  (text) => {
    expect(() => patient(`<Patient ${ns}><multipleBirthInteger value="${text}"/></Patient>`)).toThrow(XmlReadError);
  },
);

test.each(["1", "0", "TRUE", " true"])("the boolean %j is refused", (text) => {
  expect(refusal(`<Patient ${ns}><active value="${text}"/></Patient>`)).toEqual({
    reason: "wrong-form",
    line: 1,
    column: 38,
    path: "Patient.active",
  });
});

test("white space in a value is kept, apart from what XML itself does to tabs and line ends in attributes", () => {
  expect(patient(`<Patient ${ns}><language value="  en\t\r\n&#10;&#9; "/></Patient>`).language).toBe("  en  \n\t ");
});

test("references to characters and the five entities are read, comments and instructions skipped", () => {
  expect(
    patient(
      `<?xml version="1.0"?><!-- a --><?b c?><Patient ${ns}><!-- d --><language\n value = ` +
        "'&lt;&gt;&amp;&apos;&quot;&#65;&#x1F600;'\n></language ></Patient><!-- e -->",
    ).language,
  ).toBe(`<>&'"A\u{1f600}`);
});

test("any prefix may stand for the namespace of FHIR", () => {
  const expected = { resourceType: "Patient", name: [{ family: "Test" }] };
  expect(
    patient(`<f:Patient xmlns:f="http://hl7.org/fhir"><f:name><f:family value="Test"/></f:name></f:Patient>`),
  ).toEqual(expected);
  expect(
    patient(`<Patient ${ns} xmlns:ä.-1="http://hl7.org/fhir"><ä.-1:name><family value="Test"/></ä.-1:name></Patient>`),
  ).toEqual(expected);
});

test("UR-001: UTF-8 is read with and without byte order mark and declaration, in upper and lower case", () => {
  const xml = `<Patient ${ns}><language value="é\u{1f600}–"/></Patient>`;
  for (const text of [
    xml,
    `\ufeff${xml}`,
    `<?xml version="1.0" encoding="UTF-8"?>${xml}`,
    `<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n${xml}`,
    `\ufeff<?xml version="1.0" encoding="Utf-8"?>${xml}`,
  ]) {
    expect(patient(text).language).toBe("é\u{1f600}–");
    expect((readXml(new TextEncoder().encode(text)).resource as Patient).language).toBe("é\u{1f600}–");
  }
});

test("UR-001: another encoding is refused", () => {
  const xml = `<Patient ${ns}/>`;
  const utf16 = Uint8Array.from(Array.from(xml, (character) => [character.charCodeAt(0), 0]).flat());
  expect(refusal(utf16).reason).toBe("encoding");
  expect(refusal(Uint8Array.from([0xff, 0xfe, ...utf16])).reason).toBe("encoding");
  expect(refusal(Uint8Array.from([0xfe, 0xff, 0, 60])).reason).toBe("encoding");
  expect(refusal(`<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`)).toEqual({
    reason: "encoding",
    line: 1,
    column: 30,
    path: "",
  });
  expect(refusal(`<?xml version="1.1"?>${xml}`).reason).toBe("syntax");
});

test("invalid UTF-8 is refused with line and column", () => {
  const bytes = new TextEncoder().encode(`<Patient ${ns}>\n<language value="é?"/></Patient>`);
  for (const wrong of [
    [0xff],
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
    [0xe2, 0x28, 0xa1],
    [0xf5, 0x80, 0x80, 0x80],
    [0xf0, 0x80, 0x80, 0x80],
    [0xc3],
  ]) {
    const at = bytes.indexOf(0x3f);
    expect(refusal(Uint8Array.from([...bytes.slice(0, at), ...wrong, ...bytes.slice(at + 1)]))).toEqual({
      reason: "encoding",
      line: 2,
      column: 19,
      path: "",
    });
  }
});

test("an unpaired surrogate is refused with line and column, in bytes, text, value, comment or reference", () => {
  expect(refusal(`<Patient ${ns}>\n<language value="a\ud800"/></Patient>`)).toEqual({
    reason: "character",
    line: 2,
    column: 19,
    path: "Patient",
  });
  for (const text of [
    `<language value="\udc00\ud800"/>`,
    `<!-- \udc00 -->`,
    `<?a \ud800?>`,
    `<language value="&#xD800;"/>`,
    `<![CDATA[\udfff]]>`,
    `\ud800`,
  ])
    expect(refusal(`<Patient ${ns}>${text}</Patient>`).reason).toBe("character");
});

test("characters that XML 1.0 does not have are refused", () => {
  for (const character of [
    "\0",
    "\u0001",
    "\u001f",
    "\ufffe",
    "\uffff",
    "&#0;",
    "&#1;",
    "&#xFFFF;",
    "&#x110000;",
    "&#99999999999999999999;",
  ]) {
    expect(refusal(`<Patient ${ns}><language value="${character}"/></Patient>`).reason).toBe("character");
  }
});

test("a billion laughs is refused at its document type declaration", () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("\n");
  expect(
    refusal(
      `<?xml version="1.0"?>\n<!DOCTYPE Patient [<!ENTITY l0 "ha">${laughs}]>\n<Patient ${ns}><language ` +
        'value="&l9;"/></Patient>',
    ),
  ).toEqual({ reason: "doctype", line: 2, column: 1, path: "" });
  expect(refusal(`<Patient ${ns}><language value="&l9;"/></Patient>`).reason).toBe("entity");
});

test("50 MB of nesting are refused at once, by size, and by depth where the size is allowed", () => {
  const nesting = `<Patient ${ns}>${`<extension url="a">`.repeat(2_600_000)}`;
  const heap = process.memoryUsage().heapUsed;
  expect(refusal(nesting)).toEqual({ reason: "too-large", line: 1, column: 1, path: "" });
  const deep = refusal(nesting, { limits: { size: 100_000_000 } });
  expect(deep).toMatchObject({ reason: "too-deep", line: 1 });
  expect(deep.path).toMatch(/^Patient\.extension\[0\]\.extension\[0\]/);
  expect(process.memoryUsage().heapUsed - heap).toBeLessThan(250_000_000);
});

test("too many elements or attributes are refused", () => {
  expect(
    refusal(`<Bundle ${ns}>${"<entry/>".repeat(11)}</Bundle>`, { limits: { elements: 10 }, tolerant: true }).reason,
  ).toBe("too-many-elements");
  expect(refusal(`<Bundle ${ns} ${Array.from({ length: 100 }, (_, i) => `a${i}=""`).join(" ")}/>`).reason).toBe(
    "too-many-attributes",
  );
  expect(
    refusal(`<Bundle ${ns}>${"<entry/>".repeat(11)}</Bundle>`, { limits: { problems: 10 }, tolerant: true }).reason,
  ).toBe("empty");
});

test.each([
  ["", "syntax"],
  ["text", "syntax"],
  ["<Patient", "syntax"],
  [`<Patient ${ns}>`, "syntax"],
  [`<Patient ${ns}></patient>`, "syntax"],
  [`<Patient ${ns}/><Patient ${ns}/>`, "syntax"],
  [`<Patient ${ns}/>text`, "syntax"],
  [`<Patient ${ns}><active value=true/></Patient>`, "syntax"],
  [`<Patient ${ns}><active value="true" value="true"/></Patient>`, "syntax"],
  [`<Patient ${ns}><active value="a<b"/></Patient>`, "syntax"],
  [`<Patient ${ns}><active value=<![CDATA[true]]>/></Patient>`, "syntax"],
  [`<Patient ${ns}><active value="<![CDATA[true]]>"/></Patient>`, "syntax"],
  [`<Patient ${ns}>]]></Patient>`, "syntax"],
  [`<Patient ${ns}><!-- a -- b --></Patient>`, "syntax"],
  [`<Patient ${ns}><active id="a"value="true"/></Patient>`, "syntax"],
  [`<Patient ${ns}><active value="a & b"/></Patient>`, "syntax"],
  [` <?xml version="1.0"?><Patient ${ns}/>`, "syntax"],
  [`<Patient ${ns}><?XML a?></Patient>`, "syntax"],
  [`<Patient ${ns}><p:active/></Patient>`, "namespace"],
  [`<Patient ${ns} xmlns:p=""/>`, "namespace"],
  [`<Patient ${ns} xmlns:p="u" xmlns:q="u"><name p:a="" q:a=""/></Patient>`, "namespace"],
  [`<Patient ${ns} xmlns:xml="urn:x"/>`, "namespace"],
  [`<Patient ${ns} xmlns:xmlns="urn:x"/>`, "namespace"],
  [`<Patient ${ns}><?a:b c?></Patient>`, "namespace"],
  [`<Patient ${ns}><a:b:c/></Patient>`, "namespace"],
] as const)("%s is not well-formed, also for tolerant reading", (xml, reason) => {
  expect(refusal(xml).reason).toBe(reason);
  expect(refusal(xml, { tolerant: true }).reason).toBe(reason);
});

test.each([
  [`<Patient ${ns}><surname value="a"/></Patient>`, "unknown-element", "Patient.surname"],
  [`<Patient ${ns}><name use="official"><family value="a"/></name></Patient>`, "unknown-attribute", "Patient.name[0]"],
  [`<Patient ${ns}><language value="en" xml:lang="en"/></Patient>`, "unknown-attribute", "Patient.language"],
  [`<Patient ${ns}><name value="a"><family value="a"/></name></Patient>`, "unknown-attribute", "Patient.name[0]"],
  [`<Patient ${ns} id="a"><active value="true"/></Patient>`, "unknown-attribute", "Patient"],
  [
    `<Patient ${ns}><extension><valueString value="a"/></extension></Patient>`,
    "missing-attribute",
    "Patient.extension[0]",
  ],
  [`<Patient xmlns="urn:x"><active value="true"/></Patient>`, "wrong-namespace", "Patient"],
  [`<Patient ${ns}><active xmlns="" value="true"/></Patient>`, "wrong-namespace", "Patient.active"],
  [`<Patient ${ns}><text><status value="empty"/><div>a</div></text></Patient>`, "wrong-namespace", "Patient.text.div"],
  [`<Patient ${ns}><active value="true"/><id value="a"/></Patient>`, "wrong-order", "Patient.id"],
  [
    `<Patient ${ns}><name><given value="a"/><family value="b"/></name></Patient>`,
    "wrong-order",
    "Patient.name[0].family",
  ],
  [`<Patient ${ns}><active value="true"/><active value="false"/></Patient>`, "repeated", "Patient.active"],
  [
    `<Patient ${ns}><deceasedBoolean value="true"/><deceasedDateTime value="2020"/></Patient>`,
    "repeated",
    "Patient.deceasedDateTime",
  ],
  [`<Patient ${ns}><active value="true"/>stray</Patient>`, "stray-text", "Patient"],
  [`<Patient ${ns}><name>&#65;</name></Patient>`, "stray-text", "Patient.name[0]"],
  [`<Patient ${ns}><language value=""/></Patient>`, "empty", "Patient.language"],
  [`<Patient ${ns}><language/></Patient>`, "empty", "Patient.language"],
  [`<Patient ${ns}><name></name></Patient>`, "empty", "Patient.name[0]"],
  [`<Account ${ns}/>`, "unknown-resource-type", "Account"],
  [`<Bundle ${ns}><entry><resource/></entry></Bundle>`, "empty", "Bundle.entry[0].resource"],
  [
    `<Bundle ${ns}><entry><resource><Patient/><Patient/></resource></entry></Bundle>`,
    "repeated",
    "Bundle.entry[0].resource",
  ],
] as const)("%s is refused by strict reading and noted by tolerant reading", (xml, reason, path) => {
  expect(refusal(xml)).toMatchObject({ reason, path });
  expect(readXml(xml, { tolerant: true }).problems).toMatchObject([{ reason, path, line: 1 }]);
});

test.each([
  ["<Fairweather>", "?"],
  [`<Patient ${ns}><Fairweather>x</Patient>`, "Patient.?"],
  [`<Patient ${ns}><birthDate value="2000-01-01"></Fairweather>`, "Patient.birthDate"],
])("ME-14: %s is no XML, and no name that FHIR does not know is repeated", (xml, path) => {
  expect(() => readXml(xml, { tolerant: true })).toThrow(expect.objectContaining({ reason: "syntax", path }));
});

test("tolerant reading goes on after each problem and keeps what it can", () => {
  const { resource, problems } = readXml(
    `<Patient ${ns}>\n  <gender value="female"/>\n  <id value="late"/>\n  <active value="yes"/>\n  <what><ever/>` +
      '</what>\n  <birthDate value="1980"/>\n  <birthDate value="1981"/>\n</Patient>',
    { tolerant: true },
  );
  expect(resource).toEqual({ resourceType: "Patient", gender: "female", id: "late", active: "yes", birthDate: "1980" });
  expect(problems.map(({ reason, line, column }) => [reason, line, column])).toEqual([
    ["wrong-order", 3, 3],
    ["wrong-order", 4, 3],
    ["wrong-form", 4, 3],
    ["unknown-element", 5, 3],
    ["repeated", 7, 3],
  ]);
});

test("an xsi:schemaLocation is ignored on the root, and refused elsewhere", () => {
  const xsi = `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
  expect(patient(`<Patient ${ns} ${xsi} xsi:schemaLocation="a b"><active value="true"/></Patient>`)).toEqual({
    resourceType: "Patient",
    active: true,
  });
  expect(
    refusal(`<Bundle ${ns} ${xsi}><entry><resource><Patient xsi:schemaLocation="a b"/></resource></entry></Bundle>`)
      .reason,
  ).toBe("unknown-attribute");
});

test("every element has its line and column, nested bundles included", () => {
  const reading = readXml(
    `<Bundle ${ns}>\r\n  <entry>\r\n    <fullUrl value="urn:a"/><resource><Bundle>\r<entry><resource>\n<Patient>` +
      '<name><given value="A"/><given value="B"/></name></Patient></resource></entry></Bundle></resource>\n  ' +
      "</entry>\n</Bundle>",
  );
  expect(reading.locate("Bundle")).toEqual({ line: 1, column: 1 });
  expect(reading.locate("Bundle.entry[0]")).toEqual({ line: 2, column: 3 });
  expect(reading.locate("Bundle.entry[0].resource")).toEqual({ line: 3, column: 39 });
  expect(reading.locate("Bundle.entry[0].resource.entry[0].resource.name[0].given[1]")).toEqual({
    line: 5,
    column: 34,
  });
  expect(reading.locate("Bundle.entry[1]")).toBeUndefined();
});

test("a missing element has the place of the nearest one around it; a list, if asked, that of its first item", () => {
  const { locateNearest } = readXml(
    `<Bundle ${ns}>\n<entry>\n<fullUrl value="urn:a"/></entry>\n<entry><fullUrl value="urn:b"/></entry></Bundle>`,
  );
  const at = (path: string, orFirstItem = false): readonly unknown[] =>
    Object.values(locateNearest(path, orFirstItem) ?? {});
  expect([
    at("Bundle.entry[1].fullUrl"),
    at("Bundle.entry[1].resource.id"),
    at("Bundle.type"),
    at("Bundle.entry[2].fullUrl"),
  ]).toEqual([
    [4, 8],
    [4, 1],
    [1, 1],
    [1, 1],
  ]);
  expect([at("Bundle.entry", true), at("Bundle.entry"), at("Bundle.entry.fullUrl", true), at("Patient")]).toEqual([
    [2, 1],
    [1, 1],
    [1, 1],
    [],
  ]);
});

test("an element without a resource does not shift the indexes that follow", () => {
  const { locate, resource } = readXml(
    `<Patient ${ns}><contained/><contained><Patient><active value="true"/></Patient></contained></Patient>`,
    { tolerant: true },
  );
  expect(resource).toEqual({ resourceType: "Patient", contained: [{ resourceType: "Patient", active: true }] });
  expect(locate("Patient.contained[0].active")?.column).toBeGreaterThan(locate("Patient")?.column ?? 0);
  expect(locate("Patient.contained[1]")).toBeUndefined();
});

test("a narrative is kept as written, and gets its own declarations if they were elsewhere", () => {
  const div =
    "<div xmlns=\"http://www.w3.org/1999/xhtml\"  class='a'><p>One <b>two</b>\n &amp; &#160;<br/></p><!-- c " +
    "--><![CDATA[<x>]]></div>";
  const read = (xml: string): string | undefined => patient(xml).text?.div;
  expect(read(`<Patient ${ns}><text><status value="generated"/>${div}</text></Patient>`)).toBe(div);
  expect(
    read(
      `<Patient ${ns} xmlns:h="http://www.w3.org/1999/xhtml"><text><status value="generated"/><h:div>` +
        "<h:p>a</h:p>\r\n</h:div></text></Patient>",
    ),
  ).toBe(`<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>a</h:p>\n</h:div>`);
});

test("a long declaration that many narratives need does not fill the memory", () => {
  const narrative =
    '<section><text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml" ' +
    'p:a=""/></text></section>';
  expect(
    refusal(`<Composition ${ns} xmlns:p="urn:${"x".repeat(1_000_000)}">${narrative.repeat(1000)}</Composition>`).reason,
  ).toBe("too-large");
});

test("an error names its place and never the text there", () => {
  expect(() => readXml(`<Patient ${ns}><active value="Jane Secret"/></Patient>`)).toThrow(
    "a boolean must be true or false (line 1, column 38, Patient.active)",
  );
});
