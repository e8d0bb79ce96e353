import { assertNever } from "../../errors.js";
import type { Block, Fact, FactsBlock, Section, StatementsBlock, TableBlock } from "./outline.js";

/** A value to show, or nothing to show. */
export type Shown = string | undefined;

/** The words for a value. Undefined where there is no value. */
export function shown<Value>(value: Value | undefined, words: (value: Value) => string): Shown {
  return value === undefined ? undefined : words(value);
}

/** The parts that are not undefined, joined. Undefined where there are none. */
export function joined(between: string, ...parts: readonly Shown[]): Shown {
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join(between);
}

/** `1 day`, `5 days` */
export function counted(count: string | number, noun: string): string {
  return `${count} ${noun}${String(count) === "1" ? "" : "s"}`;
}

/** A row whose value may be missing. */
export type Row = readonly [label: string, value: Shown];

/** Facts, without the rows that have no value. */
export function facts(rows: readonly Row[], heading?: string): FactsBlock {
  const said = rows.filter((row): row is Fact => row[1] !== undefined);
  return heading === undefined ? { kind: "facts", rows: said } : { kind: "facts", heading, rows: said };
}

/** Free texts: none, one or several. */
export function statements(texts: string | readonly string[] | undefined): StatementsBlock {
  return { kind: "statements", texts: texts === undefined ? [] : typeof texts === "string" ? [texts] : texts };
}

/** One column: its heading, and the value it shows for an item. */
export type Column<Item> = readonly [heading: string, read: (item: Item) => Shown];

/** A table of items, without the columns in which no item has a value. */
export function table<Item>(caption: string, columns: readonly Column<Item>[], items: readonly Item[]): TableBlock {
  const filled = columns.filter(([, read]) => items.some((item) => read(item) !== undefined));
  return {
    kind: "table",
    caption,
    columns: filled.map(([heading]) => heading),
    rows: items.map((item) => filled.map(([, read]) => read(item) ?? "")),
  };
}

/** A section with the blocks that are not empty. No section where all are empty. */
export function section(heading: string, blocks: readonly Block[], role?: Section["role"]): readonly Section[] {
  const said = blocks.filter(saysSomething);
  if (said.length === 0) return [];
  return [role === undefined ? { heading, blocks: said } : { heading, blocks: said, role }];
}

function saysSomething(block: Block): boolean {
  switch (block.kind) {
    case "facts":
      return block.heading !== undefined || block.rows.length > 0;
    case "statements":
      return block.texts.length > 0;
    case "table":
      return block.rows.length > 0;
    case "file":
      return true;
    default:
      return assertNever(block, "block of a page");
  }
}
