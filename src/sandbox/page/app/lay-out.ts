/** A line as it is shown: a piece of the text. All pieces together are the text. */
export interface CodeLine {
  /** Where it begins in the text. */
  readonly start: number;
  readonly text: string;
  /** How deep its element is; 0 where the text's own line breaks are kept. */
  readonly depth: number;
}

/** A text with a line longer than this is laid out anew, since nobody can read it. Characters. */
const longLine = 400;

/**
 * The lines of a text. A message is mostly one line of thousands of characters: then each element gets a line of its
 * own, without a character being added or left out, so that every place of the text has its place among the lines.
 */
export function layOut(text: string): { readonly lines: readonly CodeLine[]; readonly isLaidOut: boolean } {
  const own = ownLines(text);
  const isLaidOut = text.trimStart().startsWith("<") && own.some((line) => line.text.length > longLine);
  return { lines: isLaidOut ? elementLines(text) : own, isLaidOut };
}

function ownLines(text: string): readonly CodeLine[] {
  const lines: CodeLine[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, text: text.slice(start, index), depth: 0 });
    start = index + end.length;
  }
  lines.push({ start, text: text.slice(start), depth: 0 });
  return lines;
}

function elementLines(text: string): readonly CodeLine[] {
  const lines: CodeLine[] = [];
  let from = 0;
  let depth = 0;
  let lineDepth = 0;
  let endsElement = false;
  const cut = (at: number, next: number): void => {
    if (at > from && text.slice(from, at).trim() !== "") {
      lines.push({ start: from, text: text.slice(from, at), depth: lineDepth });
      from = at;
    }
    lineDepth = next;
  };
  for (let at = text.indexOf("<"); at >= 0;) {
    const end = tagEnd(text, at);
    const isEnd = text.startsWith("</", at);
    const opens = !isEnd && text[end - 1] !== "/" && text[at + 1] !== "?" && text[at + 1] !== "!";
    if (isEnd) {
      depth = Math.max(0, depth - 1);
      // The end of an element stands behind its text, and on a line of its own behind other elements.
      if (endsElement) cut(at, depth);
    } else cut(at, depth);
    if (opens) depth += 1;
    endsElement = !opens;
    at = text.indexOf("<", end + 1);
  }
  cut(text.length, 0);
  return lines;
}

/** The `>` of a tag: not one inside of an attribute's value. */
function tagEnd(text: string, start: number): number {
  let quote = "";
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return at;
  }
  return text.length;
}

/** Where a line and column (from 1) of a text are, counted from its beginning. */
export function offsets(text: string): (line: number, column: number) => number {
  const starts = ownLines(text).map(({ start }) => start);
  return (line, column) => (starts[line - 1] ?? 0) + column - 1;
}

/** The place among the lines of an offset. */
export function lineAt(lines: readonly CodeLine[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
