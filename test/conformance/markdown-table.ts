/** The cells of the body rows of the first table in a markdown text, trimmed. */
export function parseMarkdownTable(markdown: string): readonly (readonly string[])[] {
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => /^\| *---/.test(line)) + 1;
  const rest = lines.slice(start);
  const end = rest.findIndex((line) => !line.startsWith("|"));
  return rest.slice(0, end === -1 ? rest.length : end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
