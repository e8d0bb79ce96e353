import { fileWords } from "./file-words.js";
import type { Block, Fact, Outline, Section } from "../outline/outline.js";
import { visible } from "./visible.js";

/**
 * An outline as plain text. Further lines of a value stand deeper than anything else may, so none can pass for an entry
 * of its own.
 */
export function writeText({ kicker, title, sections }: Outline): string {
  const head = `${kicker}\n${title}\n${"=".repeat(title.length)}`;
  return `${[head, ...sections.map(sectionText)].join("\n\n")}\n`;
}

function sectionText({ heading, blocks }: Section): string {
  return [heading, ...blocks.flatMap(blockLines)].join("\n");
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case "facts":
      return factLines(block.heading, block.rows);
    case "statements":
      return block.texts.map((text) => hung("  - ", text, 4));
    case "table":
      return block.rows.flatMap((row) => rowLines(block.columns, row));
    case "file":
      return factLines(block.heading, [...block.rows, ["File", fileWords(block)]]);
  }
}

function factLines(heading: string | undefined, rows: readonly Fact[]): readonly string[] {
  const indent = heading === undefined ? "  " : "    ";
  return [
    ...(heading === undefined ? [] : [hung("  - ", heading)]),
    ...rows.map(([label, value]) => hung(indent, `${label}: ${value}`)),
  ];
}

/** The cell that names the row and the next in one line, the others below it with the headings of their columns. */
function rowLines(columns: readonly string[], [name = "", value = "", ...more]: readonly string[]): readonly string[] {
  const rest = more.flatMap((cell, place) =>
    cell === "" ? [] : [hung("    ", `${columns[place + 2] ?? ""}: ${cell}`)],
  );
  return [hung("  - ", value === "" ? name : `${name}: ${value}`), ...rest];
}

/** Further lines of a text: below its first where nothing else may stand there, else deeper than the rows that may. */
function hung(indent: string, text: string, depth = indent.length + 4): string {
  const [first = "", ...more] = visible(text).split("\n");
  return [indent + first, ...more.map((line) => (line === "" ? "" : " ".repeat(depth) + line))].join("\n");
}
