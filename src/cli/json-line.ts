/** Control characters and marks of direction: JSON allows them in a text, but they could control a terminal. */
const hidden = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A value as JSON in one line, in which hidden characters are escaped. It says the same to whoever parses it. */
export function jsonLine(value: unknown): string {
  return escaped(JSON.stringify(value));
}

/** The same on several lines, for people to read. */
export function visibleJson(value: unknown): string {
  return escaped(JSON.stringify(value, null, 2));
}

function escaped(json: string): string {
  return json.replace(hidden, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
