import { named, visible } from "../write/visible.js";
import type { Bidi, Face, Fonts, PdfDocument } from "./kit.js";
import type { TextStyle } from "./style.js";

/** What the layout of a text asks of the fonts. */
export interface Typesetter {
  readonly bidi: Bidi;
  /** The text with every character that can be drawn; of any other, its name: `[U+1F469]`. */
  readonly drawable: (text: string) => string;
  /** The face that has a character: the one asked for, or the other. */
  readonly faceOf: (codePoint: number, face: Face) => Face;
  /** How wide a text is, in points. `whole`: its words belong together, as in text from right to left. */
  readonly widthOf: (text: string, face: Face, size: number, whole?: boolean) => number;
}

export function typesetterOf(document: PdfDocument, fonts: Fonts, bidi: Bidi): Typesetter {
  const other: Readonly<Record<Face, Face>> = { regular: "bold", bold: "regular" };
  const isDrawn = (codePoint: number, face: Face): boolean => fonts[face].hasGlyphForCodePoint(codePoint);
  return {
    bidi,
    drawable: (text) =>
      visible(text)
        .replaceAll("\t", "    ")
        .replace(/[^\n -~]/gu, (character) => {
          const codePoint = character.codePointAt(0) ?? 0;
          if (isDrawn(codePoint, "regular") || isDrawn(codePoint, "bold")) return character;
          return /\p{Zs}/u.test(character) ? " " : named(character);
        }),
    faceOf: (codePoint, face) => (isDrawn(codePoint, face) ? face : other[face]),
    widthOf: (text, face, size, whole = false) => {
      document.font(face, size);
      return document.widthOfString(text, drawOptions(whole));
    },
  };
}

/**
 * How a text is handed to pdfkit. Without features it sets each word by itself, and remembers it; with a list of them,
 * even an empty one, it sets the text as a whole.
 */
export function drawOptions(whole: boolean): object {
  return { lineBreak: false, baseline: "alphabetic", ...(whole ? { features: [] } : {}) };
}

/** A text in one style. */
export interface Span {
  readonly text: string;
  readonly style: TextStyle;
}
