import { expect, test } from "vitest";
import { entriesOf, placedResources, referenceTo, resolveReference, resourcesOf } from "../../src/fhir/bundle.js";
import type { Bundle } from "../../src/fhir/types.js";

const inner: Bundle = {
  resourceType: "Bundle",
  entry: [{ fullUrl: "urn:uuid:p", resource: { resourceType: "Patient", id: "p" } }],
};
const outer: Bundle = {
  resourceType: "Bundle",
  entry: [{ fullUrl: "urn:uuid:o", resource: { resourceType: "Organization" } }, { resource: inner }, {}],
};

test("a bundle without entries has none", () => {
  expect(entriesOf({ resourceType: "Bundle" })).toEqual([]);
});

test("resources are walked with their places, into nested bundles", () => {
  expect([...placedResources(outer)].map(({ path, resource }) => [path, resource.resourceType])).toEqual([
    ["Bundle.entry[0].resource", "Organization"],
    ["Bundle.entry[1].resource", "Bundle"],
    ["Bundle.entry[1].resource.entry[0].resource", "Patient"],
  ]);
});

test("resources of one type are those of the bundle itself", () => {
  expect(resourcesOf(outer, "Patient")).toEqual([]);
  expect(resourcesOf(inner, "Patient")).toEqual([{ resourceType: "Patient", id: "p" }]);
});

test("a reference resolves by full url within its own bundle", () => {
  expect(resolveReference(inner, { reference: referenceTo("p") })).toBe(inner.entry?.[0]?.resource);
  expect(resolveReference(outer, { reference: referenceTo("p") })).toBeUndefined();
  expect(resolveReference(inner, { display: "p" })).toBeUndefined();
  expect(resolveReference(inner, undefined)).toBeUndefined();
});
