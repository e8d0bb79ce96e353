import { asArtefact, drawRun } from "./draw-page.js";
import type { PdfDocument } from "./kit.js";
import { linesOf, type Line } from "./lay-out.js";
import { sheet, styles } from "./style.js";
import type { Typesetter } from "./typesetter.js";

const width = sheet.width - sheet.left - sheet.right;
const leading = styles.foot.size * 1.4;
/** The outline has shortened what is long; lines beyond these would leave the sheet. */
const most = 3;

/** Draws the foot of a sheet: who the patient is, and which page it is. A screen reader passes over it. */
export function footOf(
  foot: string,
  document: PdfDocument,
  setter: Typesetter,
): (number: number, count: number) => void {
  const lines = linesOf([{ text: foot, style: styles.foot }], width * 0.8, setter).slice(0, most);
  const top = sheet.height - sheet.bottom + 20;
  return (number, count) => {
    const [place] = linesOf([{ text: `Page ${number} of ${count}`, style: styles.foot }], width * 0.2, setter);
    const draw = (): void => {
      for (const [at, line] of lines.entries()) drawLine(document, line, sheet.left, top + at * leading);
      if (place !== undefined) drawLine(document, place, sheet.left + width - place.width, top);
    };
    asArtefact(document, draw, { type: "Pagination", attached: ["Bottom"] });
  };
}

function drawLine(document: PdfDocument, line: Line, x: number, baseline: number): void {
  for (const run of line.runs) drawRun(document, run, x, baseline);
}
