import { expect, test } from "vitest";
import { foldToAscii } from "../../src/values/ascii.js";

/** Each letter and mark that Unicode does not decompose, with what a person would type for it. */
const folded = [
  ["ß", "ss"],
  ["ẞ", "SS"],
  ["æ", "ae"],
  ["Æ", "AE"],
  ["œ", "oe"],
  ["Œ", "OE"],
  ["ø", "o"],
  ["Ø", "O"],
  ["ł", "l"],
  ["Ł", "L"],
  ["đ", "d"],
  ["Đ", "D"],
  ["ð", "d"],
  ["Ð", "D"],
  ["þ", "th"],
  ["Þ", "Th"],
  ["ħ", "h"],
  ["Ħ", "H"],
  ["ı", "i"],
  ["ŧ", "t"],
  ["Ŧ", "T"],
  ["ŋ", "n"],
  ["Ŋ", "N"],
  ["ĸ", "k"],
  ["\u2018", "'"],
  ["\u2019", "'"],
  ["\u02BC", "'"],
  ["\u201C", '"'],
  ["\u201D", '"'],
  ["\u2010", "-"],
  ["\u2011", "-"],
  ["\u2012", "-"],
  ["\u2013", "-"],
  ["\u2014", "-"],
] as const;

test("ME-05: letters and marks that Unicode does not decompose get the ASCII that people type for them", () => {
  for (const [letter, ascii] of folded) expect(foldToAscii(`a${letter}b`), letter).toBe(`a${ascii}b`);
});

test("ME-05: accents and ligatures are removed, in whichever form they were written", () => {
  expect(foldToAscii("Siân Łukasz O\u2019Brien")).toBe("Sian Lukasz O'Brien");
  expect(foldToAscii("Sia\u0302n")).toBe("Sian");
  expect(foldToAscii("e\u0301\u0302")).toBe("e");
  expect(foldToAscii("\uFB01x")).toBe("fix");
});

test("UR-091, ME-05: what people type for an apostrophe becomes one, and no accent becomes a space", () => {
  const typed =
    "\u00B4\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02CA\u0384\u055A\u2018\u2019\u201B\u2032\uA78C\uFF07";
  for (const mark of typed) expect(foldToAscii(`O${mark}Hara`), mark).toBe("O'Hara");
  const spaces: string[] = [];
  for (let code = 0x80; code <= 0xffff; code += 1) {
    const character = String.fromCharCode(code);
    if (!/\s/u.test(character) && foldToAscii(character) === " ") spaces.push(`U+${code.toString(16)}`);
  }
  expect(spaces).toEqual([]);
  for (const alone of "\u00A8\u00AF\u00B8\u02D8\u02DA\u0385\u2017")
    expect(foldToAscii(`a${alone}b`)).toBe(`a${alone}b`);
  expect(foldToAscii("a\u00A0b\u2003c")).toBe("a b c");
});

test("ME-05: what has no ASCII form is kept for the caller to decide on, and ASCII is unchanged", () => {
  expect(foldToAscii("Ж 薬")).toBe("Ж 薬");
  expect(foldToAscii("Plain ~ text\n")).toBe("Plain ~ text\n");
  expect(foldToAscii("")).toBe("");
});
