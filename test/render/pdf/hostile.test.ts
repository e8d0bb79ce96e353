import fc from "fast-check";
import { expect, test } from "vitest";
import { writePdf } from "../../../src/render/pdf/write-pdf.js";
import { writeHtml } from "../../../src/render/write/write-html.js";
import { inputs, seed } from "../../support/inputs.js";
import { hostileText, outlineOf } from "./support/hostile-outlines.js";
import { readPdf, textOf } from "./support/read-pdf.js";
import { lettersOf, wantedText } from "./support/same-text.js";

/**
 * The letters of which one text has more than the other, and how many. The order is left out, because the lines of a
 * table's cells that go over a page are read page by page.
 */
function difference(found: string, wanted: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const letter of found) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  for (const letter of wanted) counts.set(letter, (counts.get(letter) ?? 0) - 1);
  return new Map([...counts].filter(([, count]) => count !== 0));
}
const same = new Map<string, number>();
const now = new Date(0);

test("whatever text a page holds, its PDF can be written and holds every letter of it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostileText, { minLength: 3, maxLength: 3 }), async (texts) => {
      const outline = outlineOf(texts);
      const pdf = await readPdf(await writePdf(outline, now));
      expect(difference(lettersOf(textOf(pdf)), wantedText(writeHtml(outline)))).toEqual(same);
    }),
    { numRuns: inputs(1, 150), seed },
  );
});

test("a text of thousands of lines, a word of thousands of letters, and one that is all marks", async () => {
  const texts = ["line\n".repeat(inputs(100, 5000)), "x".repeat(inputs(3000, 30_000)), `e${"\u0301".repeat(3000)}`];
  const outline = outlineOf(texts);
  const pdf = await readPdf(await writePdf(outline, now));
  expect(pdf.pages.length).toBeGreaterThan(5);
  expect(difference(lettersOf(textOf(pdf)), wantedText(writeHtml(outline)))).toEqual(same);
});
