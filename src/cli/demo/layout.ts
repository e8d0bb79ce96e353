const width = 96;

/** Text in lines of at most 96 characters. The first line begins with `first`, the others are indented to match. */
export function wrapped(text: string, first = ""): readonly string[] {
  const available = width - first.length;
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= available) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, index) => `${index === 0 ? first : " ".repeat(first.length)}${line}`);
}

/** A heading, underlined. */
export function title(text: string): readonly string[] {
  return [text, "=".repeat(text.length), ""];
}

/** A line, shortened to the width. */
export function cut(line: string): string {
  return line.length <= width ? line : `${line.slice(0, width - 3)}...`;
}
