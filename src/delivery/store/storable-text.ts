/**
 * Text as a column can hold it, and back. PostgreSQL refuses NUL, and SQLite's drivers end a text at it; UTF-8 has no
 * half of a surrogate pair. Both are written as U+0001 and four hexadecimal digits; so is U+0001 itself.
 */
export function toText(text: string): string {
  return text.replace(unstorable, (character) => `\u0001${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

export function fromText(text: string): string {
  return text.includes("\u0001")
    ? text.replace(escaped, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}

const unstorable = /[\u0000\u0001]|\p{Surrogate}/gu;
const escaped = /\u0001([0-9a-f]{4})/g;
