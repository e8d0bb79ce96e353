import type { TableBlock } from "../outline/outline.js";
import { columnWidths } from "./column-widths.js";
import {
  beside,
  gap,
  kept,
  stack,
  together,
  type Area,
  type Drawn,
  type Element,
  type Row,
  type Rule,
} from "./rows.js";
import { colours, styles } from "./style.js";
import type { Typesetter } from "./typesetter.js";
import { wordsOf } from "./words.js";

const between = 10;

/** A table with its caption. Where it goes over a page, the heads of its columns stand there again. */
export function tableOf({ caption, columns, rows }: TableBlock, area: Area, setter: Typesetter): Drawn {
  const widths = columnWidths(columns, rows, area.width - between * (columns.length - 1), setter);
  const areas = widths.map((width, at): Area => ({
    x: area.x + widths.slice(0, at).reduce((sum, one) => sum + one + between, 0),
    width,
  }));
  const areaAt = (place: number): Area => areas[place] ?? area;
  const title: Element = { type: "Caption", children: [] };
  const heads = columns.map((): Element => ({ type: "TH", scope: "Column", children: [] }));
  const line = (thickness: number, colour: string): Rule => ({ at: "bottom", ...area, thickness, colour });
  const headRows: readonly Row[] = [
    ...beside(
      heads.map((head, place) =>
        stack(head, [{ text: columns[place] ?? "", style: styles.columnName }], areaAt(place), setter),
      ),
    ),
    { ...gap(3), isGap: false, rules: [line(1, colours.soft)] },
  ];
  const body = rows.map((cells) => {
    const elements = columns.map((_, place): Element =>
      place === 0 ? { type: "TH", scope: "Row", children: [] } : { type: "TD", children: [] },
    );
    const lines = beside(
      elements.map((element, place) => {
        const text = cells[place] ?? "";
        const style = place === 0 ? styles.rowName : styles.text;
        return text === "" ? [] : stack(element, wordsOf(text, style), areaAt(place), setter);
      }),
    );
    const pad = { ...gap(3), isGap: false };
    return {
      rows: together([pad, ...lines, { ...pad, rules: [line(0.5, colours.line)] }]),
      element: { type: "TR", children: elements },
    };
  });
  return {
    rows: [
      ...kept(stack(title, [{ text: caption, style: styles.smallLabel }], area, setter)),
      gap(2, { keep: true }),
      ...kept(headRows),
      ...body.flatMap((one) => one.rows).map((row): Row => (isLow(headRows) ? { ...row, again: headRows } : row)),
    ],
    elements: [
      {
        type: "Table",
        children: [
          title,
          { type: "THead", children: [{ type: "TR", children: heads }] },
          { type: "TBody", children: body.map(({ element }) => element) },
        ],
      },
    ],
  };
}

/** Heads that would fill a page are not worth repeating. */
function isLow(rows: readonly Row[]): boolean {
  return rows.reduce((sum, { height }) => sum + height, 0) < 150;
}
