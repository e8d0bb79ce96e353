/** A place in a text, both from 1; the column in UTF-16 code units. Lines end with LF, CR LF or CR. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** A function from offset to place; it reads the text once, at its first call. */
export function lineColumns(text: string): (offset: number) => LineColumn {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    for (let high = starts.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  // The engine's own search passes over a line at once; hardly any text has a CR.
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const lines = starts.length;
  for (let at = text.indexOf("\r"); at >= 0; at = text.indexOf("\r", at + 1)) if (text.charCodeAt(at + 1) !== 10) starts.push(at + 1);
  return starts.length === lines ? starts : starts.sort((one, other) => one - other);
}
