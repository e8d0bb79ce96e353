import { visible } from "./visible.js";

/** A piece of a page. Text becomes part of one only through {@link markup}, which escapes it. */
export interface Html {
  readonly markup: string;
}

type Part = string | Html | readonly Html[];

/**
 * A piece of a page with values in it. A text is escaped, and hidden characters in it are shown; a piece made by this
 * function stays as it is. White space counts: under the name `html`, Prettier would lay these templates out anew.
 */
export function markup(pieces: TemplateStringsArray, ...values: readonly Part[]): Html {
  return { markup: pieces.map((piece, place) => piece + markupOf(values[place] ?? [])).join("") };
}

function markupOf(value: Part): string {
  if (typeof value === "string") return escaped(visible(value));
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");
}

/**
 * Text as a CSS string. Everything but plain letters, digits and spaces is escaped, so no text can end the string or
 * the style sheet.
 */
export function cssString(text: string): Html {
  const inside = Array.from(visible(text), (character) =>
    /[A-Za-z0-9 ]/.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return { markup: `"${inside.join("")}"` };
}
