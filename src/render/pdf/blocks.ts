import { assertNever } from "../../errors.js";
import type { Block, Fact, StatementsBlock } from "../outline/outline.js";
import { fileFact } from "./attachments.js";
import {
  beside,
  framed,
  inset,
  kept,
  spaced,
  stack,
  together,
  type Area,
  type Drawn,
  type Element,
  type Row,
} from "./rows.js";
import { colours, styles } from "./style.js";
import { tableOf } from "./table.js";
import type { Typesetter } from "./typesetter.js";
import { wordsOf } from "./words.js";

export function blockOf(block: Block, area: Area, setter: Typesetter): Drawn {
  switch (block.kind) {
    case "facts":
      return block.heading === undefined
        ? factsOf(block.rows, area, setter)
        : itemOf(block.heading, block.rows, area, setter);
    case "statements":
      return statementsOf(block, area, setter);
    case "table":
      return tableOf(block, area, setter);
    case "file":
      return itemOf(block.heading, [...block.rows, fileFact(block)], area, setter);
    default:
      return assertNever(block, "block of a page");
  }
}

const bullet = 12;

function statementsOf({ texts }: StatementsBlock, area: Area, setter: Typesetter): Drawn {
  const [only] = texts;
  if (only !== undefined && texts.length === 1) {
    const element: Element = { type: "P", children: [] };
    const rows = together(stack(element, [{ text: only, style: styles.text }], area, setter, "start"), 60);
    return { rows, elements: [element] };
  }
  const entries = texts.map((text) => {
    const label: Element = { type: "Lbl", children: [] };
    const body: Element = { type: "LBody", children: [] };
    const rows = beside([
      stack(label, [{ text: "•", style: styles.text }], { ...area, width: bullet }, setter),
      stack(body, [{ text, style: styles.text }], inset(area, bullet, 0), setter, "start"),
    ]);
    return { rows: together(rows, 60), element: listItem(label, body) };
  });
  return {
    rows: spaced(
      entries.map(({ rows }) => rows),
      2.5,
    ),
    elements: [{ type: "L", children: entries.map(({ element }) => element) }],
  };
}

function listItem(...children: readonly Element[]): Element {
  return { type: "LI", children };
}

const labels = 112;

/** Labels at the left, values beside them. */
function factsOf(facts: readonly Fact[], area: Area, setter: Typesetter): Drawn {
  if (facts.length === 0) return { rows: [], elements: [] };
  const entries = facts.map(([label, value]) => {
    const name: Element = { type: "Lbl", children: [] };
    const body: Element = { type: "LBody", children: [] };
    const rows = beside([
      stack(name, [{ text: label, style: styles.label }], { ...area, width: labels - 8 }, setter),
      stack(body, wordsOf(value, styles.text), inset(area, labels, 0), setter),
    ]);
    return { rows: together(rows, 120), element: listItem(name, body) };
  });
  return {
    rows: spaced(
      entries.map(({ rows }) => rows),
      1,
    ),
    elements: [{ type: "L", children: entries.map(({ element }) => element) }],
  };
}

/** One thing among several, such as one medicine. */
function itemOf(heading: string, facts: readonly Fact[], area: Area, setter: Typesetter): Drawn {
  const name: Element = { type: "H3", children: [] };
  const inside = inset(area, 10, 6);
  const { rows, elements } = factsOf(facts, inside, setter);
  const head = together(stack(name, wordsOf(heading, styles.itemHeading), inside, setter), 120);
  const all = rows.length === 0 ? head : spaced([kept(head), rows], 1.5).map(keepGap);
  return {
    rows: together(framed(all, { ...area, fill: colours.wash, bar: colours.accent }, 5)),
    elements: [{ type: "Div", children: [name, ...elements] }],
  };
}

/** The space below a heading belongs to it. */
function keepGap(row: Row, at: number, all: readonly Row[]): Row {
  return row.isGap && all[at - 1]?.keep === true ? { ...row, keep: true } : row;
}

const across = [4, 3, 4] as const;

/** Who the patient is: three facts beside each other, the first three large. */
export function identityOf(facts: readonly Fact[], area: Area, setter: Typesetter): Drawn {
  const space = 14;
  const unit = (area.width - space * (across.length - 1)) / across.reduce((sum, part) => sum + part, 0);
  const cells = facts.map(([label, value], place) => {
    const column = place % across.length;
    const before = across.slice(0, column).reduce((sum, part) => sum + part * unit + space, 0);
    const cell: Area = { x: area.x + before, width: (across[column] ?? 1) * unit };
    const name: Element = { type: "Lbl", children: [] };
    const body: Element = { type: "LBody", children: [] };
    const rows = [
      ...stack(name, [{ text: label, style: styles.smallLabel }], cell, setter),
      ...stack(body, wordsOf(value, place < across.length ? styles.first : styles.text), cell, setter),
    ];
    return { rows, element: listItem(name, body) };
  });
  const lines = Array.from({ length: Math.ceil(cells.length / across.length) }, (_, at) =>
    together(beside(cells.slice(at * across.length, (at + 1) * across.length).map(({ rows }) => rows)), 120),
  );
  return {
    rows: spaced(lines, 5),
    elements: [{ type: "L", children: cells.map(({ element }) => element) }],
  };
}
