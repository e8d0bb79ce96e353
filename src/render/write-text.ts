import { fileWords } from "./file-words.js";
import type { Block, Outline, Section } from "./outline.js";
import { visible } from "./visible.js";

/** An outline as plain text. Further lines of a value stand deeper than anything else may, so none can pass for an entry of its own. */
export function writeText({ kicker, title, sections }: Outline): string {
  const head = `${kicker}\n${title}\n${"=".repeat(title.length)}`;
  return `${[head, ...sections.map(sectionText)].join("\n\n")}\n`;
}

function sectionText({ heading, blocks }: Section): string {
  return [heading, ...blocks.flatMap(blockLines)].join("\n");
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case "facts": {
      const { heading, rows } = block;
      const indent = heading === undefined ? "  " : "    ";
      return [...(heading === undefined ? [] : [hung("  - ", heading)]), ...rows.map(([label, value]) => hung(indent, `${label}: ${value}`))];
    }
    case "statements":
      return block.texts.map((text) => hung("  - ", text));
    case "table":
      return block.rows.flatMap((row) => rowLines(block.columns, row));
    case "file":
      return [hung("    ", `File: ${block.title} (${fileWords(block)})`)];
  }
}

/** The cell that names the row and the next in one line, the others below it with the headings of their columns. */
function rowLines(columns: readonly string[], [name = "", value = "", ...more]: readonly string[]): readonly string[] {
  const rest = more.flatMap((cell, place) => (cell === "" ? [] : [hung("    ", `${columns[place + 2] ?? ""}: ${cell}`)]));
  return [hung("  - ", value === "" ? name : `${name}: ${value}`), ...rest];
}

function hung(indent: string, text: string): string {
  return indent + visible(text).split("\n").join(`\n${" ".repeat(indent.length + 4)}`);
}
