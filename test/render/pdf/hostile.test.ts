import fc from "fast-check";
import { expect, test } from "vitest";
import type { Outline } from "../../../src/render/outline/outline.js";
import { writePdf } from "../../../src/render/pdf/write-pdf.js";
import { writeHtml } from "../../../src/render/write/write-html.js";
import { hostileValues } from "../../fault/hostile-values.js";
import { inputs, seed } from "../../support/inputs.js";
import { readPdf, textOf } from "./support/read-pdf.js";
import { lettersOf, wantedText } from "./support/same-text.js";

const worst = [
  ...hostileValues,
  "\n",
  "\r\n",
  "\u2028",
  "\t",
  "\u0000",
  "\u202Eabc\u202C",
  "\uD800",
  "\uFFFE",
  "\u00AD",
  "\u3000",
  "x".repeat(400),
  "\u0301".repeat(100),
  "\u200D".repeat(400),
  "👩‍⚕️",
  "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
  "中文 한국어 हिन्दी ไทย",
  "العربية (نص) 123",
  "שָׁלוֹם [abc] 12:30",
  "\u0640\u064B\u0651",
  ")(\\ (unbalanced",
  "EMC Q BT /F1 Tf endstream endobj",
  "ﬁ ﬀ ĳ ǆ Å Ω µ",
];
/** Text of any characters, but none that only a private agreement or nobody has: `lettersOf` cannot tell them apart. */
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...worst), fc.string({ unit: "binary", maxLength: 12 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((pieces) => pieces.join(" "));

function outlineOf([text = "", other = "", third = ""]: readonly string[]): Outline {
  return {
    title: "Title",
    kicker: "Kicker",
    foot: text,
    sections: [
      { heading: "Notice", role: "notice", blocks: [{ kind: "statements", texts: [text] }] },
      {
        heading: "Patient",
        role: "identity",
        blocks: [
          {
            kind: "facts",
            rows: [
              ["Name", other],
              ["Number", text],
              [text, third],
              ["More", other],
            ],
          },
        ],
      },
      {
        heading: text,
        blocks: [
          { kind: "statements", texts: ["one", third, ""] },
          { kind: "facts", heading: other, rows: [["Label", third]] },
          { kind: "table", caption: text, columns: ["First", other, "Third"], rows: [[third, "", other]] },
          {
            kind: "file",
            heading: text,
            rows: [["Of", other]],
            contentType: "application/pdf",
            fileName: "a.pdf",
            base64: text,
          },
        ],
      },
    ],
  };
}

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

test("whatever texts a page holds, its PDF can be written and holds every letter of them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 3, maxLength: 3 }), async (texts) => {
      const outline = outlineOf(texts);
      const pdf = await readPdf(await writePdf(outline, now));
      expect(difference(lettersOf(textOf(pdf)), wantedText(writeHtml(outline)))).toEqual(same);
    }),
    { numRuns: inputs(6, 150), seed },
  );
});

test("a text of thousands of lines, a word of thousands of letters, and one that is all marks", async () => {
  const texts = ["line\n".repeat(inputs(300, 5000)), "x".repeat(inputs(3000, 30_000)), `e${"\u0301".repeat(3000)}`];
  const outline = outlineOf(texts);
  const pdf = await readPdf(await writePdf(outline, now));
  expect(pdf.pages.length).toBeGreaterThan(5);
  expect(difference(lettersOf(textOf(pdf)), wantedText(writeHtml(outline)))).toEqual(same);
});
