import { spawnSync } from "node:child_process";
import axe, { type AxeResults } from "axe-core";
import { chromium, type Browser, type Page } from "playwright-core";
import { expect } from "vitest";

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

/** Whether there is no browser here: then the tests are skipped, and say so. */
export const missing: boolean = executablePath === "";
if (missing) console.log("not run: there is no Chromium here (set CHROMIUM to its path)");

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath, args });
}

/** What a page did that it must not do: it stays empty. */
export interface Watched {
  readonly page: Page;
  readonly wrong: string[];
}

/** A page with nothing in it yet. */
export async function emptyPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1280, height: 840 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  return context.newPage();
}

/** A page of its own, watched for errors and for requests to anywhere but the sandbox. */
export async function openPage(browser: Browser, url: string, path = "/"): Promise<Watched> {
  const page = await emptyPage(browser);
  const wrong: string[] = [];
  page.on("pageerror", ({ message }) => wrong.push(message));
  page.on("console", (line) => {
    if (line.type() === "error") wrong.push(line.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("blob:")) wrong.push(request.url());
  });
  await page.goto(url.slice(0, -1) + path);
  await page.waitForSelector("body[data-ready]");
  return { page, wrong };
}

/** All rules of axe, including its best practices. The frame's own content is looked at in render-page.test.ts. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<AxeResults>('axe.run({ exclude: ["iframe"] })');
  expect(results.passes.length).toBeGreaterThan(10);
  // Of text that lies in a part of the page that is scrolled away, or under another one, axe cannot tell the contrast.
  const undecided = results.incomplete.filter(({ id }) => id !== "color-contrast");
  return [...results.violations, ...undecided].flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary ?? ""}`),
  );
}
