import { expect, test } from "vitest";
import { seededRandom } from "../../fault/random.js";
import { ownTexts } from "../../fault/xml-corpus.js";
import { mutated } from "../../fault/xml-mutations.js";
import { compare } from "../../fault/xml-side-by-side.js";
import { inputs } from "../../support/inputs.js";

test("mutated texts get the same verdict, tree and places as from saxes, and mean the same when written back", () => {
  const runs = inputs(600, 3_000);
  const random = seededRandom(20260101);
  const verdicts: Record<string, number> = {};
  for (let i = 0; i < runs; i++) {
    const bytes = mutated(ownTexts, random);
    const outcome = compare(bytes);
    if ("difference" in outcome)
      expect.fail(`${outcome.difference}: ${JSON.stringify(new TextDecoder().decode(bytes))}`);
    verdicts[outcome.verdict] = (verdicts[outcome.verdict] ?? 0) + 1;
  }
  // If nearly all mutations gave the same verdict, the test would prove little.
  expect(Math.min(...Object.values(verdicts))).toBeGreaterThan(runs / 30);
  expect(Object.keys(verdicts)).toHaveLength(3);
});
