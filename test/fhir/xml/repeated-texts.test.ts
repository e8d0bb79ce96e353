import fc from "fast-check";
import { expect, test } from "vitest";
import { codeUnits } from "../../../src/fhir/known-names.js";
import { RepeatedTexts } from "../../../src/fhir/xml/repeated-texts.js";

/** Few letters, so that texts end alike and compete for the same slots. */
const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "é", "\u{1F600}"), minLength: 1, maxLength: 12 });

test("UR-001: a text that is cut out is exactly the text there, however often texts repeat and share a slot", () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
      const text = words.join("");
      const texts = new RepeatedTexts(codeUnits(text), text);
      let start = 0;
      for (const { length } of words) {
        expect(texts.from(start, start + length)).toBe(text.slice(start, start + length));
        start += length;
      }
    }),
    { numRuns: 1000 },
  );
});

test("texts of one slot that differ in length or in a letter are told apart", () => {
  const text = "xbcd|abcd|bcd|abcd|ybcd";
  const texts = new RepeatedTexts(codeUnits(text), text);
  expect(
    [
      [0, 4],
      [5, 9],
      [10, 13],
      [14, 18],
      [19, 23],
      [5, 9],
    ].map(([start = 0, end = 0]) => texts.from(start, end)),
  ).toEqual(["xbcd", "abcd", "bcd", "abcd", "ybcd", "abcd"]);
});
