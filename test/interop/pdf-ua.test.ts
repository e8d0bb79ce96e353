import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderFallbackPdf, renderPdf } from "../../src/render/index.js";
import { everything, examples, fallbackDetails, fromRightToLeft, long } from "../render/pdf/support/inputs.js";
import { hostileOutlines } from "../render/pdf/support/hostile-outlines.js";
import { maximal } from "../render/support/maximal.js";
import { writePdf } from "../../src/render/pdf/write-pdf.js";
import { verdicts, veraPdf } from "./support/verapdf.js";

const found = veraPdf();
if ("notRun" in found) console.log(`not run: ${found.notRun}`);

/** Each document by its name. */
const documents: Readonly<Record<string, () => Promise<Uint8Array>>> = Object.fromEntries([
  ...examples.map(([name, one]) => [name, () => renderPdf(one)] as const),
  ...maximal.map(([name, one]) => [`everything: ${name}`, () => renderPdf(one)] as const),
  ...maximal.map(([name, one]) => [`for a practice: ${name}`, () => renderFallbackPdf(one, fallbackDetails)] as const),
  ["from right to left", () => renderPdf(fromRightToLeft())] as const,
  ["over many pages", () => renderPdf(long())] as const,
  ["the least", () => renderPdf({ service: "urgent-supply", clinicalSummary: ["x"] })] as const,
  ...hostileOutlines(40).map((outline, at) => [`hostile ${at + 1}`, () => writePdf(outline, new Date(0))] as const),
]);

/** A document that does not say that it is PDF/UA-1: veraPDF must find that. */
const control = "a document that does not say so";
const judgedToo = {
  ...documents,
  [control]: async () => {
    const written = Buffer.from(await renderPdf(everything())).toString("latin1");
    return Buffer.from(written.replace("pdfuaid:part>1<", "pdfuaid:part>9<"), "latin1");
  },
};

let folder = "";
const judged = new Map<string, string>();

beforeAll(async () => {
  if ("notRun" in found) return;
  folder = mkdtempSync(join(tmpdir(), "pdf-ua-"));
  const files: string[] = [];
  for (const [at, write] of Object.values(judgedToo).entries()) {
    const file = join(folder, `${at}.pdf`);
    writeFileSync(file, await write());
    files.push(file);
  }
  const said = verdicts(found.folder, files);
  for (const [at, name] of Object.keys(judgedToo).entries()) judged.set(name, said.get(files[at] ?? "") ?? "");
});
afterAll(() => {
  if (folder !== "") rmSync(folder, { recursive: true, force: true });
});

test.skipIf("notRun" in found)("veraPDF finds a fault where there is one", () => {
  expect(Object.keys(documents).length).toBeGreaterThan(70);
  expect(judged.get(control)).toMatch(/^FAIL /);
});

test.skipIf("notRun" in found).each(Object.keys(documents))("veraPDF finds that it is PDF/UA-1: %s", (name) => {
  expect(judged.get(name)).toBe("PASS");
});
