import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launch, missing, openPage } from "./support/browser.js";

let browser: Browser;
let folder: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  if (!missing) browser = await launch();
});
afterAll(async () => {
  if (!missing) await browser.close();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-page-"));
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
  await rm(folder, { recursive: true, force: true });
});

/** Starts the built command line, and waits for the page's address. */
async function started(
  ...options: readonly string[]
): Promise<{ readonly page: string; readonly stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ["dist/cli/main.js", "sandbox", "--format", "json", "--quiet", ...options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.add(child);
  const ended = once(child, "close");
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const { page } = JSON.parse(line) as { readonly page: string };
  return {
    page,
    async stop() {
      child.kill("SIGTERM");
      expect(await ended).toEqual([0, null]);
      children.delete(child);
    },
  };
}

test.skipIf(missing)("one command serves the page; the first message is on the screen soon after", async () => {
  const began = performance.now();
  const { page: url, stop } = await started("--page");
  const listening = performance.now() - began;
  const { page, wrong } = await openPage(browser, url);
  const open = performance.now() - began;
  await page.click("text=Send the example");
  await page.waitForSelector(".rows a");
  const shown = performance.now() - began;
  await page.waitForSelector('.rows .tag:text-is("Patient matched")', { timeout: 60_000 });
  const matched = performance.now() - began;
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
  console.log(
    `command: page served after ${seconds(listening)}, open after ${seconds(open)}, first message on screen after ` +
      `${seconds(shown)}, patient matched after ${seconds(matched)}`,
  );
  expect(wrong).toEqual([]);
  await page.context().close();
  await stop();
});

test.skipIf(missing)("messages, switches and the clock are there after a restart with the same file", async () => {
  const state = join(folder, "state", "sandbox.db");
  const first = await started("--page", "--state", state);
  const { page } = await openPage(browser, first.page);
  await page.click("text=Send the example");
  await page.waitForSelector('.rows .tag:text-is("Patient matched")', { timeout: 60_000 });
  await page.click("text=+ 5 days");
  await page.waitForSelector("text=120 hours ahead");
  await page.click("#views >> text=Practices and faults");
  await page.selectOption("select[name=answers-A12345]", "silent");
  await page.waitForSelector(".notice >> text=Silent");
  await page.context().close();
  await first.stop();

  const second = await started("--page", "--page-port", "0", "--state", state);
  const again = await openPage(browser, second.page);
  await again.page.click(".rows a");
  await again.page.waitForSelector('.head .tag:text-is("Patient matched")');
  await again.page.waitForSelector(".timeline >> text=30001");
  await again.page.waitForSelector("text=120 hours ahead");
  await again.page.click("#views >> text=Practices and faults");
  expect(await again.page.inputValue("select[name=answers-A12345]")).toBe("silent");
  expect(again.wrong).toEqual([]);
  await again.page.context().close();
  await second.stop();
});
