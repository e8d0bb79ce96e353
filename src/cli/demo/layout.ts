const width = 96;

/** Text in lines of at most 96 characters, the first after `first`, the others below its end. */
export function wrapped(text: string, first = ""): readonly string[] {
  const room = width - first.length;
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, index) => `${index === 0 ? first : " ".repeat(first.length)}${line}`);
}

/** A heading, underlined. */
export function title(text: string): readonly string[] {
  return [text, "=".repeat(text.length), ""];
}

/** A line cut to the width, where its end does not matter. */
export function cut(line: string): string {
  return line.length <= width ? line : `${line.slice(0, width - 3)}...`;
}
