import fc from "fast-check";
import { expect, test } from "vitest";
import { inputs, seed, spread } from "../support/inputs.js";
import { readFhirJson } from "../../src/fhir/json/read-fhir-json.js";
import { writeFhirJson } from "../../src/fhir/json/write-fhir-json.js";
import { readXml } from "../../src/fhir/xml/read-xml.js";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import { isIssueCode } from "../../src/validation/report/issue-codes.js";
import { ruleDescriptions, validateMessage, type Issue, type Report } from "../../src/validation/index.js";
import { clock } from "../message/support/composed.js";
import { mutants, neighbours } from "./support/mutants.js";
import { rightMessage } from "./support/right-message.js";

const now = clock();
const json = writeFhirJson(readXml(rightMessage).resource, { indent: true });

/** The message with one change, which must be one. */
function changed(from: string | RegExp, to: string): string {
  const text = json.replace(from, to);
  expect(text).not.toBe(json);
  return text;
}

/** The same whether it was XML or JSON. */
const inBoth = ({ severity, rule, code, message, path, expected, received }: Issue): string =>
  JSON.stringify([severity, rule, code, message, path, expected, received]);

/** Leads to a value of the text, at its line and column. */
function expectPlace(text: string, { pointer, line, column }: Issue): void {
  const tokens = (pointer ?? "none").split("/").slice(1);
  const reach = (value: unknown, token: string): unknown => (value as Record<string, unknown>)[token];
  expect(tokens.reduce<unknown>(reach, JSON.parse(text))).toBeDefined();
  const rest = (text.split(/\r\n|\n|\r/)[(line ?? 0) - 1] ?? "").slice((column ?? 0) - 1);
  const last = tokens.at(-1) ?? "0";
  expect(/^[0-9]+$/.test(last) ? /^["{[\-0-9tfn]/.test(rest) : rest.startsWith(`"${last}"`)).toBe(true);
}

test("UR-001: a right message in JSON is valid, and the report says that it is FHIR JSON", () => {
  const inXml = validateMessage(rightMessage, { now });
  for (const text of [json, JSON.stringify(JSON.parse(json)), `\u{feff} \n${json}`]) {
    const inJson = validateMessage(new TextEncoder().encode(text), { now });
    expect([inJson.kind, inJson.format, inJson.valid]).toEqual(["update-record", "fhir-json", true]);
    expect(inJson.issues.map(inBoth).sort()).toEqual(inXml.issues.map(inBoth).sort());
  }
  expect(inXml).not.toHaveProperty("format");
});

/** Some mutants that are FHIR: what the reader of XML meets is of XML alone. */
const readable = spread(80, [...mutants, ...neighbours]).flatMap(({ name, xml, options }) => {
  try {
    return [{ name, xml, options, text: writeFhirJson(readXml(xml).resource, { indent: true }) }];
  } catch {
    return [];
  }
});

test("every broken message has the same issues in JSON as in XML, each with a pointer that leads to the fault", () => {
  expect(readable.length).toBeGreaterThan(inputs(50, 100));
  for (const { name, xml, text, options } of readable) {
    const inJson = validateMessage(text, { ...options, now });
    const inXml = validateMessage(xml, { ...options, now });
    expect([inJson.kind, inJson.valid], name).toEqual([inXml.kind, inXml.valid]);
    expect(inJson.issues.map(inBoth).sort(), name).toEqual(inXml.issues.map(inBoth).sort());
    for (const issue of inJson.issues) expectPlace(text, issue);
  }
});

const patient = "/entry/2/resource/entry/5/resource";

test.each<[code: string, from: string | RegExp, to: string, words: string, pointer: string]>([
  ["unknown-element", '"gender"', '"mood": "x", "gender"', "Patient has no such member. Take it out", "/mood"],
  ["unknown-element", '"gender"', '"__proto__": {}, "gender"', "Patient has no such member.", ""],
  ["unknown-element", '"gender"', '"_name": [], "gender"', "Patient has no such member.", "/_name"],
  [
    "repeated",
    '"gender": "male"',
    '"gender": "male", "gender": "male"',
    "The object has this member twice.",
    "/gender",
  ],
  ["wrong-kind", '"gender": "male"', '"gender": 5', "A text, in quotes, belongs here.", "/gender"],
  ["wrong-kind", '"gender": "male"', '"gender": {"a": 1}', "A single value belongs here.", "/gender"],
  ["wrong-kind", '"gender": "male"', '"gender": "male", "active": "true"', "True or false, without quotes", "/active"],
  [
    "wrong-kind",
    '"gender": "male"',
    '"gender": "male", "multipleBirthInteger": "2"',
    "An integer from -2147483648 to 2147483647 belongs here, and no quotes.",
    "/multipleBirthInteger",
  ],
  [
    "wrong-form",
    '"gender": "male"',
    '"gender": "male", "multipleBirthInteger": 1.0',
    "An integer",
    "/multipleBirthInteger",
  ],
  ["wrong-cardinality", '"gender": "male"', '"gender": ["male"]', "One value belongs here, and no list.", "/gender"],
  ["empty", '"gender": "male"', '"gender": null', "Null is not a value.", "/gender"],
  ["empty", '"gender": "male"', '"gender": ""', "A text must not be empty.", "/gender"],
  ["empty", '"gender": "male"', '"gender": "male", "link": []', "A list must not be empty.", "/link"],
  ["empty", '"gender": "male"', '"gender": "male", "link": [{}]', "An object must not be empty.", "/link/0"],
  ["empty", '"gender": "male"', '"gender": "male", "link": [null]', "Null is not a value.", "/link/0"],
  ["empty", '"gender": "male"', '"gender": "male", "_gender": {}', "An object must not be empty.", "/_gender"],
  ["wrong-kind", '"gender": "male"', '"gender": "male", "_gender": "x"', "An object belongs here.", "/_gender"],
  [
    "character",
    '"gender": "male"',
    '"gender": "m\\u0001"',
    "The text has a character that XML cannot carry.",
    "/gender",
  ],
  [
    "character",
    '"gender": "male"',
    '"gender": "m\\ud800"',
    "The text has a character that XML cannot carry.",
    "/gender",
  ],
  [
    "missing-attribute",
    '"gender": "male"',
    '"gender": "male", "extension": [{"valueString": "a"}]',
    "An extension must have the member url. Add it.",
    "/extension/0",
  ],
])("FHIR-json: what is not FHIR is said with its place: %s, %s -> %s", (code, from, to, words, pointer) => {
  const text = changed(from, to);
  const found = validateMessage(text, { now });
  const issue = found.issues.find(({ rule }) => rule === "FHIR-json");
  expect([found.kind, found.valid]).toEqual(["update-record", false]);
  expect(issue).toMatchObject({ severity: "error", code, pointer: patient + pointer });
  expect(issue?.message.startsWith(words)).toBe(true);
  expect(issue?.line).toBeGreaterThan(1);
  expect(() => readFhirJson(text)).toThrow(expect.objectContaining({ code: "json-unreadable", reason: code }));
});

test("an item that is no resource keeps its place in the list: pointers of the items after it are right", () => {
  const given =
    '{"resourceType":"Patient","contained":[5,{"resourceType":"Nobody"},{"resourceType":"Patient","mood":1}]}';
  const { resource, problems } = readFhirJson(given, { tolerant: true });
  expect(resource).toMatchObject({ contained: [{ resourceType: "" }, { resourceType: "Nobody" }, {}] });
  expect(problems.map(({ reason, pointer }) => [reason, pointer])).toEqual([
    ["wrong-kind", "/contained/0"],
    ["unknown-resource-type", "/contained/1"],
    ["unknown-element", "/contained/2/mood"],
  ]);
  const contained = changed('"gender": "male"', '"gender": "male", "contained": [5, {}, null]');
  expect(validateMessage(contained, { now }).issues.map(({ rule, code }) => `${rule} ${code}`)).toContain(
    "UR-022 resource-not-allowed",
  );
});

test("FHIR-json: a single value where a list belongs is reported, and read as the list's only item", () => {
  const one = writeFhirJson(
    readXml('<Patient xmlns="http://hl7.org/fhir"><name><given value="A"/></name></Patient>').resource,
  );
  const bare = one.replace('[{"given":["A"]}]', '{"given":"A"}');
  const { resource, problems, locate } = readFhirJson(bare, { tolerant: true });
  expect(resource).toEqual({ resourceType: "Patient", name: [{ given: ["A"] }] });
  expect(problems.map(({ reason, path, pointer }) => [reason, path, pointer])).toEqual([
    ["wrong-cardinality", "Patient.name", "/name"],
    ["wrong-cardinality", "Patient.name[0].given", "/name/given"],
  ]);
  expect(locate("Patient.name[0].given[0]")).toMatchObject({ pointer: "/name/given" });
});

test("UR-075: a decimal in quotes is reported, and every digit of a long decimal is kept", () => {
  const quoted = changed('"value": 82.5', '"value": "82.5"');
  expect(validateMessage(quoted, { now }).issues.map(({ rule, code }) => `${rule} ${code}`)).toContain(
    "FHIR-json wrong-kind",
  );
  const long = `82.${"5".repeat(500)}`;
  const { resource } = readFhirJson(changed('"value": 82.5', `"value": ${long}`));
  expect(writeXml(resource)).toContain(`<value value="${long}"/>`);
});

test.each([
  [
    "syntax",
    json.slice(0, 3000),
    "The text is no JSON. Write JSON with a library, and look whether the file is whole.",
  ],
  ["syntax", `${json}x`, "The text is no JSON."],
  ["too-deep", `{"resourceType":"Bundle","entry":${"[".repeat(1_000_000)}`, "The text is nested too deeply."],
  ["too-deep", `{"resourceType":"Bundle","a":${'{"a":'.repeat(500_000)}`, "The text is nested too deeply."],
  ["encoding", Uint8Array.of(0x7b, 0x22, 0xff, 0x22), "The bytes are not UTF-8. Write the text in UTF-8."],
  ["too-large", `{"a":"${"x".repeat(5_000_000)}"}`, "The text is larger than 5000000."],
  ["too-many-elements", `[${"1,".repeat(200_001)}1]`, "The text has too many values."],
] as const)("UR-001: JSON that cannot be read is one issue: %s", (code, text, words) => {
  const { kind, valid, issues } = validateMessage(text, { now });
  expect([kind, valid, issues.length]).toEqual(["unreadable", false, 1]);
  expect(issues[0]).toMatchObject({ rule: "UR-001", code });
  expect(issues[0]?.message.startsWith(words)).toBe(true);
});

test("UR-001: limits are those of XML, and JSON that was made of XML stays within them", () => {
  const limit = (xmlLimits: object): string | undefined => validateMessage(json, { now, xmlLimits }).issues[0]?.code;
  expect(limit({ depth: 4 })).toBe("too-deep");
  expect(limit({ elements: 50 })).toBe("too-many-elements");
  expect(limit({ size: 100 })).toBe("too-large");
  const deepest = (read: (depth: number) => unknown): number => {
    for (let depth = 1; ; depth += 1)
      try {
        read(depth);
        return depth;
      } catch {
        continue;
      }
  };
  const inXml = deepest((depth) => readXml(rightMessage, { limits: { depth } }));
  expect(deepest((depth) => readFhirJson(json, { limits: { depth } }))).toBe(inXml);
});

test("the name of an unknown member is never repeated", () => {
  const text = changed('"gender"', '"Dominic Fairweather": "x", "9991956832": "y", "gender"');
  const said = JSON.stringify(validateMessage(text, { now }));
  expect(said).not.toMatch(/Fairweather|9991956832/);
  expect(said).toContain(`"path":"Bundle.entry[2].resource.entry[5].resource.?"`);
  expect(() => readFhirJson('{"resourceType":"Ada Sample"}')).toThrow(/^(?!.*Ada).*no object with a resourceType/);
  expect(() => readFhirJson('{"resourceType":"Patient","Ada Sample":1}')).toThrow(/^(?!.*Ada).*no such member/);
});

test("a member of any name changes no prototype", () => {
  const hostile = '{"resourceType":"Patient","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
  const { resource, problems } = readFhirJson(hostile, { tolerant: true });
  expect(Object.keys(resource)).toEqual(["resourceType"]);
  expect(Object.getPrototypeOf(resource)).toBe(Object.prototype);
  expect(problems).toHaveLength(2);
  expect({}).not.toHaveProperty("polluted");
  for (const name of ["__proto__", "constructor", "toString"])
    expect(validateMessage(`{"resourceType":"${name}"}`, { now }).valid).toBe(false);
});

const known = new Set(ruleDescriptions().map(({ id }) => id));

function expectWellFormed({ kind, valid, issues, format }: Report): void {
  expect(["update-record", "acknowledgement", "other", "unreadable"]).toContain(kind);
  expect([undefined, "fhir-json"]).toContain(format);
  expect(valid).toBe(!issues.some(({ severity }) => severity === "error"));
  for (const { rule, code, message, path, pointer, line, column } of issues) {
    expect(known.has(rule) && isIssueCode(code) && message !== "" && typeof path === "string").toBe(true);
    expect(Number(line) > 0 && Number(column) > 0 && (pointer === undefined || /^(?:\/|$)/.test(pointer))).toBe(true);
  }
}

test("UR-001: however a JSON text is changed, it gets a report, and what is read can be written again", () => {
  const piece = fc.constantFrom(
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "1e3",
    "-0.0",
    '"a"',
    "{}",
    "[]",
    "\\",
    "é",
  );
  const token = fc.constantFrom(...new Set(json.match(/"[^"]*"|[0-9.]+|[{}[\],:]/g)));
  const change = fc.tuple(fc.nat(json.length), fc.nat(30), fc.oneof(piece, token, fc.string({ maxLength: 5 })));
  let read = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      let text = json;
      for (const [at, length, put] of changes) text = text.slice(0, at) + put + text.slice(at + length);
      expectWellFormed(validateMessage(text, { now }));
      try {
        const { resource } = readFhirJson(text);
        expect(readFhirJson(writeFhirJson(resource)).resource).toEqual(resource);
        read += 1;
      } catch (error) {
        expect(error).toMatchObject({ code: "json-unreadable" });
      }
    }),
    { numRuns: inputs(60, 2_000), seed },
  );
  // Values that are put in the place of values: most of these are still JSON.
  const values = json.match(/(?<=: )(?:"[^"]*"|[0-9.]+|true|false)/g) ?? [];
  fc.assert(
    fc.property(fc.nat(values.length - 1), fc.json({ maxDepth: 3 }), (at, put) => {
      let index = -1;
      const text = json.replaceAll(/(?<=: )(?:"[^"]*"|[0-9.]+|true|false)/g, (value) =>
        (index += 1) === at ? put : value,
      );
      const report = validateMessage(text, { now });
      expectWellFormed(report);
      expect(report.kind).not.toBe("unreadable");
    }),
    { numRuns: inputs(30, 2_000), seed },
  );
  expect(read).toBeGreaterThan(0);
});
