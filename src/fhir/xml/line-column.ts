/** A place in a text. Both count from 1, columns in UTF-16 code units. Lines end with LF, CR LF or CR. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** A function from offset to place. It reads the text once, and only as far as the furthest offset so far. */
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

/** The offsets at which lines begin. */
class Lines {
  readonly #text: string;
  readonly #starts: number[] = [0];
  /** The offsets of the next LF and CR; -1 if the rest of the text has none. Hardly any text has a CR. */
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

  /** Skips to the next line with `indexOf`, which is faster than a loop. */
  #pass(end: number): void {
    // CR LF is one line end.
    const start = end === this.#carriageReturn && end + 1 === this.#lineFeed ? end + 2 : end + 1;
    this.#starts.push(start);
    if (this.#lineFeed >= 0 && this.#lineFeed < start) this.#lineFeed = this.#text.indexOf("\n", start);
    if (this.#carriageReturn >= 0 && this.#carriageReturn < start)
      this.#carriageReturn = this.#text.indexOf("\r", start);
  }
}
