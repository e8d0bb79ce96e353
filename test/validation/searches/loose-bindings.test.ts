import { expect, test } from "vitest";
import { systems } from "../../../src/terminology/systems.js";
import { looseBindings } from "../../../src/validation/searches/loose-bindings.js";
import { documentOf, places, whole } from "../support/found.js";

const system = systems.organisationType;
const typed = (...type: readonly object[]): readonly string[] =>
  places(looseBindings(documentOf({ resourceType: "Organization" }, { resourceType: "Organization", type })));
const warned = (at: number): string => `warning code-unknown [1].resource.type[${String(at)}]`;

test("UR-033: the type of an organization is a code of the list, and one coding of it is enough", () => {
  expect(typed()).toEqual([]);
  expect(typed({ text: "Pharmacy" }, { coding: [] })).toEqual([]);
  expect(typed({ coding: [{ system, code: "urgent-care" }] })).toEqual([]);
  expect(
    typed({
      coding: [
        { system: "urn:x", code: "x" },
        { system, code: "urgent-care" },
      ],
    }),
  ).toEqual([]);
});

test("UR-033: a code of another system, or none, is outside; each type is judged for itself", () => {
  expect(typed({ coding: [{ system: "urn:x", code: "urgent-care" }] })).toEqual([warned(0)]);
  expect(typed({ coding: [{ code: "urgent-care" }] })).toEqual([warned(0)]);
  expect(typed({ coding: [{ system }] }, { coding: [{ system, code: "x" }] })).toEqual([warned(0), warned(1)]);
});

test("UR-033: the warning names the list", () => {
  expect(whole(looseBindings(documentOf({ resourceType: "Organization", type: [{ coding: [{}] }] })))).toEqual([
    `UR-033 warning code-unknown [0].resource.type[0] | The type of an organization should be a code of ${system} ` +
      "where one fits.",
  ]);
});
