import { writtenCode } from "../outline/concept.js";
import { codeStyle, type TextStyle } from "./style.js";
import type { Span } from "./typesetter.js";

/** Words, with the codes beside them in small print. */
export function wordsOf(text: string, style: TextStyle): readonly Span[] {
  return text
    .split(writtenCode)
    .map((piece, place) => ({ text: piece, style: place % 2 === 0 ? style : codeStyle(style) }));
}
