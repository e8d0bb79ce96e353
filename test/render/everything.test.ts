import { expect, test } from "vitest";
import { consultationOutline, sentOutline } from "../../src/render/outline/consultation-outline.js";
import { renderHtml, renderText } from "../../src/render/index.js";
import type { Outline } from "../../src/render/outline/outline.js";
import { visible } from "../../src/render/write/visible.js";
import { writeHtml } from "../../src/render/write/write-html.js";
import { writeText } from "../../src/render/write/write-text.js";
import { maximal, pdf } from "./support/maximal.js";
import { oneLine, pageText } from "./support/page-text.js";
import { leavesOf, shownWords } from "./support/shown-words.js";

/** Every text of an outline in its order, except captions and columns of tables, which plain text does not show. */
const textsOf = ({ kicker, title, sections }: Outline): readonly string[] => {
  const leaves = leavesOf(sections).filter(
    ({ path }) => !/\.?(kind|base64|contentType|fileName|role|caption|columns)$/.test(path),
  );
  return [kicker, title, ...leaves.map(({ value }) => oneLine(visible(value)))];
};

for (const [name, consultation] of maximal) {
  const page = renderHtml(consultation);
  const shown = {
    text: oneLine(renderText(consultation)),
    page: pageText(page).replaceAll("Offered by RAMSBOTTOM", "Offered by: RAMSBOTTOM"),
  };

  test(`everything in ${name} is shown, as text and as a page`, () => {
    const wanted = leavesOf(consultation).map((leaf) => ({ ...leaf, words: shownWords(leaf) }));
    expect(wanted.length).toBeGreaterThan(200);
    expect(wanted.filter(({ words }) => !shown.text.includes(words))).toEqual([]);
    expect(wanted.filter(({ words }) => !shown.page.includes(words))).toEqual([]);
  });

  test(`text and page of ${name} say the same, in the same order`, () => {
    for (const outline of [consultationOutline(consultation), sentOutline(consultation)]) {
      for (const written of [oneLine(writeText(outline)), pageText(writeHtml(outline))]) {
        let from = 0;
        for (const text of textsOf(outline)) {
          const at = written.indexOf(text, from);
          expect(at, text).toBeGreaterThanOrEqual(0);
          from = at;
        }
      }
    }
  });
}

test("UR-077: the page contains a PDF report byte for byte; a text names it and its size", () => {
  const [, consultation] = maximal.find(([name]) => name.includes("PDF")) ?? [];
  if (consultation === undefined) throw new Error("no consultation with a PDF");
  expect(renderHtml(consultation)).toContain(
    `<a download="ambulatory-report.pdf" href="data:application/pdf;base64,${pdf}">`,
  );
  expect(renderText(consultation)).toContain(
    `    File: PDF, ${Buffer.from(pdf, "base64").length} bytes; a document of its own, not printed here\n`,
  );
});
