import { expect, test } from "vitest";
import type { Bundle } from "../../../src/fhir/types.js";
import { soundEntries } from "../../../src/validation/subject/kind.js";

test("an entry that holds a resource is sound; any other value in its place leaves it empty", () => {
  const sound = { resource: { resourceType: "Patient" } };
  const entry = [null, 5, "x", undefined, {}, { resource: null }, { resource: "Patient" }, sound];
  expect(soundEntries({ resourceType: "Bundle", entry } as unknown as Bundle)).toEqual([
    ...Array<undefined>(7).fill(undefined),
    sound,
  ]);
});

test("a value that is not a list of entries has none", () => {
  for (const entry of [undefined, null, 5, { resource: {} }])
    expect(soundEntries({ resourceType: "Bundle", entry } as unknown as Bundle)).toEqual([]);
});
