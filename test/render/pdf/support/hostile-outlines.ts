import fc from "fast-check";
import type { Outline } from "../../../../src/render/outline/outline.js";
import { anyCharacter } from "../../../support/any-character.js";
import { hostileValues } from "../../../fault/hostile-values.js";

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
/** Text of any characters, assigned or not. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...worst), fc.string({ unit: anyCharacter, maxLength: 12 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((pieces) => pieces.join(" "));

/** A page with these texts in every place that can hold one. */
export function outlineOf([text = "", other = "", third = ""]: readonly string[]): Outline {
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

/** The same pages at each call. */
export function hostileOutlines(count: number): readonly Outline[] {
  const texts = fc.array(hostileText, { minLength: 3, maxLength: 3 });
  return fc.sample(texts, { numRuns: count, seed: 1 }).map(outlineOf);
}
