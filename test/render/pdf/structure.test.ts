import { expect, test, vi } from "vitest";
import { renderFallbackPdf, renderPdf } from "../../../src/render/index.js";
import { consultationOutline } from "../../../src/render/outline/consultation-outline.js";
import { maximal, pdf as attached } from "../support/maximal.js";
import { everything, fallbackDetails, long } from "./support/inputs.js";
import { objectsOf } from "./support/raw-pdf.js";
import { everyElement, readPdf, type ReadElement } from "./support/read-pdf.js";

const bytes = await renderPdf(long());
const pdf = await readPdf(bytes);
const elements = everyElement(pdf);
const withRole = (role: string): readonly ReadElement[] => elements.filter((element) => element.role === role);

test("the document has a title without patient data, a language, and tags", () => {
  expect(pdf).toMatchObject({
    title: "Pharmacy First consultation: Acute sinusitis",
    language: "en-GB",
    isMarked: true,
  });
  const [catalogue = ""] = [...objectsOf(bytes).values()].filter((text) => text.includes("/Type /Catalog"));
  expect(catalogue).toContain("/ViewerPreferences");
  expect(Buffer.from(bytes).toString("latin1")).toContain("<pdfuaid:part>1</pdfuaid:part>");
});

test("its headings are those of the page, one level after another", () => {
  const { title, sections } = consultationOutline(long());
  expect(withRole("H1").map(({ text }) => text.trim())).toEqual([title]);
  expect(withRole("H2").map(({ text }) => text.trim())).toEqual(sections.map(({ heading }) => heading));
  const levels = elements.flatMap(({ role }) => /^H(\d)$/.exec(role)?.[1] ?? []).map(Number);
  expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
});

const rowCount = consultationOutline(long())
  .sections.flatMap(({ blocks }) => blocks)
  .reduce((sum, block) => sum + (block.kind === "table" ? block.rows.length : 0), 0);

test("a table has column headers, and the first cell of each row is its header", () => {
  const tables = withRole("Table");
  expect(tables.length).toBeGreaterThan(1);
  const [head] = withRole("THead");
  const columns = head?.children[0]?.children ?? [];
  expect(columns.map(({ role, text }) => [role, text.trim()])).toEqual([
    ["TH", "Condition"],
    ["TH", "Status"],
  ]);
  const raw = [...objectsOf(bytes).values()];
  expect(raw.filter((text) => /\/S \/TH$/m.test(text)).every((text) => /\/Scope \/(?:Row|Column)/.test(text))).toBe(
    true,
  );
  expect(raw.filter((text) => text.includes("/Scope /Row"))).toHaveLength(rowCount);
});

test("each page says at its foot who the patient is and which page it is, and no screen reader reads that", () => {
  const count = pdf.pages.length;
  expect(count).toBeGreaterThan(8);
  for (const [place, { artefacts }] of pdf.pages.entries()) {
    expect(artefacts).toContain(`Page ${place + 1} of ${count}`);
    expect(artefacts).toContain("NHS number 999 195 6832, born 21-May-1990, Dr Dominique Ray FAIRWEATHER OBE");
  }
  expect(elements.some(({ text }) => text.includes(`of ${count}`))).toBe(false);
});

test("a table that runs over a page repeats its headers, and no heading is the last thing on a page", () => {
  expect(pdf.pages.filter(({ artefacts }) => /Condition.*Status/.test(artefacts)).length).toBeGreaterThan(0);
  for (const page of pdf.pages) {
    const onPage = everyElement({ ...pdf, pages: [page] }).filter(({ text }) => text.trim() !== "");
    expect(onPage.at(-1)?.role).not.toMatch(/^H\d|Caption$/);
  }
});

test("every font is embedded", () => {
  const raw = [...objectsOf(bytes).values()];
  const fonts = raw.filter((text) => text.includes("/Subtype /Type0"));
  const descriptors = raw.filter((text) => text.includes("/Type /FontDescriptor"));
  expect(fonts.length).toBeGreaterThan(1);
  expect(descriptors).toHaveLength(fonts.length);
  expect(descriptors.every((text) => /\/FontFile2 \d+ 0 R/.test(text))).toBe(true);
  expect(fonts.every((text) => /\/ToUnicode \d+ 0 R/.test(text))).toBe(true);
  expect(raw.filter((text) => /\/Subtype \/(?:Type1|TrueType|Type3)\b/.test(text))).toEqual([]);
});

test("UR-077: a PDF report is attached byte for byte, and the page says so", async () => {
  const [, consultation] = maximal.find(([name]) => name.includes("PDF")) ?? [];
  const written = await renderPdf(consultation ?? everything());
  const read = await readPdf(written);
  expect(Object.keys(read.attachments)).toEqual(["ambulatory-report.pdf"]);
  expect(Buffer.from(read.attachments["ambulatory-report.pdf"] ?? []).toString("base64")).toBe(attached);
  const [file] = [...objectsOf(written).values()].filter((text) => text.includes("/Type /Filespec"));
  expect(file).toContain("/AFRelationship /Supplement");
  expect(everyElement(read).map(({ text }) => text.trim())).toContainEqual(
    expect.stringMatching(/^PDF, \d+ bytes.* It is attached to this PDF, by the name ambulatory-report\.pdf\.$/),
  );
  expect(Object.keys(pdf.attachments)).toEqual([]);
});

test("the same consultation gives the same bytes, whenever and wherever it is written", async () => {
  const first = await renderFallbackPdf(everything(), fallbackDetails);
  vi.useFakeTimers({ now: new Date("2031-01-01T00:00:00Z"), toFake: ["Date"] });
  try {
    expect(Buffer.compare(await renderFallbackPdf(everything(), fallbackDetails), first)).toBe(0);
  } finally {
    vi.useRealTimers();
  }
  expect(Buffer.from(first).toString("latin1")).toContain("(D:20250702094012Z)");
});

test("anything but a consultation is refused; an empty one, or one with an impossible time, is not", async () => {
  await expect(renderPdf(undefined as never)).rejects.toMatchObject({ code: "invalid-value" });
  await expect(renderFallbackPdf(everything(), undefined as never)).rejects.toMatchObject({ code: "invalid-value" });
  const read = await readPdf(
    await renderPdf({ service: "pharmacy-first", clinicalSummary: [], startedAt: "never" } as never),
  );
  expect(read.pages).toHaveLength(1);
});
