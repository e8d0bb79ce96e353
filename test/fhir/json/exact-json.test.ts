import fc from "fast-check";
import { expect, test } from "vitest";
import { exactJson } from "../../../src/fhir/json/exact-json.js";
import { JsonFault } from "../../../src/fhir/json/json-tree.js";

/** What a text is to a reader: its value, or the fault. */
function outcome(read: (text: string) => unknown, text: string): unknown {
  try {
    return { value: read(text) };
  } catch (error) {
    if (error instanceof JsonFault && error.reason === "repeated") return "twice";
    return error instanceof JsonFault || error instanceof SyntaxError ? "refused" : error;
  }
}

test.each([
  ["37.40", "37.40"],
  ["37.4", 37.4],
  ["128", 128],
  ["128.0", "128.0"],
  ["-0", "-0"],
  ["0.10000000000000000001", "0.10000000000000000001"],
  ["900000000000000000001", "900000000000000000001"],
  ["1e400", "1e400"],
  ["1e2", "1e2"],
])("UR-075: the number %s is %o: nothing of it is lost", (written, read) => {
  expect(exactJson(`[${written}]`)).toEqual([read]);
});

test(
  "a member that comes twice in one object is refused with its place, however it is written; twice in two objects " +
    "is not",
  () => {
    expect(() => exactJson('{"a": 1,\n "\\u0061": 2}')).toThrow(
      expect.objectContaining({ message: "has a member twice in one object", reason: "repeated", offset: 10 }),
    );
    expect(exactJson('[{"a": 1}, {"a": {"a": 2}}]')).toEqual([{ a: 1 }, { a: { a: 2 } }]);
  },
);

test("a member named __proto__ or constructor is read like any other, and changes no prototype", () => {
  const read = exactJson('{"__proto__": {"a": 1}, "constructor": 2}') as object;
  expect(Object.keys(read)).toEqual(["__proto__", "constructor"]);
  expect("a" in read).toBe(false);
});

test("very deep nesting is refused, and a text of many megabytes is read", () => {
  expect(() => exactJson("[".repeat(1_000_000))).toThrow(JsonFault);
  const long = 'x\\"'.repeat(1_000_000);
  expect(exactJson(JSON.stringify([long]))).toEqual([long]);
});

test("what JSON.stringify writes is read as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      expect(exactJson(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

test("a text with one character changed is read where JSON.parse reads it, unless a member is there twice", () => {
  const sign = fc.constantFrom(...Array.from('{}[]:,"\\ \n\u0001-+.eE01tfnu/a\u2028\ufeff'));
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.nat(), sign, fc.boolean(), (value, place, other, instead) => {
      const text = JSON.stringify({ value });
      const at = place % (text.length + 1);
      const changed = text.slice(0, at) + other + text.slice(instead ? at + 1 : at);
      const [ours, theirs] = [outcome(exactJson, changed), outcome((each) => JSON.parse(each) as unknown, changed)];
      if (ours !== "twice") expect(ours === "refused", changed).toBe(theirs === "refused");
    }),
    { numRuns: 3_000 },
  );
});
