import { assertNever } from "../../errors.js";
import { fileWords, type Block, type Fact, type Outline, type Section } from "../outline/outline.js";
import { visible } from "./visible.js";

/**
 * Writes an outline as plain text. Further lines of a value are indented more than any entry, so that none can be
 * mistaken for an entry.
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
    default:
      return assertNever(block, "block of a page");
  }
}

function factLines(heading: string | undefined, rows: readonly Fact[]): readonly string[] {
  const indent = heading === undefined ? "  " : "    ";
  return [
    ...(heading === undefined ? [] : [hung("  - ", heading)]),
    ...rows.map(([label, value]) => hung(indent, `${label}: ${value}`)),
  ];
}

/** The first two cells in one line, and the others below it with the headings of their columns. */
function rowLines(columns: readonly string[], [name = "", value = "", ...more]: readonly string[]): readonly string[] {
  const rest = more.flatMap((cell, place) =>
    cell === "" ? [] : [hung("    ", `${columns[place + 2] ?? ""}: ${cell}`)],
  );
  return [hung("  - ", value === "" ? name : `${name}: ${value}`), ...rest];
}

/** A text with its further lines indented: more than any row that may follow it. */
function hung(indent: string, text: string, depth = indent.length + 4): string {
  const [first = "", ...more] = visible(text).split("\n");
  return [indent + first, ...more.map((line) => (line === "" ? "" : " ".repeat(depth) + line))].join("\n");
}
