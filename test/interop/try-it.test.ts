import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe, { type AxeResults } from "axe-core";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { tryItPage } from "../../scripts/try-it.js";
import { composeAcknowledgement, validateMessage, writeXml } from "../../src/index.js";
import { root } from "../project/layers.js";

const executablePath =
  process.env["CHROMIUM"] ?? spawnSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).stdout.trim();
const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"];
const missing = executablePath === "";
if (missing) console.log("not run: there is no Chromium here (set CHROMIUM to its path)");

const folder = join(root, ".cache/try-it");
/** As in page/look.test.ts: a folder for the picture that the guides show. */
const pictures = process.env["PICTURES"];
/** A file of the disk, as somebody opens it who was sent it. */
const address = pathToFileURL(join(folder, "try-it.html")).href;
const sinusitis = readFileSync(join(root, "examples/consultations/sinusitis.json"), "utf8");

let browser: Browser;
let page: Page;
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  if (missing) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "try-it.html"), await tryItPage(root));
  browser = await chromium.launch({ executablePath, args });
  page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
});
beforeEach(async () => {
  if (missing) return;
  requests.length = 0;
  complaints.length = 0;
  await page.goto(address);
});
afterAll(async () => {
  if (!missing) await browser.close();
});

const verdict = (): Promise<string> => page.locator("#verdict").innerText();
const paste = async (text: string): Promise<void> => {
  const before = await verdict();
  await page.fill("#source", text);
  await expect.poll(verdict).not.toBe(before);
};

test.skipIf(missing)(
  "opened from a disk it builds and validates the example, shows it, and fetches nothing",
  async () => {
    expect(await verdict()).toBe("Built, and valid: nothing was sent.");
    const frame = page.frameLocator("#frame");
    expect(await frame.locator("h1").innerText()).toContain("Pharmacy First");
    const xml = await page.locator("#xml").innerText();
    expect(validateMessage(xml.replace(/>\s+</g, "><")).valid).toBe(true);
    expect(requests.filter((url) => url !== address && url !== "about:srcdoc")).toEqual([]);
    expect(complaints).toEqual([]);
    await page.screenshot({ path: join(folder, "wide.png"), fullPage: true });
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, "try-it-light-wide.png") });
  },
);

test.skipIf(missing)(
  "the frame has the style of the page for people, though the policy allows no style in a text",
  async () => {
    const frame = page.frames()[1];
    expect(await frame?.evaluate("getComputedStyle(document.querySelector('header')).borderTopWidth")).toBe("6px");
  },
);

test.skipIf(missing)("a contradiction is refused, and what is improbable waits for a named person", async () => {
  const unconfirmed = { ...(JSON.parse(sinusitis) as object), confirmations: undefined };
  await paste(JSON.stringify(unconfirmed));
  expect(await verdict()).toMatch(/^Not yet: a named person must confirm \d+ findings?\.$/);
  expect(await page.locator("#findings").innerText()).toContain("CS-14");
  expect(await page.locator("#message").isHidden()).toBe(true);
  await paste(JSON.stringify({ ...unconfirmed, sharing: "declined" }));
  expect(await verdict()).toMatch(/^Refused: /);
});

test.skipIf(missing)("a message is validated, and each finding leads to its line", async () => {
  const xml = (await page.locator("#xml").innerText()).replace("ITK014M", "ITK014X");
  await paste(xml);
  expect(await verdict()).toMatch(/^An Update Record message: not valid, /);
  await page.locator("#findings button").first().click();
  const selected = await page.evaluate<string>(
    "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)",
  );
  expect(selected.trim()).toMatch(/^<.*>$/);
});

test.skipIf(missing)("an acknowledgement is read; anything else is named; a text with markup stays text", async () => {
  await paste(
    writeXml(
      composeAcknowledgement({
        request: { headerId: "0b0a5b3e-8f5c-4c7e-9d53-b4b0a3b9f001" },
        code: "30001",
        practice: { odsCode: "A12345", mailboxId: "A12345GP001" },
      }),
    ),
  );
  expect(await verdict()).toMatch(/^An acknowledgement: valid/);
  await paste("no XML");
  expect(await verdict()).toMatch(/^This cannot be read/);
  await paste(JSON.stringify({ service: "<img src=x onerror=document.title='run'>" }));
  expect(await verdict()).toMatch(/^Refused/);
  expect(await page.title()).toMatch(/^Try it/);
});

for (const colorScheme of ["light", "dark"] as const)
  test.skipIf(missing)(`axe finds nothing, ${colorScheme}; nothing overflows a narrow screen`, async () => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1400, height: 1000 });
    await page.evaluate(axe.source);
    const results = await page.evaluate<AxeResults>("axe.run(document)");
    expect(results.passes.length).toBeGreaterThan(10);
    expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    await page.setViewportSize({ width: 340, height: 800 });
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.screenshot({ path: join(folder, `narrow-${colorScheme}.png`), fullPage: true });
    await page.setViewportSize({ width: 1400, height: 1000 });
  });
