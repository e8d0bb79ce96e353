/** A place in a text, both from 1; the column in UTF-16 code units. Lines end with LF, CR LF or CR. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** A function from offset to place; it reads the text once, and only as far as it was asked about. */
export function lineColumns(text: string): (offset: number) => LineColumn {
  let lines: Lines | undefined;
  return (offset) => {
    lines ??= new Lines(text);
    const starts = lines.startsUpTo(offset);
    let low = 0;
    for (let high = starts.length - 1; low < high;) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** Where lines begin. */
class Lines {
  readonly #text: string;
  readonly #starts: number[] = [0];
  /** The ends of the next lines; -1 where the rest of the text has none. Hardly any text has a CR. */
  #lineFeed: number;
  #carriageReturn: number;

  constructor(text: string) {
    this.#text = text;
    this.#lineFeed = text.indexOf("\n");
    this.#carriageReturn = text.indexOf("\r");
  }

  startsUpTo(offset: number): readonly number[] {
    for (let end = this.#nextEnd(); end >= 0 && end < offset; end = this.#nextEnd()) this.#pass(end);
    return this.#starts;
  }

  #nextEnd(): number {
    if (this.#carriageReturn < 0) return this.#lineFeed;
    return this.#lineFeed < 0 ? this.#carriageReturn : Math.min(this.#lineFeed, this.#carriageReturn);
  }

  /** The engine's own search passes over a line at once. */
  #pass(end: number): void {
    // CR LF is one end.
    const start = end === this.#carriageReturn && end + 1 === this.#lineFeed ? end + 2 : end + 1;
    this.#starts.push(start);
    if (this.#lineFeed >= 0 && this.#lineFeed < start) this.#lineFeed = this.#text.indexOf("\n", start);
    if (this.#carriageReturn >= 0 && this.#carriageReturn < start)
      this.#carriageReturn = this.#text.indexOf("\r", start);
  }
}
