import { visible } from "./visible.js";

/** Markup: text becomes it only through {@link html}, which escapes. */
export interface Html {
  readonly markup: string;
}

type Part = string | Html | readonly Html[];

/** Markup with values in it. A text is escaped, and what hides in it is shown; only markup stays as it is. */
export function html(pieces: TemplateStringsArray, ...values: readonly Part[]): Html {
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
 * Text as a CSS string. All but plain letters, digits and spaces is escaped, so nothing can end the string or the style
 * sheet.
 */
export function cssString(text: string): Html {
  const inside = Array.from(visible(text), (character) =>
    /[A-Za-z0-9 ]/.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return { markup: `"${inside.join("")}"` };
}
