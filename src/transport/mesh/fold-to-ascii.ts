/** Letters and signs that Unicode does not take apart, and what they are in plain letters. */
const plain: Readonly<Record<string, string>> = {
  Ł: "L", ł: "l", Ø: "O", ø: "o", Đ: "D", đ: "d", Ð: "D", ð: "d", Þ: "Th", þ: "th", ß: "ss", ẞ: "SS", Æ: "AE", æ: "ae",
  Œ: "OE", œ: "oe", ı: "i", Ħ: "H", ħ: "h", Ŧ: "T", ŧ: "t", Ŋ: "N", ŋ: "n", ĸ: "k",
  "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-",
};

/** A text in ASCII: accents gone ("Siân Łukasz" becomes "Sian Lukasz"), any sign that has no plain form as `?`. */
export function foldToAscii(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\x00-\x7f]/gu, (sign) => plain[sign] ?? "?");
}
