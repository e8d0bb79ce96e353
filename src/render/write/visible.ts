const lineBreaks = /\r\n|[\n\r\u{85}\u{2028}\u{2029}]/gu;

/**
 * What steers a reader's eye or terminal without being seen: control and format characters (bidi overrides among them),
 * half surrogates, private ones, letters that are blank. Kept as they are: line breaks and tabs, the two joiners, which
 * scripts and emoji need, and the flags that are spelt with tags.
 */
const kept = "\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{3,6}\\u{E007F}|[\\n\\t\\u{200C}\\u{200D}]";
const hidden =
  "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\u{34F}\\u{115F}\\u{1160}\\u{17B4}\\u{17B5}\\u{3164}\\u{FFA0}\\u{E0000}-\\u{E00FF}]";
const keptOrHidden = new RegExp(`(${kept})|${hidden}`, "gu");

/** Text in which nothing is hidden: `[U+202E]` stands for a right-to-left override. Every line break becomes `\n`. */
export function visible(text: string): string {
  return text
    .replace(lineBreaks, "\n")
    .replace(keptOrHidden, (found, keep: string | undefined) => keep ?? named(found));
}

function named(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
}
