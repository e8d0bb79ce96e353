import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../../fault/random.js";
import { readXml } from "../../../src/fhir/xml/read-xml.js";
import type { Resource } from "../../../src/fhir/types.js";
import { writeXml } from "../../../src/fhir/xml/write-xml.js";
import { XmlWriteError } from "../../../src/fhir/xml/errors.js";
import { randomResource } from "./random-resource.js";
import { inputs } from "../../support/inputs.js";

test("any resource that the tables allow is read again as it was written", () => {
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), (seed, indent) => {
      const resource = randomResource(seededRandom(seed));
      expect(readXml(writeXml(resource, { indent })).resource).toEqual(resource);
      expect(readXml(new TextEncoder().encode(writeXml(resource, { indent }))).resource).toEqual(resource);
    }),
    { numRuns: inputs(150, 1_000) },
  );
});

test("CS-17: any text is either read again unchanged or refused when it is written", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1 }), (units) => {
      const language = String.fromCharCode(...units);
      const resource: Resource = { resourceType: "Patient", language };
      const legal = /^(?:[\t\n\r\u0020-\ud7ff\ue000-\ufffd]|[\ud800-\udbff][\udc00-\udfff])*$/.test(language);
      if (legal) expect(readXml(writeXml(resource)).resource).toEqual(resource);
      else expect(() => writeXml(resource)).toThrow(XmlWriteError);
    }),
    { numRuns: inputs(150, 1_000) },
  );
});

test("every element of a random resource can be found again by its path", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const resource = randomResource(seededRandom(seed));
      const xml = writeXml(resource, { indent: true });
      const { locate } = readXml(xml);
      const lines = xml.split("\n");
      const check = (value: unknown, path: string): void => {
        const element = path.slice(path.lastIndexOf(".") + 1).replace(/\[\d+\]$/, "");
        // The path of an element that holds a resource leads to the resource.
        const name =
          typeof value === "object" && value !== null && "resourceType" in value ? String(value.resourceType) : element;
        const place = locate(path);
        expect(place === undefined ? undefined : lines[place.line - 1]?.slice(place.column - 1)).toMatch(
          new RegExp(`^<(?:h:)?${name}\\b`),
        );
        if (typeof value !== "object" || value === null) return;
        for (const [key, child] of Object.entries(value)) {
          if (key === "resourceType" || key === "id" || key === "url" || key.startsWith("_")) continue;
          if (Array.isArray(child))
            child.forEach((item, i) => {
              check(item, `${path}.${key}[${i}]`);
            });
          else check(child, `${path}.${key}`);
        }
      };
      check(resource, resource.resourceType);
    }),
    { numRuns: inputs(30, 200) },
  );
});
