import type { Row } from "./rows.js";
import { sheet } from "./style.js";

/** A row at its place on a page. */
export interface Placed {
  readonly row: Row;
  /** From the top of the sheet, in points. */
  readonly top: number;
  /** It stands there a second time, for the eye alone. */
  readonly isRepeat: boolean;
}

const bottom = sheet.height - sheet.bottom;
/** Space within a box that goes on over a page. */
const boxed = 6;

/** Spreads rows over pages. Rows that belong together go to the next page together, if one can hold them. */
export function paginate(rows: readonly Row[]): readonly (readonly Placed[])[] {
  const pages: Placed[][] = [[]];
  let top: number = sheet.top;
  const place = (row: Row, isRepeat: boolean): void => {
    pages.at(-1)?.push({ row, top, isRepeat });
    top += row.height;
  };
  const turn = (next: Row): void => {
    pages.push([]);
    top = sheet.top + (next.frames.length > 0 ? boxed : 0);
    for (const again of next.again ?? []) place(again, true);
  };
  const isEmpty = (): boolean => pages.at(-1)?.length === 0;
  for (const chain of chainsOf(rows)) {
    const fits = top + chain.reduce((sum, row) => sum + row.height, 0) <= bottom;
    const rest = fits && !isEmpty() ? chain : withoutFirstGaps(chain);
    const [first] = rest;
    if (first === undefined) continue;
    if (!fits && !isEmpty()) turn(first);
    for (const row of rest) {
      if (row.isGap && isEmpty()) continue;
      if (top + row.height > bottom && !isEmpty()) turn(row);
      place(row, false);
    }
  }
  return pages;
}

function withoutFirstGaps(rows: readonly Row[]): readonly Row[] {
  const first = rows.findIndex(({ isGap }) => !isGap);
  return first < 0 ? [] : rows.slice(first);
}

/** Rows that are not parted from each other. */
function* chainsOf(rows: readonly Row[]): Generator<readonly Row[]> {
  let chain: Row[] = [];
  for (const row of rows) {
    chain.push(row);
    if (row.keep) continue;
    yield chain;
    chain = [];
  }
  if (chain.length > 0) yield chain;
}
