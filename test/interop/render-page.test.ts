import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import axe, { type AxeResults } from "axe-core";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseConsultation, pharmacyFirst } from "../../src/consultation/index.js";
import { renderFallbackHtml, renderHtml, renderReportHtml } from "../../src/render/index.js";
import { validateMessage } from "../../src/validation/index.js";
import { commonInput, leastInput } from "../consultation/inputs.js";
import { maximal, pdf } from "../render/support/maximal.js";

const executablePath =
  process.env["CHROMIUM"] ?? spawnSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).stdout.trim();
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const missing = executablePath === "";
if (missing) console.log("not run: there is no Chromium here (set CHROMIUM to its path)");

const examples = "examples/consultations";
const ids = {
  messageHeader: "0b0a5b3e-8f5c-4c7e-9d53-b4b0a3b9f001",
  messageBundle: "0b0a5b3e-8f5c-4c7e-9d53-b4b0a3b9f002",
  documentBundle: "0b0a5b3e-8f5c-4c7e-9d53-b4b0a3b9f003",
};
const hostileText =
  '<script>document.title = "run"</script><img src="https://example.invalid/x" onerror="document.title=\'run\'"> ' +
  `</style> \u202Etxet\u202C ${"Pneumonoultramicroscopic".repeat(30)}`;
const hostile = pharmacyFirst.impetigo({
  ...leastInput,
  patient: { ...leastInput.patient, name: { family: hostileText.slice(0, 300) } },
  clinicalSummary: hostileText,
  presentingComplaints: [{ condition: { code: "276433004", display: hostileText }, clinicalStatus: "active" }],
  supplies: [
    {
      product: { code: "289411000001107", display: hostileText },
      quantity: { value: 1, unit: "vial" },
      dosage: hostileText,
    },
  ],
});

/** The pages by their names. */
const pages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(maximal.map(([name, consultation]) => [`everything: ${name}`, renderHtml(consultation)])),
  ...Object.fromEntries(
    readdirSync(examples)
      .sort()
      .map((name) => [name, renderHtml(parseConsultation(JSON.parse(readFileSync(join(examples, name), "utf8"))))]),
  ),
  "the least": renderHtml(pharmacyFirst.minorIllness(commonInput)),
  "hostile texts": renderHtml(hostile),
  ...Object.fromEntries(
    maximal
      .slice(0, 1)
      .map(([, consultation]) => [
        "the practice's page",
        renderFallbackHtml(consultation, { sender: { odsCode: "FQW30", mailboxId: "X26ABC1" }, ids }),
      ]),
  ),
  "a report with issues": renderReportHtml(
    validateMessage('<Bundle xmlns="http://hl7.org/fhir"><type value="message"/></Bundle>'),
  ),
  "a report without": renderReportHtml({ kind: "update-record", valid: true, issues: [] }),
};

let browser: Browser;
let page: Page;
const requests: string[] = [];

beforeAll(async () => {
  if (missing) return;
  browser = await chromium.launch({ executablePath, args });
  const context = await browser.newContext({ acceptDownloads: true });
  page = await context.newPage();
  page.on("request", (request) => requests.push(request.url()));
});
afterAll(async () => {
  if (missing) return;
  await browser.close();
  console.log(
    `render-page: ${Object.keys(pages).length} pages in Chromium, looked at by axe ${axe.version} on screen and ` +
      "on paper",
  );
});

const widths = [1000, 850, 810];

/**
 * All rules of axe, including its best practices. What it cannot decide is looked at again in a narrower window:
 * a space that hangs over at the end of a line, on the last pixel of its box, is to axe "overlapped".
 */
async function violations(): Promise<readonly string[]> {
  let undecided: readonly string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 1300 });
    await page.evaluate(axe.source);
    const results = await page.evaluate<AxeResults>("axe.run(document)");
    expect(results.passes.length).toBeGreaterThan(10);
    const wrong = told(results.violations);
    if (wrong.length > 0) return wrong;
    const here = told(results.incomplete);
    undecided = width === widths[0] ? here : undecided.filter((node) => here.includes(node));
    if (undecided.length === 0) return [];
  }
  return undecided;
}

function told(results: AxeResults["violations"]): readonly string[] {
  return results.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary ?? ""}`),
  );
}

for (const [name, html] of Object.entries(pages)) {
  test.skipIf(missing)(`${name}: axe finds nothing, on a screen and on paper`, async () => {
    await page.setContent(html);
    expect(await violations()).toEqual([]);
    await page.emulateMedia({ media: "print" });
    expect(await violations()).toEqual([]);
    await page.emulateMedia({ media: null });
  });

  test.skipIf(missing)(
    `${name}: nothing overflows the page on a wide or narrow screen, no script runs and nothing is fetched`,
    async () => {
      requests.length = 0;
      await page.setContent(html);
      for (const width of [1200, 320]) {
        await page.setViewportSize({ width, height: 900 });
        expect(
          await page.evaluate<number>("document.documentElement.scrollWidth"),
          `at ${width} pixels`,
        ).toBeLessThanOrEqual(width);
      }
      expect(await page.title()).not.toBe("run");
      expect(requests).toEqual([]);
    },
  );
}

test.skipIf(missing)(
  "axe works: a page without a language, with too little contrast, without a first heading or covered has violations",
  async () => {
    const html = pages["the least"] ?? "";
    await page.setContent(
      html
        .replace(' lang="en-GB"', "")
        .replace("--soft: #4c6272", "--soft: #b0b8bd")
        .replace("<h1>", "<h4>")
        .replace("</h1>", "</h4>"),
    );
    const found = (await violations()).join("\n");
    for (const rule of ["html-has-lang", "color-contrast", "page-has-heading-one"]) expect(found).toContain(rule);
    const cover = '<p style="position: absolute; inset: 0; background: #fff">Over all of it.</p></main>';
    await page.setContent(html.replace("</main>", cover));
    expect((await violations()).join("\n")).toContain("overlapped by another element");
  },
);

test.skipIf(missing)(
  "a page prints on A4 with its number and the patient's name, and no table overflows the sheet",
  async () => {
    for (const html of Object.values(pages)) {
      await page.setContent(html);
      const paper = await page.pdf({ preferCSSPageSize: true });
      const boxes = paper.toString("latin1").match(/\/MediaBox \[[^\]]*\]/g) ?? [];
      expect(boxes.length).toBeGreaterThan(0);
      for (const box of boxes) expect(box).toMatch(/\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
      // 180 mm between the margins, at 96 pixels an inch.
      await page.setViewportSize({ width: 680, height: 1000 });
      await page.emulateMedia({ media: "print" });
      expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(680);
      await page.emulateMedia({ media: null });
    }
  },
);

test.skipIf(missing)(
  "UR-077: a PDF is saved from the page byte for byte, under a name without the patient",
  async () => {
    const html = pages["everything: a blood pressure check with a PDF report"] ?? "";
    await page.setContent(html);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("a[download]")]);
    expect(download.suggestedFilename()).toBe("ambulatory-report.pdf");
    expect(readFileSync(await download.path()).toString("base64")).toBe(pdf);
  },
);
