import fc from "fast-check";
import { expect, test } from "vitest";
import { someone } from "../../../../src/validation/safety/words/practice-words.js";
import { requests } from "../../../../src/validation/safety/words/request-words.js";
import { inputs } from "../../../support/inputs.js";

const lookahead = /\(\?!/;

/** Texts that a pattern matches. fast-check knows no word boundaries: what they forbid is a text too many. */
function textsOf({ source }: RegExp): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(source.replaceAll("\\b", "").replace(/^\^/, "")));
}

test("CS-15: what a pattern matches has a word of each list that it needs, and one of those looked for first", () => {
  let checked = 0;
  for (const { words, needs, patterns } of requests()) {
    const { pattern, followedBy } = patterns();
    const further =
      followedBy === undefined || lookahead.test(followedBy.source) ? fc.constant("") : textsOf(followedBy);
    fc.assert(
      fc.property(textsOf(pattern), further, (start, rest) => {
        const text = (start + rest).toLowerCase();
        for (const oneOf of [...needs, someone])
          expect(
            oneOf.some((word) => text.includes(word)),
            `${words}: ${text}`,
          ).toBe(true);
        checked += 1;
      }),
      { numRuns: inputs(60, 2_000) },
    );
  }
  expect(checked).toBeGreaterThan(1_000);
});
