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
  "\u2018": "'",
  "\u2019": "'",
  "\u02BC": "'",
  "\u2010": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u201C": '"',
  "\u201D": '"',
};

const marks = /\p{M}/gu;
const ascii = /^[\x00-\x7f]*$/;

/** Folds accents and typographic marks to ASCII ("Siân Łukasz" becomes "Sian Lukasz"). Other characters are kept. */
export function foldToAscii(text: string): string {
  if (ascii.test(text)) return text;
  return text
    .normalize("NFKD")
    .replace(marks, "")
    .replace(/[^\x00-\x7f]/gu, (character) => spelling[character] ?? character);
}

/** A text folded to ASCII on one line: white space becomes single spaces. What has no ASCII form stays. */
export function asciiLine(text: string): string {
  return foldToAscii(text).replace(/\s+/gu, " ").trim();
}
