import { expect, test } from "vitest";
import { renderFallbackHtml, renderFallbackPdf, renderHtml, renderPdf } from "../../../src/render/index.js";
import { spread } from "../../support/inputs.js";
import { maximal } from "../support/maximal.js";
import { everything, examples, fallbackDetails, fromRightToLeft, long } from "./support/inputs.js";
import { readPdf, textOf } from "./support/read-pdf.js";
import { lettersOf, wantedText } from "./support/same-text.js";

for (const [name, consultation] of [
  ...spread(1, examples),
  ...spread(1, maximal),
  ["names from right to left", fromRightToLeft()] as const,
  ["a long one over many pages", long()] as const,
])
  test(`the PDF says the same as the page, in the same order: ${name}`, async () => {
    const pdf = await readPdf(await renderPdf(consultation));
    expect(lettersOf(textOf(pdf))).toBe(wantedText(renderHtml(consultation)));
  });

test("no document leaves a trace in the next: the same again after others, byte for byte", async () => {
  const first = await renderPdf(fromRightToLeft());
  for (const [, consultation] of spread(1, examples)) await renderPdf(consultation);
  expect(Buffer.compare(await renderPdf(fromRightToLeft()), first)).toBe(0);
});

test("UR-102, UR-105: so does the PDF for a practice, whose first words say why it is sent", async () => {
  const pdf = await readPdf(await renderFallbackPdf(everything(), fallbackDetails));
  expect(lettersOf(textOf(pdf))).toBe(wantedText(renderFallbackHtml(everything(), fallbackDetails)));
  expect(textOf(pdf)).toMatch(/For the practice: why this is sent as a document.*not a way to send anything urgent/s);
  expect(textOf(pdf)).not.toMatch(/Kept at the pharmacy|ZABEL/);
});
