import { styles } from "./style.js";
import type { Typesetter } from "./typesetter.js";

/** No word makes a column wider than this, in points: it is broken instead. */
const widestWord = 96;
/** How much of a cell is measured: a longer one takes what is there. */
const measured = 400;

interface Wish {
  /** So that no word is broken. */
  readonly least: number;
  /** So that no line is broken. */
  readonly most: number;
}

/** The widths of the columns of a table, which together fill the width: as a browser gives them out. */
export function columnWidths(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
  setter: Typesetter,
): readonly number[] {
  const wishes = columns.map((column, place) =>
    wishOf([column, ...rows.map((row) => row[place] ?? "")], width, setter),
  );
  const least = wishes.reduce((sum, wish) => sum + wish.least, 0);
  const most = wishes.reduce((sum, wish) => sum + wish.most, 0);
  if (least >= width) return wishes.map((wish) => (wish.least / least) * width);
  if (most <= width) return wishes.map((wish) => wish.most + (width - most) / wishes.length);
  return wishes.map((wish) => wish.least + ((width - least) * (wish.most - wish.least)) / (most - least));
}

function wishOf(texts: readonly string[], width: number, setter: Typesetter): Wish {
  const { face, size } = styles.rowName;
  let least = 12;
  let most = least;
  for (const text of texts)
    for (const line of setter.drawable(text.slice(0, measured)).split("\n")) {
      most = Math.max(most, setter.widthOf(line, face, size));
      for (const word of line.split(" ")) least = Math.max(least, setter.widthOf(word, face, size));
    }
  return { least: Math.min(least + 1, widestWord), most: Math.min(Math.max(most + 1, least + 1), width) };
}
