/** The end of a sentence; the point of a number is none. */
const sentenceEnd = /[.!;](?= |$)|[?\r\n]/;

/** What parts a sentence. */
const parting = /[,()]| [-\u2013] |\b(?:and|but|although|however|though|then|so)\b/;

/**
 * A text as its sentences, and these as their clauses: words of one clause are not held against another. All in lower
 * case, with one space between words.
 */
export function clausesOf(text: string): readonly (readonly string[])[] {
  return text
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/\bb\.p\b\.?/g, "bp")
    .replace(/\btemp\. /g, "temp ")
    .split(sentenceEnd)
    .map((sentence) => sentence.split(parting));
}
