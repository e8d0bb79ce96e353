import type { Outline } from "../outline/outline.js";
import { attachFiles } from "./attachments.js";
import { footOf } from "./draw-foot.js";
import { drawPage, type Contents } from "./draw-page.js";
import type { PdfDocument } from "./kit.js";
import { loadPackages } from "./packages.js";
import { paginate } from "./paginate.js";
import { contentOf } from "./sections.js";
import { addStructure, readingOrder } from "./structure.js";
import { sheet } from "./style.js";
import { typesetterOf } from "./typesetter.js";

/**
 * That the document is PDF/UA-1. pdfkit would say so too, with a list of the glyphs (CIDSet) that leaves out the parts
 * of accented letters, which PDF/UA does not allow.
 */
const conformance =
  '<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">' +
  "<pdfuaid:part>1</pdfuaid:part></rdf:Description>";

/**
 * Writes an outline as a tagged PDF (PDF/UA-1). The same outline and date give the same bytes: nothing in it is random,
 * and no clock is read. @throws PdfPackagesError
 */
export async function writePdf(outline: Outline, date: Date): Promise<Uint8Array> {
  const packages = await loadPackages();
  const document = new packages.Document({
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: "en-GB",
    autoFirstPage: false,
    size: [sheet.width, sheet.height],
    margin: 0,
    font: null,
    info: {
      // pdfkit writes it into XML as it is.
      Title: outline.title.replace(/[<>&]/g, " "),
      Creator: "gp-connect-update-record",
      CreationDate: date,
    },
  });
  const fonts = packages.openFonts();
  document.appendXML(conformance);
  for (const [name, font] of Object.entries(fonts)) document.registerFont(name, font);
  const written = bytesOf(document);
  const setter = typesetterOf(document, fonts, packages.bidi);
  const { rows, elements } = contentOf(outline, setter);
  const order = readingOrder(elements);
  const contents: Contents = new Map();
  const pages = paginate(rows);
  const drawFoot = footOf(outline.foot, document, setter);
  for (const [place, page] of pages.entries()) {
    document.addPage();
    drawPage(document, page, order, contents);
    drawFoot(place + 1, pages.length);
  }
  attachFiles(document, outline, date);
  addStructure(document, elements, contents);
  document.end();
  return written;
}

async function bytesOf(document: PdfDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  await new Promise<void>((resolve, reject) => {
    document.on("data", (bytes) => void parts.push(bytes));
    document.on("end", resolve);
    document.on("error", reject);
  });
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
