import fc from "fast-check";
import { expect, test } from "vitest";
import { generatedMessages } from "../../../scripts/messages/generated-messages.js";
import { readFhirJson } from "../../../src/fhir/json/read-fhir-json.js";
import { writeFhirJson } from "../../../src/fhir/json/write-fhir-json.js";
import type { Resource } from "../../../src/fhir/types.js";
import { readXml } from "../../../src/fhir/xml/read-xml.js";
import { writeXml } from "../../../src/fhir/xml/write-xml.js";
import { seededRandom } from "../../fault/random.js";
import { inputs } from "../../support/inputs.js";
import { randomResource } from "../xml/random-resource.js";

test("UR-001: XML to JSON to XML gives the same bytes, for generated messages", () => {
  const wanted = inputs(30, 1_000);
  let count = 0;
  for (const { name, message } of generatedMessages(wanted, 1)) {
    const json = writeFhirJson(readXml(message.xml).resource, { indent: count % 2 === 0 });
    expect(writeXml(readFhirJson(new TextEncoder().encode(json)).resource), name).toBe(message.xml);
    count += 1;
  }
  expect(count).toBe(wanted);
});

test("any resource that FHIR allows is read from JSON as it was written, and JSON.parse can read it too", () => {
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), (seed, indent) => {
      const resource = randomResource(seededRandom(seed));
      const json = writeFhirJson(resource, { indent });
      expect(readFhirJson(json).resource).toEqual(resource);
      expect(Object.keys(JSON.parse(json) as object)[0]).toBe("resourceType");
    }),
    { numRuns: inputs(60, 2_000) },
  );
});

test.each(["37.40", "0.10000000000000000001", "-0.0", "-0", "99999999999999999999.000"])(
  "UR-075: the decimal %s goes through JSON unchanged",
  (value) => {
    const quantity = `<valueQuantity><value value="${value}"/></valueQuantity>`;
    const xml = `<Observation xmlns="http://hl7.org/fhir">${quantity}</Observation>`;
    const json = writeFhirJson(readXml(xml).resource);
    expect(json).toBe(`{"resourceType":"Observation","valueQuantity":{"value":${value}}}`);
    expect(writeXml(readFhirJson(json).resource)).toBe(xml);
  },
);

test("ids and extensions of primitives are members of their own, and lists are filled with null", () => {
  const extension = [{ url: "urn:x", valueBoolean: true }];
  const patient: Resource = {
    resourceType: "Patient",
    _birthDate: { id: "b", extension },
    name: [{ given: ["Ada", null, "Mary"], _given: [null, { extension }, { id: "m" }] }],
    contained: [{ resourceType: "Organization", name: "Pharmacy" }],
    text: { status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml">a "b" &amp; c</div>' },
  };
  const json = writeFhirJson(patient);
  expect(JSON.parse(json)).toEqual(patient);
  expect(json).toBe(JSON.stringify(JSON.parse(json)));
  expect(writeFhirJson(patient, { indent: true })).toBe(JSON.stringify(JSON.parse(json), undefined, 2));
  expect(readFhirJson(json).resource).toEqual(patient);
  expect(writeXml(readFhirJson(json).resource)).toBe(writeXml(patient));
});

test("the path and the JSON pointer of every member of a random resource lead to that member", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const resource = randomResource(seededRandom(seed));
      const json = writeFhirJson(resource, { indent: true });
      const { locate } = readFhirJson(json);
      const parsed: unknown = JSON.parse(json);
      const lines = json.split("\n");
      const check = (value: unknown, path: string, name: string | undefined): void => {
        const place = locate(path);
        expect(place, path).toBeDefined();
        if (place === undefined) return;
        const found = valueAt(parsed, place.pointer);
        if (typeof value === "object") expect(found).toBeTypeOf("object");
        else expect(found).toBe(typeof found === "number" ? Number(value) : value);
        const rest = lines[place.line - 1]?.slice(place.column - 1) ?? "";
        if (name !== undefined) expect(rest.startsWith(`"${name}": `)).toBe(true);
        if (typeof value !== "object" || value === null) return;
        for (const [key, child] of Object.entries(value)) {
          const at = `${path}.${key}`;
          if (key === "resourceType" || key.startsWith("_")) continue;
          if (Array.isArray(child))
            child.forEach((item, index) => {
              if (item !== null) check(item, `${at}[${index}]`, undefined);
            });
          else check(child, at, key);
        }
      };
      check(resource, resource.resourceType, undefined);
    }),
    { numRuns: inputs(20, 500) },
  );
});

/** What a JSON pointer leads to. */
function valueAt(root: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce((value: unknown, token) => (value as Record<string, unknown>)[token], root);
}
