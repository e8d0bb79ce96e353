import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { SchemaFault } from "../../../src/validation/schemas/schema-fault.js";
import { checkOf } from "../../../src/validation/schemas/schema-faults.js";
import type { Keywords, Schema } from "../../../src/validation/schemas/schema.js";
import { inputs } from "../../support/inputs.js";

const names = ["a", "b", "c"] as const;
const texts = ["x", "y", "long text"] as const;

/** Other schemas that a schema can name. */
const others: Readonly<Record<string, Schema>> = {
  text: { enum: ["x", "y", null] },
  object: { required: ["a"], properties: { b: false, c: { $ref: "text" } } },
};

const named = (name: string): ReturnType<typeof checkOf> => checkOf(others[name] ?? true, named);

/**
 * Values of every kind, of few names and texts, so that they meet what a schema asks for. No list in a list is empty:
 * for one in a list of several ajv's code keeps what `contains` found in the list before.
 */
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<unknown>(...texts, null, 0, true),
    fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 3, noNullPrototype: true }),
    fc.array(tie("value"), { minLength: 1, maxLength: 3 }),
  ),
})).value;

const count = fc.integer({ min: 0, max: 3 });

/** Schemas of every keyword that JSON Schema has. */
const schemas: fc.Arbitrary<Schema> = fc.letrec<{ schema: Schema; keywords: Keywords }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Schema>(true, false, { $ref: "text" }, { $ref: "object" }, { const: "x" }),
    tie("keywords"),
  ),
  keywords: fc.record(
    {
      $ref: fc.constantFrom("text", "object"),
      const: fc.constantFrom(...texts),
      enum: fc.uniqueArray(fc.constantFrom(...texts, null), { minLength: 1 }),
      anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }),
      allOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }),
      maxLength: count,
      maxItems: count,
      minItems: count,
      contains: tie("schema"),
      items: tie("schema"),
      required: fc.uniqueArray(fc.constantFrom(...names)),
      additionalProperties: fc.constant(false as const),
      properties: fc.dictionary(fc.constantFrom(...names), tie("schema"), { maxKeys: 3, noNullPrototype: true }),
    },
    { requiredKeys: [] },
  ),
})).schema;

/** In an order of their own: only what is found matters. */
function found(faults: readonly Pick<SchemaFault, "instancePath" | "keyword" | "params">[]): readonly string[] {
  return faults.map(({ instancePath, keyword, params }) => JSON.stringify([instancePath, keyword, params])).sort();
}

/** What ajv, with which we share no line, finds. */
const ajv = new Ajv2020({
  allErrors: true,
  strict: false,
  logger: false,
  inlineRefs: false,
  code: { optimize: false },
});
for (const [name, other] of Object.entries(others)) ajv.addSchema({ $id: name, allOf: [other] });

function judged(schema: unknown, checked: unknown): readonly string[] {
  const validate = ajv.compile(typeof schema === "object" && schema !== null ? schema : { allOf: [schema] });
  validate(checked);
  return found(validate.errors ?? []);
}

test("a value breaks what ajv says that it breaks, at the same places", () => {
  let broken = 0;
  fc.assert(
    fc.property(schemas, value, (schema, checked) => {
      const faults = found(checkOf(schema, named)(checked));
      expect(faults).toEqual(judged(schema, checked));
      broken += faults.length;
    }),
    { numRuns: inputs(300, 5_000), seed: 4 },
  );
  expect(broken).toBeGreaterThan(100);
});

/** A slice as JSON Schema writes it: the items with this value at this path. */
function inSlice(path: string, is: string): unknown {
  const [name = "", ...rest] = path.split(".");
  const part = rest.length === 0 ? { const: is } : { contains: inSlice(rest.join("."), is) };
  return { type: "object", required: [name], properties: { [name]: part } };
}

const systems = ["x", "y"] as const;
const codings = fc.array(fc.record({ system: fc.constantFrom(...systems) }), { minLength: 1, maxLength: 2 });
const coded = fc.record({ coding: codings });
const sliced = fc.array(fc.oneof(coded, fc.record({ url: fc.constantFrom(...systems) }), value), { maxLength: 4 });

test("a slice has as many items as JSON Schema counts with contains, and each is what it says with if and then", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom("url", "coding.system"),
      fc.constantFrom(...systems),
      count,
      fc.option(count, { nil: undefined }),
      sliced,
      (path, is, min, max, list) => {
        const slice = { path, value: is, min, ...(max === undefined ? {} : { max }) };
        const counted = checkOf({ sliceCount: [slice] }, named)(list);
        const bounds = { minContains: min, ...(max === undefined ? {} : { maxContains: max }) };
        expect(counted.length > 0).toBe(judged({ contains: inSlice(path, is), ...bounds }, list).length > 0);
        const then: Schema = { required: ["c"], properties: { url: false } };
        const faults = checkOf({ items: { sliceWhen: { [`${path}=${is}`]: then } } }, named)(list);
        const ofItems = judged({ items: { if: inSlice(path, is), then } }, list);
        expect(found(faults)).toEqual(ofItems.filter((text) => !text.includes('"if"')));
        for (const { keyword } of [...counted, ...faults]) seen.add(keyword);
      },
    ),
    { numRuns: inputs(300, 5_000), seed: 4 },
  );
  expect(seen).toEqual(new Set(["sliceCount", "required", "false schema"]));
});

test("an empty list has nothing that contains asks for, also after a list that has it", () => {
  const check = checkOf({ items: { contains: { const: "x" } } }, named);
  expect(check([["x"], []])).toEqual([{ instancePath: "/1", keyword: "contains", params: { minContains: 1 } }]);
});

test("a slice's fault says what was counted", () => {
  const check = checkOf({ sliceCount: [{ path: "url", value: "x", min: 1, max: 1 }] }, named);
  expect(check([{ url: "x" }, { url: "y" }, { url: "x" }])).toEqual([
    { instancePath: "", keyword: "sliceCount", params: { path: "url", value: "x", min: 1, max: 1, count: 2 } },
  ]);
  expect(check([{ url: "x" }])).toEqual([]);
});

test("a schema that names itself is followed as deep as the value goes", () => {
  const section: Schema = { properties: { a: { enum: ["x"] }, b: { items: { $ref: "section" } } } };
  const self: ReturnType<typeof checkOf> = checkOf(section, () => self);
  expect(self({ b: [{ a: "x" }, { b: [{ a: "y" }] }] })).toEqual([
    { instancePath: "/b/1/b/0/a", keyword: "enum", params: { allowedValues: ["x"] } },
  ]);
});
