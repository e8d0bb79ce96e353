import { isHarmless, type Mask } from "./mask.js";

/** A text with the colon that makes it the name of a member, a word or a number, or a sign; anything else is masked. */
const token = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)(?:(")(\s*:)?|\\?$)|([A-Za-z0-9.+-]+)|[{}[\],\s]+/g;
const nameForm = /^_?[A-Za-z][A-Za-z0-9]{0,63}$/;

/** The same for a source in JSON: the names of members are shown, and values that are known to be harmless. */
export function maskOfJson(source: string): Mask {
  const mask = new Uint8Array(source.length).fill(1);
  const show = (from: number, to: number): void => void mask.fill(0, from, to);
  let member = "";
  for (const { index, 0: found, 1: text, 2: quote, 3: colon, 4: word } of source.matchAll(token)) {
    const end = index + found.length;
    if (text === undefined) {
      if (word === undefined || isHarmless(member, "value", word)) show(index, end);
    } else if (quote !== undefined) {
      show(index, index + 1);
      show(index + 1 + text.length, end);
      if (colon !== undefined) member = text;
      if (colon === undefined ? isHarmlessValue(member, text) : nameForm.test(text)) show(index, end);
    }
  }
  return (from, to) => mask.subarray(from, to);
}

function isHarmlessValue(member: string, text: string): boolean {
  if (member === "resourceType") return nameForm.test(text);
  // An extension's address is an attribute in XML, and others are elements.
  return isHarmless(member, "value", text) || (member === "url" && isHarmless("", "url", text));
}
