import { expect, test } from "vitest";
import { visible } from "../../../src/render/write/visible.js";

test.each([
  ["a right-to-left override", "a\u202Eb\u202Cc", "a[U+202E]b[U+202C]c"],
  [
    "bidi isolates and marks",
    "\u2066\u2067\u2068\u2069\u200E\u200F\u061C",
    "[U+2066][U+2067][U+2068][U+2069][U+200E][U+200F][U+061C]",
  ],
  ["a terminal's escape, a bell and a delete", "\u001B[2J\u0007\u007F", "[U+001B][2J[U+0007][U+007F]"],
  ["controls of the second half", "\u009B31m", "[U+009B]31m"],
  [
    "spaces of no width, a byte order mark, a soft hyphen",
    "a\u200Bb\uFEFFc\u2060d\u00ADe",
    "a[U+200B]b[U+FEFF]c[U+2060]d[U+00AD]e",
  ],
  ["blank letters", "\u115F\u1160\u3164\uFFA0", "[U+115F][U+1160][U+3164][U+FFA0]"],
  ["a half surrogate, a private character and a tag", "\uD800x\uE000\u{E0000}", "[U+D800]x[U+E000][U+E0000]"],
  ["text spelt in tags", "\u{E0041}\u{E0042}", "[U+E0041][U+E0042]"],
])("%s is shown, not obeyed", (_, text, wanted) => {
  expect(visible(text)).toBe(wanted);
});

test.each([
  ["accents and apostrophes", "Siân O’Brien-Ó Súilleabháin 'as is' naïve"],
  ["other scripts, with the joiners that they need", "محمد می\u200Cخواهم हिन्दी क्\u200Dष 王芳 Ελένη"],
  [
    "emoji that are joined, and flags that are spelt with tags",
    "👩\u200D⚕️ 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} 👍🏽",
  ],
  ["tabs", "a\tb"],
])("%s stay as they are", (_, text) => {
  expect(visible(text)).toBe(text);
});

test("text from right to left is shown without the marks that order it; anything else that turns it is shown", () => {
  expect(visible("\u200Fשרה\u200F כהן\u061C")).toBe("שרה כהן");
  expect(visible("نور\u200E")).toBe("نور");
  expect(visible("שרה\u202Ecba")).toBe("שרה[U+202E]cba");
});

test("each kind of line break counts as one", () => {
  expect(visible("a\r\nb\rc\nd\u0085e\u2028f\u2029g")).toBe("a\nb\nc\nd\ne\nf\ng");
});
