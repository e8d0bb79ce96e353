/** For each ASCII character: 1 if it is allowed in a name, 3 if it may also begin one. Colons are handled apart. */
export const nameClass: Uint8Array = /* @__PURE__ */ (() => {
  const classes = new Uint8Array(128);
  for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_") classes[character.charCodeAt(0)] = 3;
  for (const character of "-.0123456789") classes[character.charCodeAt(0)] = 1;
  return classes;
})();

// Beyond ASCII: XML 1.0, fifth edition, productions 4 and 4a.
const nameStartRanges = [
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
] as const;
const nameMoreRanges = [
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
] as const;

function inRanges(code: number, ranges: readonly (readonly [number, number])[]): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to);
}

/** Whether a name without a colon may begin with the character. */
export function beginsName(code: number): boolean {
  return code < 128 ? nameClass[code] === 3 : inRanges(code, nameStartRanges);
}

/** Whether the character is allowed in a name without a colon. */
export function continuesName(code: number): boolean {
  return code < 128 ? nameClass[code] !== 0 : inRanges(code, nameStartRanges) || inRanges(code, nameMoreRanges);
}

/** Whether XML allows the character at all (XML 1.0, production 2). A single surrogate is not a character. */
export function isXmlCharacter(code: number): boolean {
  return code >= 0x20
    ? code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
    : code === 9 || code === 10 || code === 13;
}

export function isWhiteSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

/** Everything that must be escaped in an attribute value, or that XML cannot carry, such as a single surrogate. */
const special = /[^ !#-%'-;=?-\uD7FF\uE000-\uFFFD]/;

// White space is written as references, because a parser turns a plain tab or line end in an attribute into a space.
const escapes: ReadonlyMap<number, string> = /* @__PURE__ */ new Map([
  [9, "&#9;"],
  [10, "&#10;"],
  [13, "&#13;"],
  [34, "&quot;"],
  [38, "&amp;"],
  [60, "&lt;"],
  [62, "&gt;"],
]);

/** The text as an attribute value; undefined if it holds a character that XML 1.0 cannot carry (CS-17). */
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
