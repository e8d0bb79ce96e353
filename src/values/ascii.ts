import { once } from "./once.js";

/** Letters and marks that Unicode does not decompose into an ASCII letter and an accent. */
const spelling: Readonly<Record<string, string>> = {
  ß: "ss",
  ẞ: "SS",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "Th",
  ħ: "h",
  Ħ: "H",
  ı: "i",
  ŧ: "t",
  Ŋ: "N",
  ŋ: "n",
  ĸ: "k",
  Ŧ: "T",
  "\u2010": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u201C": '"',
  "\u201D": '"',
};

/** What people type for an apostrophe: accents that stand alone, modifier letters, quotation marks and primes. */
const apostrophes =
  "\u00B4\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02CA\u02CB\u0384\u055A\u05F3\u1FBD\u1FBF\u1FEF\u1FFD\u1FFE" +
  "\u2018\u2019\u201A\u201B\u2032\u2035\uA78B\uA78C\uFF07";

const marks = once(() => new RegExp("\\p{M}", "gu"));
const ascii = /^[\x00-\x7f]*$/;

/** True for a text of ASCII alone. */
export function isAscii(text: string): boolean {
  return ascii.test(text);
}

/** Folds accents and typographic marks to ASCII ("Siân Łukasz" becomes "Sian Lukasz"). Other characters are kept. */
export function foldToAscii(text: string): string {
  if (isAscii(text)) return text;
  return text.replace(/[^\x00-\x7f]/gu, (character) =>
    apostrophes.includes(character) ? "'" : (spelling[character] ?? decomposed(character)),
  );
}

/**
 * Without its accents. An accent that stands alone decomposes into a space and a mark: it stays, since a space would be
 * another name.
 */
function decomposed(character: string): string {
  const plain = character.normalize("NFKD").replace(marks(), "");
  if (plain === " " && !/\s/u.test(character)) return character;
  return plain.replace(/[^\x00-\x7f]/gu, (letter) => spelling[letter] ?? letter);
}

/** A text folded to ASCII on one line: white space becomes single spaces. What has no ASCII form stays. */
export function asciiLine(text: string): string {
  return foldToAscii(text).replace(/\s+/gu, " ").trim();
}
