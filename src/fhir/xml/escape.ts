import { isXmlCharacter } from "./characters.js";

/** Everything that cannot stand in an attribute value as it is, surrogates and what XML cannot carry included. */
const special = /[^ !#-%'-;=?-\uD7FF\uE000-\uFFFD]/;

// White space as references: a parser turns a bare tab or line end in an attribute into a space.
const escapes: ReadonlyMap<number, string> = /* @__PURE__ */ new Map([
  [9, "&#9;"],
  [10, "&#10;"],
  [13, "&#13;"],
  [34, "&quot;"],
  [38, "&amp;"],
  [60, "&lt;"],
  [62, "&gt;"],
]);

/** The text as an attribute value; undefined where it holds a character that XML 1.0 cannot carry (CS-17). */
export function escapeAttribute(text: string): string | undefined {
  if (!special.test(text)) return text;
  let escaped = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (!isXmlCharacter(code)) return undefined;
    escaped += escapes.get(code) ?? character;
  }
  return escaped;
}
