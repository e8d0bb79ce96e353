import type { CodeUnits } from "../known-names.js";

const mask = 255;

/**
 * A small cache for texts that one document repeats, such as the names of its resources: a text is created again only
 * after another one has taken its slot.
 */
export class RepeatedTexts {
  readonly #codes: CodeUnits;
  readonly #text: string;
  /** Where the text of each slot begins. */
  readonly #starts = new Array<number>(mask + 1);
  readonly #texts = new Array<string>(mask + 1);

  constructor(codes: CodeUnits, text: string) {
    this.#codes = codes;
    this.#text = text;
  }

  /** The text from `start` to `end`. */
  from(start: number, end: number): string {
    const codes = this.#codes;
    const slot = ((codes[end - 1] ?? 0) + (codes[end - 2] ?? 0) * 17 + (codes[end - 3] ?? 0) * 29) & mask;
    const before = this.#texts[slot];
    if (before?.length === end - start && this.#isSame(this.#starts[slot] ?? 0, start, end)) return before;
    const text = this.#text.substring(start, end);
    this.#starts[slot] = start;
    this.#texts[slot] = text;
    return text;
  }

  #isSame(known: number, start: number, end: number): boolean {
    const codes = this.#codes;
    for (let i = end - 1, j = known + end - start - 1; i >= start; i--, j--) if (codes[i] !== codes[j]) return false;
    return true;
  }
}
