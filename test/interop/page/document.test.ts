import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildMessage, parseConsultation, readMessage } from "../../../src/index.js";
import { renderFallbackPdf, renderHtml } from "../../../src/render/index.js";
import { emptyPage, launch, missing } from "./support/browser.js";

/** As in look.test.ts: a folder for the pictures that the guides show. */
const pictures = process.env["PICTURES"];
const site = "http://document.test";

const sender = { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" } as const;
const json: unknown = JSON.parse(readFileSync("examples/consultations/infected-insect-bites.json", "utf8"));
/** As it comes out of the message: a document is made from what would have been sent. */
const { consultation } = readMessage(buildMessage(parseConsultation(json), { sender }).xml);
const details = {
  sender,
  ids: {
    messageHeader: "0b0a5b3e-8f5c-4c7e-9d53-b4b0a3b9f001",
    messageBundle: "0b0a5b3e-8f5c-4c7e-9d53-b4b0a3b9f002",
    documentBundle: "0b0a5b3e-8f5c-4c7e-9d53-b4b0a3b9f003",
  },
  practiceOdsCode: "A12345",
  sentAt: "2025-11-18T11:40:00Z",
  answeredAt: "2025-11-18T11:45:12Z",
};

/** Draws the first page of the PDF, and says what its words are and how much of it is not white. */
const draw = `
  import { getDocument, GlobalWorkerOptions } from "/pdf.min.mjs";
  GlobalWorkerOptions.workerSrc = "/pdf.worker.min.mjs";
  const first = await (await getDocument("/document.pdf").promise).getPage(1);
  const viewport = first.getViewport({ scale: 1.5 });
  const canvas = Object.assign(document.querySelector("canvas"), { width: viewport.width, height: viewport.height });
  const canvasContext = canvas.getContext("2d");
  await first.render({ canvasContext, viewport }).promise;
  const { data } = canvasContext.getImageData(0, 0, canvas.width, canvas.height);
  let inked = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] < 200) inked += 1;
  const { items } = await first.getTextContent();
  document.body.dataset.words = items.map(({ str }) => str).join(" ");
  document.body.dataset.inked = String(inked / (canvas.width * canvas.height));
`;

let browser: Browser;
beforeAll(async () => {
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  if (!missing) browser = await launch();
});
afterAll(async () => {
  if (!missing) await browser.close();
});

test.skipIf(missing)("UR-102: a browser draws the PDF for a practice, whose box comes first", async () => {
  const files: Readonly<Record<string, readonly [type: string, body: string | Buffer]>> = {
    "/": ["text/html", `<style>body { margin: 0 }</style><canvas></canvas><script type="module">${draw}</script>`],
    "/document.pdf": ["application/pdf", Buffer.from(await renderFallbackPdf(consultation, details))],
    ...Object.fromEntries(
      ["/pdf.min.mjs", "/pdf.worker.min.mjs"].map((name) => [
        name,
        ["text/javascript", readFileSync(`node_modules/pdfjs-dist/build${name}`)] as const,
      ]),
    ),
  };
  const page = await emptyPage(browser);
  await page.route(`${site}/**`, async (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ["text/plain", ""];
    await route.fulfill({ contentType, body });
  });
  await page.goto(site);
  await page.waitForSelector("body[data-inked]");
  expect(await page.getAttribute("body", "data-words")).toMatch(
    /For the practice: why this is sent as a document.*tell the pharmacy.*Clinical summary/s,
  );
  expect(Number(await page.getAttribute("body", "data-inked"))).toBeGreaterThan(0.01);
  if (pictures !== undefined)
    await page.locator("canvas").screenshot({ path: join(pictures, "document-for-the-practice.png") });
  await page.context().close();
});

test.skipIf(missing)("what a message says to a practice is a page without what stays at the pharmacy", async () => {
  const page = await emptyPage(browser);
  await page.setViewportSize({ width: 860, height: 600 });
  await page.setContent(renderHtml(consultation));
  expect(await page.innerText("body")).toMatch(/Seen at.*Clinical summary.*Medicines supplied/s);
  expect(await page.innerText("body")).not.toContain("Kept at the pharmacy");
  if (pictures !== undefined)
    await page.screenshot({ path: join(pictures, "message-for-the-practice.png"), fullPage: true });
  await page.context().close();
});
