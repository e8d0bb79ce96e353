const lineBreaks = /\r\n|[\n\r\u{85}\u{2028}\u{2029}]/gu;

/**
 * Hidden characters that can mislead a reader or control a terminal: control and format characters (such as bidi
 * overrides), half surrogates, private characters, and letters that are blank. Line breaks and tabs stay as they are.
 * So do the two joiners, which scripts and emoji need, and the flags that are written with tag characters.
 */
const kept = "\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{3,6}\\u{E007F}|[\\n\\t\\u{200C}\\u{200D}]";
const hidden =
  "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\u{34F}\\u{115F}\\u{1160}\\u{17B4}\\u{17B5}\\u{3164}\\u{FFA0}\\u{E0000}-\\u{E00FF}]";
const keptOrHidden = new RegExp(`(${kept})|${hidden}`, "gu");

/** Marks that only help to order text from right to left: they belong there, and say nothing to a reader. */
const orderMarks = /[\u{200E}\u{200F}\u{61C}]/gu;
const rightToLeft = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Text without hidden characters: a right-to-left override becomes `[U+202E]`. Every line break becomes `\n`. */
export function visible(text: string): string {
  const words = rightToLeft.test(text) ? text.replace(orderMarks, "") : text;
  return words
    .replace(lineBreaks, "\n")
    .replace(keptOrHidden, (found, keep: string | undefined) => keep ?? named(found));
}

/** How a character that cannot be shown is named instead: `[U+202E]` */
export function named(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
}
